"""Mentions of one word: nationalities inside phrases, pronouns, names before a hyphen ("ISIS-held")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.lexicon.actors import Phrase, actor_lexicon, word_set
from extract.mentions.actors.chunks import Chunk
from extract.mentions.actors.classes import Found
from extract.model import ActorKind, EntityType, Token

#: the fields of an ActorMention in their order, but for its head: that one's start and end stand in its place
Draft = tuple[
    int, int, str, str, EntityType, ActorKind, str, int, int, bool, str, bool, bool, bool, bool, str, str
]  # fmt: skip


@dataclass(slots=True)
class Sentence:
    """One sentence at work: its text, tokens, their words (as written and in lower case), classes and phrases."""

    text: str
    row: Sequence[Token]
    words: list[str]
    lower: list[str]
    codes: str
    found: Found

    def name(self, chunk: Chunk) -> None:
        """Take the words of the chunk as the name of an organisation, until more is known of it."""
        words = " ".join(self.words[chunk.start : chunk.end])
        for inside in range(chunk.start, chunk.end):
            self.found.pop(inside, None)
        self.found[chunk.start] = (Phrase("G", words, kind=ActorKind.ORGANISATION), chunk.end)
        self.codes = f"{self.codes[: chunk.start]}G{'=' * (chunk.end - chunk.start - 1)}{self.codes[chunk.end :]}"


def nationalities(sentence: Sentence, chunk: Chunk) -> Iterator[Draft]:
    """The adjectives of nationality or community inside a chunk, unless one is the whole of it and no attribute."""
    at = chunk.start - 1
    while (at := sentence.codes.find("y", at + 1, chunk.end)) >= 0:
        if at not in sentence.found:
            continue
        phrase, stop = sentence.found[at]
        whole = chunk.start == at and chunk.end == stop
        nation = phrase.nation
        if nation is None or (whole and not chunk.attributive):
            continue
        start, end = sentence.row[at].start, sentence.row[stop - 1].end
        kind = ActorKind.GOVERNMENT if nation.state else ActorKind.CIVILIANS
        yield (
            start, end, sentence.text[start:end], "actor:nationality", EntityType.NATIONALITY, kind, nation.id,
            start, end, False, nation.country, False, True, not whole, False, "", "",
        )  # fmt: skip


def pronouns(sentence: Sentence) -> Iterator[Draft]:
    """Personal pronouns; "it" only as the subject of a verb."""
    codes = sentence.codes
    if "w" not in codes:
        return
    plural, person, other = word_set("plural_pronouns"), word_set("person_pronouns"), word_set("other_pronouns")
    at = codes.find("w")
    while at >= 0:
        token, low = sentence.row[at], sentence.lower[at]
        verb = at + 1
        while verb < len(codes) and sentence.row[verb].tag == "RB":
            verb += 1  # "it sharply stepped up"
        acting = codes[verb : verb + 1] == "v" and sentence.lower[verb] not in ("is", "was", "'s", "’s")
        if low in plural or low in person or (low in other and acting):
            type_ = EntityType.PERSON if low in person else EntityType.ORGANISATION
            kind = ActorKind.PERSON if low in person else ActorKind.OTHER
            yield (
                token.start, token.end, token.text, "actor:pronoun", type_, kind, "", token.start, token.end,
                True, "", low in plural, False, False, codes[verb : verb + 1] == "v", "", "",
            )  # fmt: skip
        at = codes.find("w", at + 1)


def prefixes(sentence: Sentence) -> Iterator[Draft]:
    """Actors named before a hyphen: "ISIS" of "ISIS-held", "U.S." of "U.S.-led"."""
    row = sentence.row
    if sentence.text.find("-", row[0].start, row[-1].end) < 0:
        return
    for at, word in enumerate(sentence.words):
        if "-" not in word or sentence.codes[at] not in "jneN":
            continue
        name, _, rest = word.rpartition("-")
        if rest.lower() not in word_set("joined") or not name:
            continue
        phrase, _ = actor_lexicon().single(name)
        if phrase is None or phrase.code not in "cyGgR":
            continue
        if phrase.head is not None and phrase.head.function not in ("armed", "militia", "government"):
            continue
        yield _prefix(name, row[at].start, phrase)


def _prefix(name: str, start: int, phrase: Phrase) -> Draft:
    if phrase.nation is not None:
        kind = ActorKind.GOVERNMENT if phrase.nation.state else ActorKind.CIVILIANS
        type_, actor_id, country = EntityType.NATIONALITY, phrase.nation.id, phrase.nation.country
    elif len(phrase.entries) == 1:
        entry = phrase.entries[0]
        kind, type_, actor_id, country = entry.kind, EntityType.ORGANISATION, entry.id, entry.country
    else:
        kind = phrase.head.kind if phrase.head is not None else ActorKind.OTHER
        type_, actor_id, country = EntityType.ORGANISATION, "", ""
    end = start + len(name)
    return (
        start, end, name, "actor:prefix", type_, kind, actor_id, start, end,
        False, country, True, True, True, False, "", "",
    )  # fmt: skip
