"""What an editor of one field is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from extract.errors import InvalidCorrectionError
from extract.model import Actor, Place
from extract.store.corrections.calls import EventState
from extract.store.corrections.values import Value

Entry = tuple[str, Place | Actor]


def nothing() -> Entry | None:
    return None


@dataclass(frozen=True, slots=True)
class Editor:
    """begin: set the widgets to what stands. draw: draw them. value: what they say; raises InvalidCorrectionError.
    entry: a name that always means a place or actor from now on, if one is given."""

    begin: Callable[[EventState], None]
    draw: Callable[[EventState], None]
    value: Callable[[], Value]
    entry: Callable[[], Entry | None] = nothing


def entry_of(words: str, meant: Place | Actor | None) -> Entry:
    """A name and what it always means. Raises InvalidCorrectionError where one of them is missing."""
    if not words.strip() or meant is None:
        raise InvalidCorrectionError("Say which words always mean this, or take the tick off")
    return words.strip(), meant


def unique(labels: Sequence[str]) -> list[str]:
    """The labels, those that repeat numbered: Streamlit takes choices of one label for one choice."""
    seen: Counter[str] = Counter()
    made = []
    for label in labels:
        seen[label] += 1
        made.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return made


def put(**values: object) -> None:
    """Set widgets of the editor before they are drawn."""
    for name, value in values.items():
        st.session_state[f"ed_{name}"] = value
