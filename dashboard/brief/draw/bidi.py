"""Order of right-to-left text on one line: levels and runs of the Unicode bidirectional algorithm (UAX 9).

Rules P2-P3, W1-W7, N1-N2, I1-I2 and L2 of revision 48, without explicit formatting characters: those are dropped
before (see shaping.clean), and a report may not reorder what stands round its words. Brackets (N0) follow N1 and N2.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_STRONG_RIGHT = frozenset({"R", "AL"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "BN"})


def is_simple(text: str) -> bool:
    """Whether nothing in ``text`` can run from right to left (quick: most text is)."""
    return text.isascii() or not any(unicodedata.bidirectional(sign) in {"R", "AL", "AN"} for sign in text)


def base_level(text: str) -> int:
    """1 where the first strong character runs from right to left, else 0 (P2, P3)."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind == "L":
            return 0
        if kind in _STRONG_RIGHT:
            return 1
    return 0


def levels(text: str, base: int) -> list[int]:
    """Embedding level of each character; ``base``: level of the paragraph, 0 or 1."""
    kinds = [unicodedata.bidirectional(sign) or "L" for sign in text]
    side = "R" if base else "L"
    _weak(kinds, side)
    _neutral(kinds, side)
    odd = {"L": 1, "AN": 1, "EN": 1}
    even = {"R": 1, "AN": 2, "EN": 2}
    return [base + (odd if base else even).get(kind, 0) for kind in kinds]


def visual_runs(text: str, base: int) -> list[tuple[int, int, int]]:
    """Runs of one level as (start, end, level) in the order in which they stand on the page, left to right (L2)."""
    found = levels(text, base)
    # trailing white space belongs to the paragraph's own direction (L1)
    for at in range(len(text) - 1, -1, -1):
        if not text[at].isspace():
            break
        found[at] = base
    runs: list[tuple[int, int, int]] = []
    for at, level in enumerate(found):
        if runs and runs[-1][2] == level:
            runs[-1] = (runs[-1][0], at + 1, level)
        else:
            runs.append((at, at + 1, level))
    for level in range(max(found, default=0), 0, -1):
        at = 0
        while at < len(runs):
            end = at
            while end < len(runs) and runs[end][2] >= level:
                end += 1
            runs[at:end] = runs[at:end][::-1]
            at = max(end, at + 1)
    return runs


def _weak(kinds: list[str], side: str) -> None:
    previous = side
    for at, kind in enumerate(kinds):  # W1: a combining mark is what it stands on
        if kind == "NSM":
            kinds[at] = previous
        previous = kinds[at]
    strong = side
    for at, kind in enumerate(kinds):  # W2, W3
        if kind in {"L", "R", "AL"}:
            strong = kind
        if kind == "EN" and strong == "AL":
            kinds[at] = "AN"
    for at, kind in enumerate(kinds):
        if kind == "AL":
            kinds[at] = "R"
    for at in range(1, len(kinds) - 1):  # W4: 1,234 and 12:30
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and before in {"EN", "AN"} and (kind == "CS" or (kind == "ES" and before == "EN")):
            kinds[at] = before
    _spread(kinds, "ET", lambda before, after: "EN" if "EN" in (before, after) else "ON")  # W5, W6
    for at, kind in enumerate(kinds):
        if kind in {"ES", "CS"}:
            kinds[at] = "ON"
    strong = side
    for at, kind in enumerate(kinds):  # W7
        if kind in {"L", "R"}:
            strong = kind
        if kind == "EN" and strong == "L":
            kinds[at] = "L"


def _neutral(kinds: list[str], side: str) -> None:
    for at, kind in enumerate(kinds):
        if kind in _NEUTRAL:
            kinds[at] = "ON"

    def between(before: str, after: str) -> str:
        first = {"EN": "R", "AN": "R"}.get(before, before) or side
        second = {"EN": "R", "AN": "R"}.get(after, after) or side
        return first if first == second else side

    _spread(kinds, "ON", between)  # N1, N2


def _spread(kinds: list[str], wanted: str, decide: Callable[[str, str], str]) -> None:
    """Give each stretch of ``wanted`` the kind that what stands before and after decides ("" at the ends)."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == wanted:
            end += 1
        if end > at:
            kind = decide(kinds[at - 1] if at else "", kinds[end] if end < len(kinds) else "")
            kinds[at:end] = [kind] * (end - at)
        at = max(end, at + 1)
