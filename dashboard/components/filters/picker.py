"""A filter with many choices: search as you type, groups unfold into their members, counts beside each."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, overload

import numpy as np
import streamlit as st

from dashboard.components import state
from dashboard.components.frontend import component
from dashboard.table.columns import Ints, Longs

#: choices that are sent; the rest is found by typing
MOST = 60
#: what has no name of its own is a report
UNTITLED = "Untitled report"


_QUOTES = frozenset("'\u2018\u2019\u02bb\u02bc\u02bd\u02be\u02bf")


class Numbers(Sequence[str]):
    """Ids that are numbers, made text one at a time: there may be hundreds of thousands."""

    def __init__(self, ids: Longs) -> None:
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return Numbers(self._ids[at]) if isinstance(at, slice) else str(self._ids[at])


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """``counts``: by code, how many events each choice would give; ``parent``: the code it belongs to, -1 for none.

    ``others``: id -> other names that a choice is found by."""

    ids: Sequence[str]
    labels: Sequence[str]
    counts: Longs
    parent: Ints | None = None
    others: Callable[[str], Sequence[str]] | None = None


def picker(
    field: str, label: str, choices: Choices, chosen: Sequence[str], take: Callable[[tuple[str, ...]], None],
    *, placeholder: str = "any",
) -> None:  # fmt: skip
    """Draw it; ``take`` is called with the chosen ids before the next run."""
    key = f"filter_{field}"
    query = st.session_state.get(f"{key}_query", "")
    options, more = options_of(choices, query)
    known = {one: code for code, one in enumerate(choices.ids)} if chosen else {}
    _component()(
        key=key,
        data={
            "label": label,
            "placeholder": placeholder,
            "chosen": [[one, choices.labels[known[one]] or UNTITLED] for one in chosen if one in known],
            "options": options,
            "more": more,
            "query": query,
        },
        on_chosen_change=lambda: _chosen(key, take),
        on_query_change=lambda: _query(key),
    )


def options_of(choices: Choices, query: str = "") -> tuple[list[list[Any]], int]:
    """Rows of id, label, count, depth, number of members, id of the group, other name that the query found it by; and
    how many choices are not among them.

    By number of events, most first; members stand under their group. With ``query`` only what holds it, flat.
    """
    present = np.flatnonzero(choices.counts)
    words = folded(query.strip())
    if words:
        also = {code: _other_name(choices, code, words) for code in present.tolist()}
        found = [code for code, other in also.items() if other or words in folded(choices.labels[code])]
        return [_row(choices, code, other=also[code]) for code in _first(choices, found)[:MOST]], max(
            0, len(found) - MOST
        )
    shown = _first(choices, [int(code) for code in _top(choices.counts, present)])
    members = _members(choices, shown)
    under = {code for inside in members.values() for code in inside}
    rows: list[list[Any]] = []
    for code in (code for code in shown if code not in under):
        inside = members.get(code, [])
        rows.append(_row(choices, code, members=len(inside)))
        rows += [_row(choices, member, depth=1, group=choices.ids[code]) for member in inside]
    return rows, max(0, len(present) - len(rows))


def folded(words: str) -> str:
    """Without marks on letters, as one types them: "Ariqah" finds "‘Arīqah"."""
    if words.isascii():
        return words.lower().replace("'", "")
    plain = unicodedata.normalize("NFD", words)
    return "".join(char for char in plain if unicodedata.category(char)[0] != "M" and char not in _QUOTES).lower()


def _top(counts: Longs, present: Longs) -> Longs:
    """The most frequent of them, without sorting all of a hundred thousand."""
    if present.size <= MOST:
        return present
    return present[np.argpartition(-counts[present], MOST)[:MOST]]


def _first(choices: Choices, codes: Sequence[int]) -> list[int]:
    return sorted(codes, key=lambda code: (-choices.counts[code], choices.labels[code], choices.ids[code]))


def _members(choices: Choices, shown: Sequence[int]) -> Mapping[int, list[int]]:
    """Group -> its members that have events, most first. A member's own members stand with it."""
    parent = choices.parent
    if parent is None:
        return {}
    tops = {code for code in shown if parent[code] < 0 or not choices.counts[parent[code]]}
    found: dict[int, list[int]] = {}
    belonging = np.flatnonzero((parent >= 0) & (choices.counts > 0)).tolist()
    for code in (code for code in belonging if code not in tops):
        above, steps = int(parent[code]), 0
        while above not in tops and above >= 0 and steps < 8:
            above, steps = int(parent[above]), steps + 1
        if above in tops:
            found.setdefault(above, []).append(code)
    return {group: _first(choices, inside) for group, inside in found.items()}


def _other_name(choices: Choices, code: int, words: str) -> str:
    """The other name by which the words find a choice; "" where its label does, or nothing."""
    if choices.others is None or words in folded(choices.labels[code]):
        return ""
    return next((name for name in choices.others(choices.ids[code]) if words in folded(name)), "")


def _row(
    choices: Choices, code: int, *, depth: int = 0, members: int = 0, group: str = "", other: str = ""
) -> list[Any]:
    label = choices.labels[code] or UNTITLED
    return [choices.ids[code], label, int(choices.counts[code]), depth, members, group, other]


def _chosen(key: str, take: Callable[[tuple[str, ...]], None]) -> None:
    value = getattr(st.session_state.get(key), "chosen", None)
    ids = value.get("ids") if isinstance(value, Mapping) else None
    if isinstance(ids, (list, tuple)) and all(isinstance(one, str) for one in ids):
        take(tuple(dict.fromkeys(ids)))
        state.whole_run()


def _query(key: str) -> None:
    value = getattr(st.session_state.get(key), "query", None)
    words = value.get("words") if isinstance(value, Mapping) else None
    st.session_state[f"{key}_query"] = words[:100] if isinstance(words, str) else ""


@cache
def _component() -> Any:
    return component("picker", ["picker_frontend/picker.js"], "picker_frontend/picker.css")
