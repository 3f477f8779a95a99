"""The quiet colours of both themes: text, rules and surfaces of charts and pages. Event colours are in ``symbols``."""

from __future__ import annotations

from dataclasses import dataclass

#: system faces only: nothing is fetched
FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", "Helvetica Neue", Arial, sans-serif'


@dataclass(frozen=True, slots=True)
class Ink:
    """CSS colours of one theme; contrast of ``text`` and ``muted`` on ``page`` is at least 4.5 to 1."""

    page: str
    raised: str  # panel, cards, sidebar
    text: str
    muted: str
    rule: str  # hairlines
    band: str  # every other lane
    accent: str  # what is chosen
    bar: str  # neutral bars
    told: str  # tint behind a sentence that tells an event
    chosen: str  # tint behind the chosen one
    bad: str  # words that say what failed


LIGHT = Ink(
    page="#ffffff",
    raised="#f7f6f3",
    text="#22242a",
    muted="#646770",
    rule="#dcdad4",
    band="#f8f7f4",
    accent="#1f4e79",
    bar="#a9adb5",
    told="#f3efe4",
    chosen="#fbe7a8",
    bad="#b3261e",
)

DARK = Ink(
    page="#14171c",
    raised="#1c2027",
    text="#e6e4df",
    muted="#a0a4ad",
    rule="#343a44",
    band="#191d23",
    accent="#8ab8e6",
    bar="#5d6470",
    told="#242a33",
    chosen="#5a4a14",
    bad="#ff8d7e",
)


def ink(theme: str) -> Ink:
    """``theme``: "dark" or anything else for light."""
    return DARK if theme == "dark" else LIGHT
