"""The one stylesheet of the screen: tight, quiet, the same in both themes but for its colours."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from dashboard.components import state
from dashboard.views.ink import Ink, ink

#: kind of mark in a sentence -> (light, dark) tint behind the words
_MARKS = {
    "trigger": ("#f6d7c3", "#6b3a1f"),
    "agent": ("#cfe3f5", "#1f4a6e"),
    "target": ("#e5d6ee", "#553a6b"),
    "place": ("#d4ebdf", "#1d5240"),
    "time": ("#f8ecc0", "#5e5116"),
    "says": ("#e4e4e0", "#454a52"),
}

#: marks of the overview's charts -> (light, dark) colour
_CHARTS = {"agent": ("#1f4e79", "#8ab8e6"), "target": ("#a98bbd", "#b48ad0"), "toll": ("#b3401b", "#f4743b")}


def dress() -> Ink:
    """Put the stylesheet on the page; returns the quiet colours of the browser's theme."""
    theme = state.theme()
    colours = ink(theme)
    st.html(f"<style>{_variables(colours, dark=theme == 'dark')}{_sheet()}</style>")
    return colours


def _variables(colours: Ink, *, dark: bool) -> str:
    named = {field: getattr(colours, field) for field in colours.__dataclass_fields__}
    named |= {name: pair[1 if dark else 0] for name, pair in _CHARTS.items()}
    named |= {f"m-{kind}": pair[1 if dark else 0] for kind, pair in _MARKS.items()}
    return ":root{" + "".join(f"--dl-{name}:{value};" for name, value in named.items()) + "}"


@cache
def _sheet() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")
