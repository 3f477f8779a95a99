"""Nouns of a list, each with a place of its own: "the shooting at the bridge and the looting in the port"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from extract.events.draft import Draft
from extract.events.syntax.clauses import Syntax
from extract.events.syntax.words import LOCATIVES
from extract.lexicon.loader import read_word_sets
from extract.model import Span

_WORDS = Path(__file__).parent.parent / "lexicon" / "rules" / "listed.toml"

_PHRASES = 3  # "the burning of the market of the town in X"


@cache
def _sets() -> Mapping[str, frozenset[str]]:
    return read_word_sets(_WORDS)


def own_scenes(one: Draft, other: Draft) -> bool:
    """Are they two nouns, each with another place after "in", "at" or "near"?"""
    if one.verb is not None or other.verb is not None:
        return False
    mine, theirs = _words(one.syntax, _scene(one)), _words(other.syntax, _scene(other))
    return bool(mine and theirs) and mine != theirs


def counted_from(one: Draft) -> bool:
    """ "Two days after the shelling, gunmen killed a priest": does the noun only say when the other happened?"""
    chunks, lows, at = one.syntax.chunks, one.syntax.lows, one.chunk
    if one.verb is not None or at < 1 or lows[chunks[at - 1].end - 1] not in {"after", "before", "following"}:
        return False
    if any(at in verb.subject for verb in one.syntax.verbs):
        return False  # "two days after shells killed twelve": a clause, read by its verb
    whole = chunks[at - 1].kind == "time" or at == 1  # "two days after" is one chunk
    length = chunks[at - 1] if whole else chunks[at - 2]
    return not _sets()["length"].isdisjoint(lows[length.start : length.end])


def stretch(one: Draft) -> Span:
    """The text that tells what the event was: its clause; of a noun of a list with a place of its own the noun phrase
    up to that place, since the rest tells of its neighbours."""
    at = _scene(one) if one.verb is None else -1
    chunks, tokens = one.syntax.chunks, one.syntax.tokens
    if at < 0 or not (_goes_on(one.syntax, at + 1) or _ends(one.syntax, one.chunk, at)):
        return one.clause
    return Span(tokens[chunks[one.chunk].start].start, tokens[chunks[at].end - 1].end)


def placed(one: Draft) -> bool:
    """Does a name of a place hang on the noun: "the looting in the port of X"?"""
    return one.verb is None and _scene(one) >= 0


def _scene(one: Draft) -> int:
    """The noun phrase of a place, named or not, that "in", "at" or "near" ties to the noun; -1 where there is none."""
    chunks, tokens, at = one.syntax.chunks, one.syntax.tokens, one.syntax.at[one.last - 1]
    for _ in range(_PHRASES):
        if at + 2 >= len(chunks) or chunks[at + 1].kind != "prep" or chunks[at + 2].kind != "np":
            break
        at += 2
        row = tokens[chunks[at].start : chunks[at].end]
        place = any(token.tag.startswith("NNP") for token in row) or chunks[at].word in _sets()["ground"]
        if place and chunks[at - 1].word in LOCATIVES:
            return at
    return -1


def _words(syntax: Syntax, at: int) -> frozenset[str]:
    return frozenset(syntax.lows[syntax.chunks[at].start : syntax.chunks[at].end]) if at >= 0 else frozenset()


def _goes_on(syntax: Syntax, at: int) -> bool:
    """Does another member of the list follow at chunk ``at``: "and the looting in", ", the raid on"?"""
    kinds = [chunk.kind for chunk in syntax.chunks[at : at + 4]]
    after = [kind for kind in kinds if kind not in {"coord", "comma"}]
    return kinds[:1] in (["coord"], ["comma"]) and after[:2] == ["np", "prep"]


def _ends(syntax: Syntax, first: int, last: int) -> bool:
    """Is it the last member, behind "and", with no verb after it that would tell of all of them?"""
    before, after = syntax.chunks[first - 1] if first else None, syntax.chunks[last + 1 : last + 2]
    return before is not None and before.kind == "coord" and not (after and after[0].is_verb)
