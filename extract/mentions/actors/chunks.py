"""Noun phrases that name actors, as runs of token classes (see ``classes``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.lexicon.actors import Phrase
from extract.model import Token

Found = dict[int, tuple[Phrase, int]]

_RUN = re.compile(r"[jenmNbcgyYGHKRkTFfsB=]++")
_ACTOR = re.compile(r"[cgyYGHKRkFf]|[TN][Nb]*N")
#: nouns in the plural that stand before another noun all the same
_PLURAL_MODIFIERS = frozenset(
    ["weapons", "arms", "rights", "drugs", "sports", "operations", "communications", "affairs", "relations", "sales", "systems", "customs", "securities", "savings", "narcotics", "women's", "services", "works", "studies", "news", "economics", "politics", "logistics", "forensics", "elections", "human", "counterterrorism", "ethics", "games", "goods", "transports", "materials", "explosives", "foods", "emergencies"]
)
#: functions of a singular noun that a proper name may follow: "militant group X", "rebel movement X"
_NAMED_BY = frozenset(("group", "armed", "militia", "body", "force", "media", "communal", "government", "military"))


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens ``start`` to ``end`` (exclusive) of a sentence; ``head`` is where the last actor phrase in it begins and
    ``head_end`` where that ends. ``attributive``: it stands before another noun ("ISIS positions")."""

    start: int
    end: int
    head: int
    head_end: int
    attributive: bool = False
    possessor: Chunk | None = None

    def head_end_of_phrase(self, found: Found) -> int:
        """Where the head's own words end (exclusive): before the name that may follow it."""
        return found[self.head][1] if self.head in found else self.head


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
    at = start
    while at < end:
        mark = codes.find("s", at, end)
        stop = mark if mark >= 0 else end
        pieces = list(_pieces(row, codes, found, at, stop))
        if possessor is not None:
            first = pieces[0] if pieces else None
            if first is not None and first.start == at and codes[first.head] in "HKRkGFT" and not first.attributive:
                pieces[0] = Chunk(possessor.start, first.end, first.head, first.head_end, first.attributive, possessor)
            else:
                yield possessor
            possessor = None
        if mark >= 0 and pieces and pieces[-1].end == stop:
            possessor = pieces.pop()
        elif mark >= 0:
            possessor = _bare_possessor(codes, at, stop)
        yield from pieces
        at = stop + 1
    if possessor is not None and (codes[possessor.head] != "N" or possessor.end - possessor.start > 1):
        yield possessor


def _bare_possessor(codes: str, start: int, stop: int) -> Chunk | None:
    """Proper nouns right before a possessive mark: "Suharto's government"."""
    at = stop
    while at > start and codes[at - 1] in "Nb":
        at -= 1
    return Chunk(at, stop, at, stop) if at < stop else None


class _Piece:
    """The phrase being built."""

    __slots__ = ("head", "last", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.head = -1  # where the last actor phrase begins
        self.last = -1  # and ends (exclusive)


def _pieces(row: Sequence[Token], codes: str, found: Found, start: int, stop: int) -> Iterator[Chunk]:
    piece = _Piece(start)
    at = start
    while at < stop:
        code = codes[at]
        end = found[at][1] if at in found else at + 1
        while end < stop and codes[end] == "=":
            end += 1
        if _breaks(row, codes, found, piece, at, start):
            if piece.head >= 0:
                yield _chunk(codes, piece, at)
            piece = _Piece(at)
        if code in "em":
            if code == "e" or row[at].text.lower() not in _PLURAL_MODIFIERS:
                keep = code == "e" and start == at and at > 0 and codes[at - 1] in "da#p"
                if not keep:
                    if piece.head >= 0:
                        yield _chunk(codes, piece, at)
                    piece = _Piece(end)
        elif code == "B":
            if piece.head >= 0:
                yield _chunk(codes, piece, at)
            piece = _Piece(end)
        elif code in "cgyYGHKRkFfT":
            if piece.head < 0 and code in "cgyYG":
                piece.start = _trim(codes, piece.start, at)
            piece.head, piece.last = at, end
        elif (code == "N" and piece.head >= 0 and piece.last == at and _takes_name(codes, found, piece.head)) or (code == "b" and piece.head >= 0 and piece.last == at and at + 1 < stop and codes[at + 1] == "N"):
            piece.last = end
        at = end
    if piece.head >= 0:
        yield _chunk(codes, piece, stop)
    elif stop - piece.start > 1:
        names = _names_at_end(codes, piece.start, stop)
        if stop - names > 1:
            yield Chunk(names, stop, names, stop)


def _names_at_end(codes: str, start: int, stop: int) -> int:
    at = stop
    while at > start and codes[at - 1] in "Nb":
        at -= 1
    while at < stop and codes[at] == "b":
        at += 1
    return at


def _chunk(codes: str, piece: _Piece, stop: int) -> Chunk:
    tail = codes[piece.last : stop].lstrip("jb=")
    return Chunk(piece.start, piece.last, piece.head, piece.last, attributive=bool(tail) and tail[0] in "nNmBke")


def _trim(codes: str, start: int, at: int) -> int:
    """Where a phrase begins whose first actor word is a name or nationality at ``at``: adjectives alone precede it."""
    first = at
    while first > start and codes[first - 1] in "je":
        first -= 1
    return first


def _takes_name(codes: str, found: Found, head: int) -> bool:
    """May a proper name follow this head inside one phrase: "President X", "militant group X", "Gen. X"?"""
    code = codes[head]
    if code in "TfN":
        return True
    if code == "R":
        return True
    return False


def _breaks(row: Sequence[Token], codes: str, found: Found, piece: _Piece, at: int, start: int) -> bool:
    """Does a new phrase begin at ``at`` although no word stands between?"""
    if piece.head < 0:
        return False
    code, before = codes[at], codes[piece.head]
    if code in "cgyYG":
        if before == "y" and code in "yYG":
            return False
        if before == "R" and code == "G" and piece.last == at:
            head = found[piece.head][0].head
            return head is None or head.function not in _NAMED_BY
        if before == "T" or (before == "c" and code == "F"):
            return False
        return not (before == "f" and code != "G")
    if code in "HKRkF":
        return before == "Y" or (before == "H" and code != "F")
    if code == "T":
        return before not in "ycgGRT"
    return False
