"""What the words of a phrase come down to, as the name of an actor of whom nothing more is known."""

from __future__ import annotations

from typing import NamedTuple

from extract.lexicon.actors import Head, Phrase, word_set
from extract.lexicon.words import word_class
from extract.mentions.actors.chunks import Chunk
from extract.mentions.actors.identity import Identity, identify_alone
from extract.mentions.actors.words import Sentence

#: classes of the words that say who somebody is; adjectives and numbers do not
_TELLING = "ycGHKRknNgbf="
_MASS = word_class("actors.mass")


def canonical(sentence: Sentence, chunk: Chunk, identity: Identity) -> str:
    """Name of the actor: "Masked gunmen" and "gunman" give "gunmen", "President X" gives "X"."""
    row, codes, found = sentence.row, sentence.codes, sentence.found
    if identity.name_at >= 0:
        return sentence.text[row[identity.name_at].start : row[chunk.end - 1].end]
    if chunk.head not in found:
        return sentence.text[row[chunk.start].start : row[chunk.end - 1].end]
    phrase, head_end = found[chunk.head]
    head = phrase.head
    if head is None:
        return sentence.text[row[chunk.head].start : row[head_end - 1].end]
    if identity.by_group >= 0:
        return sentence.text[row[identity.by_group].start : row[found[identity.by_group][1] - 1].end]
    words: list[str] = []
    for at in range(chunk.start, chunk.head):
        code, text = codes[at], sentence.words[at]
        if code == "s":
            if words and not _owner(sentence, at):
                words[-1] += text
        elif code == "c" and at in found and codes[found[at][1] : found[at][1] + 1] == "s":
            nation = found[at][0].nation
            words.append(nation.adjective if nation is not None else text)
        elif (code in _TELLING and not _country_word(codes, at)) or _tells(text):
            words.append(text.lower() if at == 0 and code in "jnKHR" and text.istitle() else text)
    words.append(head.many if several(head) else sentence.text[row[chunk.head].start : row[head_end - 1].end])
    if head_end < chunk.end:
        words.append(sentence.text[row[head_end].start : row[chunk.end - 1].end])
    return " ".join(words)


class Lone(NamedTuple):
    """A phrase that is all of its chunk: its identity, and its canonical name ("" where its words are that)."""

    identity: Identity
    name: str


#: what phrases come down to that stand alone, by the address of the lexicon's phrase, which is never let go
_LONE: dict[int, Lone] = {}


def lone(phrase: Phrase) -> Lone:
    """What a phrase comes down to that is all of its chunk; worked out once for a phrase of the lexicon."""
    known = _LONE.get(id(phrase))
    if known is None:
        head = phrase.head
        known = Lone(identify_alone(phrase), head.many if head is not None and several(head) else "")
        if head is not None or phrase.entries or phrase.nation is not None:  # names found by form are made each time
            _LONE[id(phrase)] = known
    return known


def several(head: Head) -> bool:
    """Is the noun for people in the mass, so that one and several of them are the same actor?"""
    return head.function in _MASS and head.lemma not in word_set("bodies")


def _owner(sentence: Sentence, mark: int) -> bool:
    """Is a state the owner before this possessive mark? It is named by its adjective then."""
    at = mark - 1
    while at > 0 and sentence.codes[at] == "=":
        at -= 1
    return sentence.codes[at] == "c"


def _country_word(codes: str, at: int) -> bool:
    """Is this a later word of a state's name that is named by its adjective?"""
    first = at
    while first > 0 and codes[first] == "=":
        first -= 1
    end = at + 1
    while codes[end : end + 1] == "=":
        end += 1
    return codes[at] == "=" and codes[first] == "c" and codes[end : end + 1] == "s"


def _tells(adjective: str) -> bool:
    """Does this adjective say who somebody is: "tribal", "U.S.-backed", "pro-government"?"""
    low = adjective.lower()
    first, hyphen, _ = low.partition("-")
    if hyphen and (first in ("pro", "anti", "ex", "counter", "non") or low.rpartition("-")[2] in word_set("joined")):
        return True
    return low in word_set("telling_adjectives")
