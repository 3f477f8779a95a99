"""Actor mentions of a text: chunks of every sentence with their identity, persons, pronouns, nationalities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.lexicon.actors import Phrase, word_set
from extract.mentions.actors import shorts as shorts_by_form
from extract.mentions.actors.acronyms import defined
from extract.mentions.actors.attach import attach
from extract.mentions.actors.chunks import Chunk, find_chunks
from extract.mentions.actors.classes import Found, classify
from extract.mentions.actors.forms import mark_forms
from extract.mentions.actors.identity import Identity, identify, shared_head
from extract.mentions.actors.names import canonical, lone
from extract.mentions.actors.persons import Persons, without_full_names
from extract.mentions.actors.words import Draft, Sentence, nationalities, prefixes, pronouns
from extract.mentions.bulk import make
from extract.mentions.tagging.tokens import Tagged
from extract.model import ActorKind, ActorMention, EntityType, Span

#: "(FRX)", "in the hills", "with rifles from the camp": what may part a subject from its verb, and the verb
_ASIDE = re.compile(r"(?:\([^()]{1,3}\)(?=[iv]))?(?:i[adp#jyNnmHKRGcgk=]*[NnmHKRGcgk=])*v")
_INTEREST = frozenset("cgyYGHKRkTFfwN")


def find_actors(text: str, tagged: Tagged) -> tuple[ActorMention, ...]:
    """Every mention of an actor in ``text``, in order of start, longest first where two start together.

    ``definite`` mentions and those without ``actor_id`` are for ``extract.resolve.actors``. ``nested`` mentions lie
    inside a longer one that fills the roles; ``attributive`` ones stand before another noun.
    """
    drafts: list[Draft] = []
    persons = Persons()
    shorts: dict[str, ActorKind] = {}
    forms: dict[str, ActorKind] = {}
    for row, words, lower, tags in zip(tagged.tokens, tagged.words, tagged.lower, tagged.tags, strict=True):
        codes, found = classify(words, tags)
        if _INTEREST.isdisjoint(codes):
            continue
        if shorts:
            codes = _known_shorts(words, codes, found, shorts)
        codes = mark_forms(words, codes, found)
        if forms and "dF" in codes:
            codes = shorts_by_form.mark(words, codes, found, forms)
        if "G" in codes:
            shorts_by_form.learn(found, forms)
        codes = without_full_names(codes, found)
        chunks = find_chunks(words, codes, found)
        sentence = Sentence(text, row, words, lower, codes, found)
        if "(" in codes:
            chunks = _define(sentence, chunks, shorts)
            codes = sentence.codes
        chunks = persons.find(words, codes, chunks)
        shared = _sharing(codes, chunks) if "&" in codes else {}
        for chunk, nested in attach(lower, codes, found, chunks):
            before = len(drafts)
            _add(drafts, sentence, chunk, shared.get(chunk.start) if shared else None, nested=nested)
            if codes[chunk.end - 1] == "N":
                for draft in drafts[before:]:
                    if draft[4] is EntityType.PERSON:
                        persons.learn(draft[2])
        drafts.extend(pronouns(sentence))
        drafts.extend(prefixes(sentence))
    drafts.sort(key=_place)
    return tuple(_made(drafts))


def _place(draft: Draft) -> tuple[int, int, str, bool]:
    """Order of mentions: by start, longest first, by type, the outer first."""
    return draft[0], -draft[1], draft[4], draft[13]


def _made(drafts: list[Draft]) -> list[ActorMention]:
    if not drafts:
        return []
    columns = list(zip(*drafts, strict=True))
    return make(ActorMention, *columns[:7], make(Span, columns[7], columns[8]), *columns[9:])


def _define(sentence: Sentence, chunks: list[Chunk], shorts: dict[str, ActorKind]) -> list[Chunk]:
    """Learn the short names that the sentence defines; the chunks with those long names that were none before."""
    for chunk, at in defined(sentence.words, sentence.codes, chunks, shorts.keys()):
        if chunk not in chunks:
            sentence.name(chunk)
            outside = [other for other in chunks if other.end <= chunk.start or other.start >= chunk.end]
            chunks = sorted([*outside, chunk], key=lambda c: (c.start, -c.end))
        shorts[sentence.words[at]] = identify(sentence.found, sentence.codes, chunk).kind
    return chunks


def _sharing(codes: str, chunks: Sequence[Chunk]) -> dict[int, Chunk]:
    """By start of a lone nationality, the phrase after "and" whose noun it shares."""
    return {
        first.start: second
        for first, second in pairwise(chunks)
        if codes[first.start : first.end].rstrip("=") == "y"
        and codes[first.end : second.start] == "&"
        and codes[second.start] in "yc"
        and codes[second.head] in "HKRk"
        and codes[second.end : second.end + 1] not in ("N", "b")
    }


def _add(drafts: list[Draft], sentence: Sentence, chunk: Chunk, sharing: Chunk | None = None, *, nested: bool) -> None:
    """Add the mention of a chunk and those inside it. ``sharing``: the phrase whose noun a lone nationality shares."""
    codes, row, found = sentence.codes, sentence.row, sentence.found
    first, last, head, attributive, possessor = chunk
    if possessor is not None and codes[possessor.head] not in "cyN":
        _add(drafts, sentence, possessor, nested=True)
    alone = None
    if sharing is not None:
        identity = shared_head(found, chunk, sharing)
    elif first == head and head in found and found[head][1] == last:
        alone = lone(found[head][0])
        identity = alone.identity
    else:
        identity = identify(found, codes, chunk)
    if codes.find("y", first, last) >= 0:
        drafts.extend(nationalities(sentence, chunk))
    code = codes[head]
    if not _counts(sentence, chunk, identity):
        return
    type_ = identity.type
    if code == "c" and _is_place(sentence, chunk):
        type_ = EntityType.LOCATION
    elif code == "y" and first > 0 and codes[first - 1] in "a#":
        type_ = EntityType.PERSON
    start, end = row[first].start, row[last - 1].end
    words = sentence.text[start:end]
    head_start, head_end = (start, end) if alone is not None else _head(sentence, chunk, identity)
    drafts.append(
        (
            start,
            end,
            words,
            _rule(code, identity),
            type_,
            identity.kind,
            identity.actor_id,
            head_start,
            head_end,
            not identity.named and _definite(codes, chunk),
            identity.country,
            identity.plural,
            attributive,
            nested,
            _verb_follows(codes, first, last),
            identity.affiliation,
            canonical(sentence, chunk, identity) if alone is None else alone.name or words,
        )
    )


_BRACKET = 6  # tokens of a short name in brackets


def _verb_follows(codes: str, first: int, last: int) -> bool:
    """Is the phrase a subject: a verb follows at once, or behind what says where or how ("gunmen on horses came"),
    or behind a short name in brackets ("the Karen National Union (KNU) said")?"""
    if codes[last : last + 1] == "(":
        last = codes.find(")", last, last + _BRACKET) + 1 or last
    if codes[last : last + 1] == "v":
        return True
    if _ASIDE.match(codes, last) is None:
        return False
    before = first - 1
    while before >= 0 and codes[before] in "dapj#":
        before -= 1
    return before < 0 or codes[before] in ",:("


def _head(sentence: Sentence, chunk: Chunk, identity: Identity) -> tuple[int, int]:
    """Start and end of the name after the head where there is one, else the head's own words."""
    first = identity.name_at if identity.name_at >= 0 else chunk.head
    last = chunk.end if first != chunk.head or first not in sentence.found else sentence.found[first][1]
    return sentence.row[first].start, sentence.row[last - 1].end


