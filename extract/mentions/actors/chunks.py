"""Noun phrases that name actors, as runs of token classes (see ``classes``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.lexicon.actors import word_set
from extract.lexicon.words import word_class
from extract.mentions.actors.classes import Found
from extract.model import ActorKind

#: words of noun phrases in a row; the group takes part where an actor is among them
_RUN = re.compile(r"[jenmNbsFfB=]++([cgyYGHKRkT][jenmNbcgyYGHKRkTFfsB=]*+)?|([cgyYGHKRkT][jenmNbcgyYGHKRkTFfsB=]*+)")
#: possessors inside possessors in one phrase: "the party's leader's guards" has two
_DEEPEST = 4
_HEADS = "cgyYGHKRkT"
_NAMED_BY = word_class("syntax.named_by")


class Chunk(NamedTuple):
    """Tokens ``start`` to ``end`` (exclusive) of a sentence; ``head`` is where the last actor phrase in it begins (its
    own words or the name after them run to ``end``). ``attributive``: it stands before another noun ("ISIS positions").
    ``possessor``: the phrase before the possessive mark, where there is one."""

    start: int
    end: int
    head: int
    attributive: bool = False
    possessor: Chunk | None = None


def find_chunks(words: Sequence[str], codes: str, found: Found) -> list[Chunk]:
    """The actor phrases of one sentence, in order, not overlapping but for possessors inside what they possess."""
    chunks: list[Chunk] = []
    for run in _RUN.finditer(codes):
        if run.lastindex is None:
            continue  # no actor among them
        start, end = run.span()
        if start in found and found[start][1] == end and codes[start] in _HEADS:
            chunks.append(Chunk(start, end, start))  # one phrase of the lexicon and nothing else
        elif codes.find("s", start, end) < 0:
            chunks += _pieces(words, codes, found, start, end)
        else:
            chunks += _split(words, codes, found, start, end)
    if "i" not in codes:
        return chunks
    return [_without_place(words, codes, chunk) for chunk in chunks]


def _without_place(words: Sequence[str], codes: str, chunk: Chunk) -> Chunk:
    """ "In Aleppo rebels attacked": the place that opens the clause is no part of the subject behind it."""
    start, end, head = chunk.start, chunk.end, chunk.head
    at = head
    while at > start and codes[at - 1] in "j":
        at -= 1
    named = codes[start:at].strip("j").strip("Nb") == "" and "N" in codes[start:at]
    seat = codes[start] in "gc" and start + 1 < end and codes[start + 1] in "HK=" and head > start
    if seat and not named:
        at = head
    if not (named or seat) or codes[head] not in "HK" or codes[end : end + 1] != "v" or chunk.possessor is not None:
        return chunk
    if start == 0 or words[start - 1].lower() not in _LOCATIVES or not _opens_clause(words, codes, start - 1):
        return chunk
    return chunk._replace(start=at)


def _opens_clause(words: Sequence[str], codes: str, at: int) -> bool:
    """Has the clause of the preposition at ``at`` neither an actor nor a verb before it?"""
    for k in range(at - 1, -1, -1):
        if codes[k] in ",:" or words[k].lower() in _OPENERS:
            return True
        if codes[k] in "vHKRGTkYw":
            return False
    return True


_OPENERS = word_class("syntax.openers")
_LOCATIVES = word_class("syntax.locatives")


def _split(words: Sequence[str], codes: str, found: Found, start: int, end: int) -> list[Chunk]:
    """Chunks of one run, cut at its possessive marks and joined again where the possessor belongs to the phrase."""
    chunks: list[Chunk] = []
    possessor: Chunk | None = None
    at, depth = start, 0
    while at <= end:
        mark = codes.find("s", at, end)
        stop = mark if mark >= 0 else end
        pieces = _pieces(words, codes, found, at, stop)
        if possessor is not None:
            depth += 1
            if depth <= _DEEPEST and pieces and _possessed(codes, pieces[0], at):
                first = pieces[0]
                pieces[0] = Chunk(possessor.start, first.end, first.head, first.attributive, possessor)
            elif codes[possessor.head] != "N":
                chunks.append(possessor)
            possessor = None
        if mark >= 0:
            possessor = pieces.pop() if pieces and pieces[-1].end == stop else _bare_name(codes, at, stop)
        chunks += pieces
        at = stop + 1
    if possessor is not None and codes[possessor.head] != "N":
        chunks.append(possessor)
    return chunks


def _possessed(codes: str, piece: Chunk, at: int) -> bool:
    """Does the phrase that begins after a possessive mark take the possessor in: "Iraq's army"?"""
    return piece.start == at and codes[piece.head] in "HKRkGT" and not piece.attributive


def _bare_name(codes: str, start: int, stop: int) -> Chunk | None:
    """Proper nouns right before a possessive mark: "Suharto's government"."""
    at = stop
    while at > start and codes[at - 1] in "Nb":
        at -= 1
    return Chunk(at, stop, at) if at < stop else None


def _pieces(words: Sequence[str], codes: str, found: Found, start: int, stop: int) -> list[Chunk]:
    """Actor phrases between two possessive marks.

    ``first`` is where the phrase being built begins, ``head`` its last actor phrase (-1 while it has none) and ``last``
    where its last actor word ends.
    """
    pieces: list[Chunk] = []
    first, head, last = start, -1, -1
    at = start
    while at < stop:
        code = codes[at]
        end = found[at][1] if at in found else at + 1
        cut = (
            code == "B"
            or (code == "m" and words[at].lower() not in word_set("plural_modifiers"))
            or (code == "e" and not (at == start and at > 0 and codes[at - 1] in "da#p"))
        )
        if cut or (head >= 0 and _breaks(codes, found, head, last, at)):
            if head >= 0:
                pieces.append(_chunk(codes, first, head, last))
            first, head, last = end if cut else at, -1, -1
        if code in _HEADS:
            if head < 0 and code in "cgyYG":
                first = _after_nouns(codes, first, at)
            head, last = at, end
        elif (
            last == at
            and (
                (code == "F" and codes[head] in "KHR")  # "South African Police Service"
                or (code in "Nb" and "N" in codes[at : at + 2] and _takes_name(codes, found, head))
            )
        ):
            last = end
        at = end
    if head >= 0:
        pieces.append(_chunk(codes, first, head, last))
    return pieces


def _chunk(codes: str, first: int, head: int, last: int) -> Chunk:
    after = last
    while codes[after : after + 1] in ("j", "b", "="):
        after += 1
    attributive = codes[head] not in "HY" and codes[after : after + 1] in ("n", "N", "m", "B")
    return Chunk(first, last, head, attributive)


def _after_nouns(codes: str, start: int, at: int) -> int:
    """Where a phrase begins whose first actor word is a name or nationality at ``at``: adjectives alone precede it."""
    first = at
    while first > start and codes[first - 1] in "je":
        first -= 1
    return first


def _takes_name(codes: str, found: Found, at: int) -> bool:
    """May a proper name follow this head in one phrase: "President X", "militant group X"? Not a family or a source."""
    head = found[at][0].head if at in found else None
    if codes[at] != "R" or head is None:
        return codes[at] in "TR"
    return head.function != "source" and not (head.function == "civil" and head.lemma in word_set("bodies"))


def _breaks(codes: str, found: Found, head: int, last: int, at: int) -> bool:
    """Does a new phrase begin at ``at`` although no other word stands between?"""
    code, before = codes[at], codes[head]
    if code in "cgyYG":
        if before == "y" and code in "yYG":
            return False
        if before == "R" and code == "G" and last == at:
            noun, entries = found[head][0].head, found[at][0].entries
            person = bool(entries) and entries[0].kind is ActorKind.PERSON
            return not person and (noun is None or noun.function not in _NAMED_BY)
        return before != "T"
    if code in "HKRk":
        return before in "YH"
    return code == "T" and before not in "ycgGRT"
