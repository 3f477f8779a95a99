"""Actor mentions of a text: chunks of every sentence with their identity, persons, pronouns, nationalities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.mentions.actors.chunks import Chunk, Found, find_chunks
from extract.mentions.actors.classes import classify
from extract.mentions.actors.forms import mark_forms
from extract.mentions.actors.identity import Identity, identify
from extract.mentions.actors.persons import find_persons
from extract.mentions.tokens import Tagged
from extract.model import ActorKind, ActorMention, EntityType, Span, Token

_INTEREST = frozenset("cgyYGHKRkTFfwN")
#: before these a country is where something is, not who did it
_LOCATIVE = frozenset(
    ["in", "at", "near", "from", "into", "inside", "outside", "across", "throughout", "around", "over", "within", "toward", "towards", "of"]
)
_PLURAL_PRONOUNS = frozenset(("they", "them", "we", "us", "themselves"))
_PERSON_PRONOUNS = frozenset(("he", "she", "him", "i", "me", "himself", "herself"))


def find_actors(text: str, tagged: Tagged) -> tuple[ActorMention, ...]:
    """Every mention of an actor in ``text``, in order of start, longest first where two start together.

    ``definite`` mentions and those without ``actor_id`` are for ``extract.resolve.actors``.
    """
    mentions: list[ActorMention] = []
    for row in tagged.tokens:
        codes, found = classify(row)
        if _INTEREST.isdisjoint(codes):
            continue
        if "F" in codes or "f" in codes or "K" in codes or "H" in codes or "R" in codes:
            codes = mark_forms(row, codes, found)
        chunks = find_persons(row, codes, found, find_chunks(row, codes, found))
        for chunk in chunks:
            mentions.extend(_mentions(text, row, codes, found, chunk, nested=False))
        mentions.extend(_pronouns(row, codes))
    mentions.sort(key=lambda m: (m.start, -m.end, m.type))
    return tuple(mentions)


def _mentions(
    text: str, row: Sequence[Token], codes: str, found: Found, chunk: Chunk, *, nested: bool
) -> Iterator[ActorMention]:
    """The mention of a chunk and those inside it."""
    if chunk.possessor is not None and codes[chunk.possessor.head] not in "cy":
        yield from _mentions(text, row, codes, found, chunk.possessor, nested=True)
    identity = identify(found, chunk)
    head_code = codes[chunk.head]
    yield from _nationalities(text, row, codes, found, chunk)
    if head_code == "k" and not identity.named:
        return
    if head_code == "y" and chunk.attributive:
        return
    if head_code == "g" and not _acts(row, codes, chunk):
        return
    start, end = row[chunk.start].start, row[chunk.end - 1].end
    type_ = identity.type
    if head_code == "c" and _is_place(row, codes, chunk):
        type_ = EntityType.LOCATION
    if head_code == "y" and (chunk.start > 0 and codes[chunk.start - 1] in "a#"):
        type_ = EntityType.PERSON
    yield ActorMention(
        start,
        end,
        text[start:end],
        _rule(head_code, identity),
        type_,
        identity.kind,
        identity.actor_id,
        Span(row[chunk.head].start, row[chunk.head_end - 1].end),
        not identity.named and _definite(codes, chunk),
        identity.country,
        identity.plural,
        chunk.attributive,
        nested,
    )


def _rule(code: str, identity: Identity) -> str:
    if code in "cg":
        return "actor:state"
    if code == "G":
        return "actor:name" if identity.actor_id else "actor:form"
    if code in "NT":
        return "actor:person"
    if code in "yY":
        return "actor:people"
    return "actor:force" if identity.actor_id else "actor:noun"


def _definite(codes: str, chunk: Chunk) -> bool:
    at = chunk.start - 1
    while at >= 0 and codes[at] in "#j":
        at -= 1
    return at >= 0 and codes[at] in "dp"


def _acts(row: Sequence[Token], codes: str, chunk: Chunk) -> bool:
    """Is a seat of government the subject of a verb, and no place: "Moscow said", not "in Moscow"?"""
    before = row[chunk.start - 1].text.lower() if chunk.start else ""
    after = codes[chunk.end : chunk.end + 1]
    return before not in _LOCATIVE and before != "to" and (after == "v" or chunk.possessor is not None)


def _is_place(row: Sequence[Token], codes: str, chunk: Chunk) -> bool:
    at = chunk.start - 1
    while at >= 0 and codes[at] in "djn" and chunk.start - at < 4:
        at -= 1
    if at < 0:
        return False
    before = row[at].text.lower()
    return before in _LOCATIVE or (before == "," and at > 0 and codes[at - 1] in "Ng=")


def _nationalities(text: str, row: Sequence[Token], codes: str, found: Found, chunk: Chunk) -> Iterator[ActorMention]:
    for at in range(chunk.start, chunk.end):
        if codes[at] == "y" and at in found:
            phrase, stop = found[at]
            nation = phrase.nation
            assert nation is not None
            if chunk.start == at and chunk.end == stop and not chunk.attributive:
                continue
            start, end = row[at].start, row[stop - 1].end
            kind = ActorKind.GOVERNMENT if nation.state else ActorKind.CIVILIANS
            span = Span(start, end)
            yield ActorMention(
                start, end, text[start:end], "actor:nationality", EntityType.NATIONALITY, kind, nation.id, span,
                False, nation.country, False, True, not (chunk.start == at and chunk.end == stop),
            )  # fmt: skip


def _pronouns(row: Sequence[Token], codes: str) -> Iterator[ActorMention]:
    at = codes.find("w")
    while at >= 0:
        token = row[at]
        low = token.text.lower()
        if low in _PLURAL_PRONOUNS or low in _PERSON_PRONOUNS or (low == "it" and codes[at + 1 : at + 2] == "v"):
            person = low in _PERSON_PRONOUNS
            yield ActorMention(
                token.start,
                token.end,
                token.text,
                "actor:pronoun",
                EntityType.PERSON if person else EntityType.ORGANISATION,
                ActorKind.PERSON if person else ActorKind.OTHER,
                "",
                Span(token.start, token.end),
                True,
                "",
                low in _PLURAL_PRONOUNS,
            )
        at = codes.find("w", at + 1)
