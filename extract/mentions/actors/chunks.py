"""Noun phrases that name actors, as runs of token classes (see ``classes``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.lexicon.actors import word_set
from extract.mentions.actors.classes import Found
from extract.model import ActorKind, Token

_RUN = re.compile(r"[jenmNbcgyYGHKRkTFfsB=]++")
_ACTOR = re.compile(r"[cgyYGHKRkT]")
#: possessors inside possessors in one phrase: "the party's leader's guards" has two
_DEEPEST = 4
_HEADS = "cgyYGHKRkT"
#: functions of a singular noun that a proper name may follow inside one phrase: "militant group X"
_NAMED_BY = frozenset(("group", "armed", "militia", "body", "force", "media", "communal", "government", "military"))


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens ``start`` to ``end`` (exclusive) of a sentence; ``head`` is where the last actor phrase in it begins (its
    own words or the name after them run to ``end``). ``attributive``: it stands before another noun ("ISIS positions").
    ``possessor``: the phrase before the possessive mark, where there is one."""

    start: int
    end: int
    head: int
    attributive: bool = False
    possessor: Chunk | None = None


def find_chunks(row: Sequence[Token], codes: str, found: Found) -> list[Chunk]:
    """The actor phrases of one sentence, in order, not overlapping but for possessors inside what they possess."""
    chunks: list[Chunk] = []
    for run in _RUN.finditer(codes):
        if _ACTOR.search(codes, run.start(), run.end()):
            chunks.extend(_split(row, codes, found, run.start(), run.end()))
    return chunks


def _split(row: Sequence[Token], codes: str, found: Found, start: int, end: int) -> Iterator[Chunk]:
    """Chunks of one run, cut at its possessive marks and joined again where the possessor belongs to the phrase."""
    possessor: Chunk | None = None
    at, depth = start, 0
    while at <= end:
        mark = codes.find("s", at, end)
        stop = mark if mark >= 0 else end
        pieces = list(_pieces(row, codes, found, at, stop))
        if possessor is not None:
            depth += 1
            if depth <= _DEEPEST and pieces and _possessed(codes, pieces[0], at):
                first = pieces[0]
                pieces[0] = Chunk(possessor.start, first.end, first.head, first.attributive, possessor)
            elif codes[possessor.head] != "N":
                yield possessor
            possessor = None
        if mark >= 0:
            possessor = pieces.pop() if pieces and pieces[-1].end == stop else _bare_name(codes, at, stop)
        yield from pieces
        at = stop + 1
    if possessor is not None and codes[possessor.head] != "N":
        yield possessor


def _possessed(codes: str, piece: Chunk, at: int) -> bool:
    """Does the phrase that begins after a possessive mark take the possessor in: "Iraq's army"?"""
    return piece.start == at and codes[piece.head] in "HKRkGT" and not piece.attributive


def _bare_name(codes: str, start: int, stop: int) -> Chunk | None:
    """Proper nouns right before a possessive mark: "Suharto's government"."""
    at = stop
    while at > start and codes[at - 1] in "Nb":
        at -= 1
    return Chunk(at, stop, at) if at < stop else None


class _Piece:
    """The phrase being built: ``head`` -1 while it has no actor in it; ``last`` is where its last actor word ends."""

    __slots__ = ("head", "last", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.head = -1
        self.last = -1


def _pieces(row: Sequence[Token], codes: str, found: Found, start: int, stop: int) -> Iterator[Chunk]:
    """Actor phrases between two possessive marks."""
    modifiers = word_set("plural_modifiers")
    piece = _Piece(start)
    at = start
    while at < stop:
        code = codes[at]
        end = found[at][1] if at in found else at + 1
        cut = code == "B" or (code == "m" and row[at].text.lower() not in modifiers)
        cut = cut or (code == "e" and not (at == start and at > 0 and codes[at - 1] in "da#p"))
        if cut or (piece.head >= 0 and _breaks(codes, found, piece, at)):
            if piece.head >= 0:
                yield _chunk(codes, piece)
            piece = _Piece(end if cut else at)
        if code in _HEADS:
            if piece.head < 0 and code in "cgyYG":
                piece.start = _after_nouns(codes, piece.start, at)
            piece.head, piece.last = at, end
        elif code == "F" and piece.last == at and codes[piece.head] in "KHR":
            piece.last = end  # "South African Police Service"
        elif code in "Nb" and piece.last == at and "N" in codes[at : at + 2] and _takes_name(codes, found, piece.head):
            piece.last = end
        at = end
    if piece.head >= 0:
        yield _chunk(codes, piece)


def _chunk(codes: str, piece: _Piece) -> Chunk:
    last = piece.last
    while codes[last : last + 1] in ("j", "b", "="):
        last += 1
    attributive = codes[piece.head] not in "HY" and codes[last : last + 1] in ("n", "N", "m", "B")
    return Chunk(piece.start, piece.last, piece.head, attributive)


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


def _breaks(codes: str, found: Found, piece: _Piece, at: int) -> bool:
    """Does a new phrase begin at ``at`` although no other word stands between?"""
    code, before = codes[at], codes[piece.head]
    if code in "cgyYG":
        if before == "y" and code in "yYG":
            return False
        if before == "R" and code == "G" and piece.last == at:
            head, entries = found[piece.head][0].head, found[at][0].entries
            person = bool(entries) and entries[0].kind is ActorKind.PERSON
            return not person and (head is None or head.function not in _NAMED_BY)
        return before != "T"
    if code in "HKRk":
        return before in "YH"
    return code == "T" and before not in "ycgGRT"
