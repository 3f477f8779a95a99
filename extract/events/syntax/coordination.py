"""Noun phrases that belong together: "A, B and C" as one row, told from "X did this and Y did that"."""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.syntax.chunks import FINITE_KINDS, Chunk


def finite_follows(chunks: Sequence[Chunk], i: int, limit: int = 12) -> bool:
    """After the noun phrase ``i`` and its prepositional phrases: does a finite verb follow?"""
    k = i + 1
    depth = 0
    while k < len(chunks) and k <= i + limit:
        kind = chunks[k].kind
        if kind in FINITE_KINDS:
            return True
        if kind == "part" and k + 1 < len(chunks) and chunks[k + 1].kind == "prep":
            k += 1  # "gunmen hired by the owner fired"
            continue
        if kind == "ger" and k == i + 1 and k + 1 < len(chunks) and chunks[k + 1].kind == "np":
            k += 2  # "a bus carrying soldiers passed"
            continue
        if kind == "mark":
            depth += {"(": 1, ")": -1}.get(chunks[k].word, 0)
        elif (
            kind not in {"prep", "time", "adv", "coord"} and not (kind == "np" and (depth or _goes_on(chunks, k)))
        ) or (kind == "coord" and not (k + 1 < len(chunks) and chunks[k + 1].kind == "np")):
            return False
        k += 1
    return False


def _goes_on(chunks: Sequence[Chunk], k: int) -> bool:
    return chunks[k - 1].kind in {"prep", "coord"}


def coordinate(chunks: Sequence[Chunk]) -> dict[int, list[int]]:
    """Noun phrases joined by "and", "or", "as well as", and by commas before such a word."""
    groups: dict[int, list[int]] = {}
    i = 0
    while i < len(chunks):
        if chunks[i].kind != "np" or i in groups or chunks[i].word in {"photo", "photograph", "image", "picture"}:
            i += 1
            continue
        members = [i]
        k = i
        while True:
            step = _next_member(chunks, k)
            if step < 0:
                break
            members.append(step)
            k = step
        if len(members) > 2 and _opens_with_place(chunks, i) and _verb_at_once(chunks, k):
            members = members[1:]  # "In the Sool region, A and B clashed"
        if len(members) > 1:
            for member in members:
                groups[member] = members
        i += 1
    return groups


def _opens_with_place(chunks: Sequence[Chunk], i: int) -> bool:
    """Does the noun phrase say where, as the first words of its sentence?"""
    return i > 0 and chunks[i - 1].kind == "prep" and (i == 1 or chunks[i - 2].kind in {"stop", "mark"})


def _verb_at_once(chunks: Sequence[Chunk], k: int) -> bool:
    """Does a finite verb follow the noun phrase, at most a time between them?"""
    k += 1
    while k < len(chunks) and chunks[k].kind in {"time", "adv"}:
        k += 1
    return k < len(chunks) and chunks[k].kind in FINITE_KINDS


def _next_member(chunks: Sequence[Chunk], k: int) -> int:
    """Index of the noun phrase coordinated with noun phrase ``k`` next to it, -1 where none is."""
    n = len(chunks)
    after = k + 1
    # the first member may carry "of"-phrases of its own: "members of the guard and soldiers" is left to the nearer one
    if after >= n:
        return -1
    if chunks[after].kind == "mark" and chunks[after].word == "(":
        # "the Front (FPL) and others": an abbreviation in brackets is passed over
        close = next((j for j in range(after, min(n, after + 5)) if chunks[j].word == ")"), -1)
        if close < 0 or close + 1 >= n:
            return -1
        after = close + 1
    if chunks[after].kind == "coord" and chunks[after].word in {"and", "or", "&", "nor"}:
        target = after + 1
        while target < n and chunks[target].kind == "adv":
            target += 1
        if target < n and chunks[target].kind == "np" and not _opens_clause(chunks, k, target):
            return target
        return -1
    if chunks[after].kind == "comma" and after + 1 < n:
        if chunks[after + 1].kind == "np" and _list_goes_on(chunks, after + 1):
            return after + 1
        if chunks[after + 1].kind == "coord" and after + 2 < n and chunks[after + 2].kind == "np":
            joins = chunks[after + 1].word in {"and", "or"}
            return after + 2 if joins and not _opens_clause(chunks, k, after + 2) else -1
    return -1


def _list_goes_on(chunks: Sequence[Chunk], i: int) -> bool:
    """ "A, B and C": after B at ``i`` comes a comma with another, or the joining word."""
    for _ in range(12):
        k = i + 1
        if k < len(chunks) and chunks[k].kind == "coord":
            return k + 1 < len(chunks) and chunks[k + 1].kind == "np"
        if k + 1 < len(chunks) and chunks[k].kind == "comma":
            if chunks[k + 1].kind == "coord":
                return k + 2 < len(chunks) and chunks[k + 2].kind == "np"
            if chunks[k + 1].kind == "np":
                i = k + 1
                continue
        return False
    return False


def _opens_clause(chunks: Sequence[Chunk], first: int, second: int) -> bool:
    """Is the noun phrase after "and" the subject of a clause of its own, and the first one no subject beside it?"""
    if not finite_follows(chunks, second):
        return False
    if first >= 2 and chunks[first - 1].kind == "coord" and chunks[first - 2].kind == "comma":
        return False  # "X advanced, and Y and Z fled"
    for k in range(first - 1, -1, -1):
        kind = chunks[k].kind
        if kind in FINITE_KINDS:
            return True  # "X attacked Y and Z fled"
        if kind in {"stop", "wh"} or (kind == "prep" and chunks[k].word in {"that", "if", "because", "although"}):
            return False
    return False
