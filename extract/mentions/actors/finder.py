"""Actor mentions of a text: chunks of every sentence with their identity, persons, pronouns, nationalities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.lexicon.actors import Phrase, word_set
from extract.mentions.actors.acronyms import defined
from extract.mentions.actors.attach import attach
from extract.mentions.actors.chunks import Chunk, find_chunks
from extract.mentions.actors.classes import Found, classify
from extract.mentions.actors.forms import mark_forms
from extract.mentions.actors.identity import Identity, identify, shared_head
from extract.mentions.actors.names import canonical
from extract.mentions.actors.persons import Persons, without_full_names
from extract.mentions.actors.words import Sentence, nationalities, prefixes, pronouns
from extract.mentions.tokens import Tagged
from extract.model import ActorKind, ActorMention, EntityType, Span, Token

_INTEREST = frozenset("cgyYGHKRkTFfwN")


def find_actors(text: str, tagged: Tagged) -> tuple[ActorMention, ...]:
    """Every mention of an actor in ``text``, in order of start, longest first where two start together.

    ``definite`` mentions and those without ``actor_id`` are for ``extract.resolve.actors``. ``nested`` mentions lie
    inside a longer one that fills the roles; ``attributive`` ones stand before another noun.
    """
    mentions: list[ActorMention] = []
    persons = Persons()
    shorts: dict[str, ActorKind] = {}
    for row in tagged.tokens:
        codes, found = classify(row)
        if _INTEREST.isdisjoint(codes):
            continue
        if shorts:
            codes = _known_shorts(row, codes, found, shorts)
        codes = mark_forms(row, codes, found)
        codes = without_full_names(codes, found)
        chunks = find_chunks(row, codes, found)
        sentence = Sentence(text, row, codes, found)
        if "(" in codes:
            chunks = _define(sentence, chunks, shorts)
            codes = sentence.codes
        chunks = persons.find(row, codes, chunks)
        shared = _sharing(codes, chunks)
        for chunk, nested in attach(row, codes, found, chunks):
            made = list(_mentions(sentence, chunk, shared.get(chunk.start), nested=nested))
            mentions.extend(made)
            for mention in made:
                if mention.type is EntityType.PERSON and codes[chunk.end - 1] == "N":
                    persons.learn(mention.text)
        mentions.extend(pronouns(sentence))
        mentions.extend(prefixes(sentence))
    mentions.sort(key=lambda m: (m.start, -m.end, m.type, m.nested))
    return tuple(mentions)


def _define(sentence: Sentence, chunks: list[Chunk], shorts: dict[str, ActorKind]) -> list[Chunk]:
    """Learn the short names that the sentence defines; the chunks with those long names that were none before."""
    for chunk, at in defined(sentence.row, sentence.codes, chunks, shorts.keys()):
        if chunk not in chunks:
            sentence.name(chunk)
            outside = [other for other in chunks if other.end <= chunk.start or other.start >= chunk.end]
            chunks = sorted([*outside, chunk], key=lambda c: (c.start, -c.end))
        shorts[sentence.row[at].text] = identify(sentence.found, sentence.codes, chunk).kind
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


def _mentions(
    sentence: Sentence, chunk: Chunk, sharing: Chunk | None = None, *, nested: bool
) -> Iterator[ActorMention]:
    """The mention of a chunk and those inside it. ``sharing``: the phrase whose noun a lone nationality shares."""
    codes, row = sentence.codes, sentence.row
    if chunk.possessor is not None and codes[chunk.possessor.head] not in "cyN":
        yield from _mentions(sentence, chunk.possessor, nested=True)
    if sharing is not None:
        identity = shared_head(sentence.found, chunk, sharing)
    else:
        identity = identify(sentence.found, codes, chunk)
    yield from nationalities(sentence, chunk)
    code = codes[chunk.head]
    if not _counts(sentence, chunk, identity):
        return
    type_ = identity.type
    if code == "c" and _is_place(sentence, chunk):
        type_ = EntityType.LOCATION
    elif code == "y" and chunk.start > 0 and codes[chunk.start - 1] in "a#":
        type_ = EntityType.PERSON
    start, end = row[chunk.start].start, row[chunk.end - 1].end
    yield ActorMention(
        start,
        end,
        sentence.text[start:end],
        _rule(code, identity),
        type_,
        identity.kind,
        identity.actor_id,
        _head(sentence, chunk, identity),
        not identity.named and _definite(codes, chunk),
        identity.country,
        identity.plural,
        chunk.attributive,
        nested,
        codes[chunk.end : chunk.end + 1] == "v",
        identity.affiliation,
        canonical(sentence, chunk, identity),
    )


def _head(sentence: Sentence, chunk: Chunk, identity: Identity) -> Span:
    """The name after the head where there is one, else the head's own words."""
    first = identity.name_at if identity.name_at >= 0 else chunk.head
    last = chunk.end if first != chunk.head or first not in sentence.found else sentence.found[first][1]
    return Span(sentence.row[first].start, sentence.row[last - 1].end)


def _counts(sentence: Sentence, chunk: Chunk, identity: Identity) -> bool:
    """Is the chunk an actor here, not a mere word: plain tanks, "Israeli" before a noun, a title without a name?"""
    codes = sentence.codes
    code = codes[chunk.head]
    if code == "k":
        return identity.named
    if code == "y":
        return not chunk.attributive
    if code == "g":
        return _acts(sentence, chunk)
    if identity.type is EntityType.PERSON and identity.name_at >= 0:
        return sentence.row[chunk.end - 1].text.lower() not in word_set("not_persons")
    if code == "T":
        return False
    if sentence.row[chunk.end - 1].text in word_set("never_alone"):
        return any(before in "ycgGHKR" for before in codes[chunk.start : chunk.head])
    return not (chunk.attributive and sentence.row[chunk.end - 1].text.lower() in word_set("adjectival"))


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
    before = sentence.row[chunk.start - 1].text.lower() if chunk.start else ""
    after = sentence.codes[chunk.end : chunk.end + 1]
    if before in word_set("government_before"):
        return True
    if after == "&" and sentence.codes[chunk.end + 1 : chunk.end + 2] in ("g", "c"):
        after = "v" if "v" in sentence.codes[chunk.end + 2 : chunk.end + 5] else after
    return after == "v" and before not in word_set("locative") and before not in ("to", "on")


def _is_place(sentence: Sentence, chunk: Chunk) -> bool:
    codes = sentence.codes
    at = chunk.start - 1
    while at >= 0 and codes[at] in "djn" and chunk.start - at < 4:
        at -= 1
    if at < 0:
        return False
    before = sentence.row[at].text.lower()
    return before in word_set("locative") or (before == "," and at > 0 and codes[at - 1] in "Ng=")


def _known_shorts(row: Sequence[Token], codes: str, found: Found, shorts: dict[str, ActorKind]) -> str:
    """Classes with the short names that the text has defined marked as names."""
    for at, token in enumerate(row):
        if codes[at] in "NnFm" and token.text in shorts:
            found[at] = (Phrase("G", token.text, kind=shorts[token.text]), at + 1)
            codes = f"{codes[:at]}G{codes[at + 1 :]}"
    return codes
