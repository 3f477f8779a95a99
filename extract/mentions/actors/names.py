"""What the words of a phrase come down to, as the name of an actor of whom nothing more is known."""

from __future__ import annotations

from extract.mentions.actors.chunks import Chunk
from extract.mentions.actors.identity import Identity
from extract.mentions.actors.words import Sentence

#: classes of the words that say who somebody is; adjectives and numbers do not
_TELLING = "ycGHKRknNgbf"
#: functions of nouns for people in the mass: one gunman and several are the same actor
_MASS = frozenset(("civil", "protest", "riot", "armed", "militia", "communal", "clergy", "force", "military", "police"))
_KEPT_ADJECTIVES = frozenset(
    ("armed", "tribal", "opposition", "foreign", "displaced", "private", "unidentified", "black", "white")
)


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
    words: list[str] = []
    for at in range(chunk.start, chunk.head):
        code, text = codes[at], row[at].text
        if code == "s":
            words[-1:] = [words[-1] + text] if words else []
        elif code in _TELLING or (code == "=" and words) or text.lower() in _KEPT_ADJECTIVES:
            words.append(text)
    words.append(head.many if head.function in _MASS else sentence.text[row[chunk.head].start : row[head_end - 1].end])
    if head_end < chunk.end:
        words.append(sentence.text[row[head_end].start : row[chunk.end - 1].end])
    return " ".join(words)