def _counts(sentence: Sentence, chunk: Chunk, identity: Identity) -> bool:
    """Is the chunk an actor here, not a mere word: plain tanks, "Israeli" before a noun, a title without a name?"""
    codes = sentence.codes
    code = codes[chunk.head]
    if code == "k":  # "army helicopters": somebody's; plain helicopters are nobody
        return identity.named or any(before in "RHK" for before in codes[chunk.start : chunk.head])
    if code == "y":
        return not chunk.attributive
    if code == "g":
        return _acts(sentence, chunk)
    if identity.type is EntityType.PERSON and identity.name_at >= 0:
        return sentence.lower[chunk.end - 1] not in word_set("not_persons")
    if code == "T":
        return False
    if sentence.words[chunk.end - 1] in word_set("never_alone"):
        return any(before in "ycgGHKR" for before in codes[chunk.start : chunk.head])
    if chunk.attributive and sentence.lower[chunk.end - 1] in word_set("adjectival"):
        return identity.by_group >= 0 or "G" in codes[chunk.start : chunk.head]  # "Hamas extremist positions"
    return True


def _rule(code: str, identity: Identity) -> str:
    if code in "cg":
        return "actor:state"
    if code == "G":
        return "actor:name" if identity.listed else "actor:form"
    if identity.name_at >= 0:
        return "actor:person" if identity.type is EntityType.PERSON else "actor:form"
    if identity.by_group >= 0:
        return "actor:name" if identity.listed else "actor:form"
    if code in "yY" and identity.kind is ActorKind.CIVILIANS:
        return "actor:people"
    return "actor:force" if identity.actor_id else "actor:noun"


def _definite(codes: str, chunk: Chunk) -> bool:
    at = chunk.start - 1
    while at >= 0 and codes[at] in "#j":
        at -= 1
    return at >= 0 and codes[at] in "dp"


def _acts(sentence: Sentence, chunk: Chunk) -> bool:
    """Is a seat of government meant as the government: "Moscow said", "by Moscow", not "in Moscow"?"""
    before = sentence.lower[chunk.start - 1] if chunk.start else ""
    after = sentence.codes[chunk.end : chunk.end + 1]
    if before in word_set("government_before"):
        return True
    if after == "&" and sentence.codes[chunk.end + 1 : chunk.end + 2] in ("g", "c"):
        after = "v" if "v" in sentence.codes[chunk.end + 2 : chunk.end + 5] else after
    if after != "v" or before in word_set("locative") or before in ("to", "on"):
        return False
    return not _befalls(sentence.lower, chunk.end)


def _befalls(lower: Sequence[str], at: int) -> bool:
    """Is the verb at ``at`` what happens to a town: "fell", "was bombed", "has been besieged"?"""
    passive = False
    while at < len(lower) and lower[at] in word_set("helping"):
        passive = passive or lower[at] in word_set("passive")
        at += 1
    return at < len(lower) and lower[at] in word_set("befalls_towns" if passive else "towns_do")


def _is_place(sentence: Sentence, chunk: Chunk) -> bool:
    codes = sentence.codes
    at = chunk.start - 1
    while at >= 0 and codes[at] in "djn" and chunk.start - at < 4:
        at -= 1
    if at < 0:
        return False
    before = sentence.lower[at]
    return before in word_set("locative") or (before == "," and at > 0 and codes[at - 1] in "Ng=")


def _known_shorts(words: list[str], codes: str, found: Found, shorts: dict[str, ActorKind]) -> str:
    """Classes with the short names that the text has defined marked as names."""
    if shorts.keys().isdisjoint(words):
        return codes
    for at, word in enumerate(words):
        if word in shorts and codes[at] in "NnFm":
            found[at] = (Phrase("G", word, kind=shorts[word]), at + 1)
            codes = f"{codes[:at]}G{codes[at + 1 :]}"
    return codes
