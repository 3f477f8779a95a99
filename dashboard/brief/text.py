"""The chronology as plain text: one line an event, every sentence made from its fields, sources numbered below."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dashboard.brief.chronology import NOT_PLACED, source_words
from dashboard.brief.model import Brief, Entry, Order


def text(brief: Brief, *, order: Order = "date") -> str:
    """The brief as text, ending with a line feed. ``order``: by place, each place is a heading."""
    return "\n".join(_lines(brief, order)) + "\n"


def line(entry: Entry, *, order: Order = "date") -> str:
    """ "3. 6 July 2015, near Karma, Anbar: The Badr Organization claimed to have ... [2]"."""
    where = "" if order == "place" else f", {entry.place_words}"
    return f"{entry.number}. {entry.date_words}{where}: {entry.sentence}{references(entry)}"


def references(entry: Entry) -> str:
    """ " [1, 4]"."""
    return f" [{', '.join(map(str, entry.sources))}]" if entry.sources else ""


def _lines(brief: Brief, order: Order) -> Iterator[str]:
    if brief.marking:
        yield from (brief.marking, "")
    yield brief.title
    if brief.subtitle:
        yield brief.subtitle
    yield brief.facts
    yield ""
    if order == "place":
        for place, group in groupby(brief.entries, key=lambda entry: entry.place_words):
            yield place if place == NOT_PLACED else place[:1].upper() + place[1:]
            yield from (line(entry, order=order) for entry in group)
            yield ""
    else:
        yield from (line(entry) for entry in brief.entries)
        yield ""
    if brief.sources:
        yield "Sources"
        yield from (f"[{source.number}] {source_words(source)}" for source in brief.sources)
        yield ""
    yield from brief.notes
    if brief.marking:
        yield from ("", brief.marking)
