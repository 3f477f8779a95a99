"""The sentence that states the present selection, and the name a map of it should bear. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape

from dashboard.selection import Selection
from dashboard.views import wording
from dashboard.views.filtering import Counts
from dashboard.views.symbols import type_style

#: the title of a map that no filter narrows
EVERYTHING = "Reported events"


def conditions(selection: Selection, names: Mapping[object, str]) -> list[str]:
    """Each filter in plain English. ``names``: actor, place and document ids -> names."""

    def named(values: tuple[object, ...], last: str = "or") -> str:
        return wording.listed([names.get(value, str(value)) for value in values], last=last)

    parts: list[str] = []
    if selection.actors:
        role = {"either": "", "agent": " as agent", "target": " as target"}[selection.role]
        parts.append(named(selection.actors) + role)
    kinds = [type_style(kind).label.lower() for kind in selection.event_types]
    if selection.sub_event_types:
        kinds = [sub.lower() for sub in selection.sub_event_types]
    if kinds:
        parts.append(wording.listed(kinds, last="or"))
    if selection.places:
        parts.append(f"at {named(selection.places)}")
    if selection.start or selection.end:
        words = wording.days(selection.start, selection.end)
        words = f"wholly within {words}" if selection.within else words
        parts.append(words + (" or undated" if selection.include_undated else ""))
    if selection.box:
        west, south, east, north = selection.box
        parts.append(f"in the box from {wording.point(south, west)} to {wording.point(north, east)}")
    if selection.around:
        lat, lon, km = selection.around
        parts.append(f"within {km:g} km of {wording.point(lat, lon)}")
    if selection.window:
        parts.append(f"{wording.days(*selection.window)} on the timeline")
    if selection.statuses:
        parts.append(wording.listed([wording.status_label(word).lower() for word in selection.statuses], last="or"))
    if selection.sources:
        parts.append(f"reported by {named(selection.sources)}")
    if selection.documents:
        number = len(selection.documents)
        parts.append(f"in “{named(selection.documents)}”" if number == 1 else f"in {number} chosen reports")
    if selection.toll:
        parts.append(f"at least {selection.toll:,} dead")
    if selection.origins > 1:
        parts.append(f"from at least {selection.origins} independent origins")
    if selection.text:
        parts.append(f"mentioning “{selection.text}”")
    return parts


def sentence(counts: Counts, selection: Selection, names: Mapping[object, str]) -> str:
    """Plain text: "34 of 52 events, 3 without a place, 1 undated: River Guard as agent; 1–31 July 2015; 9 claimed"."""
    how_many, aside, which = _parts(counts, selection, names)
    return f"{how_many}{f', {aside}' if aside else ''}{f': {which}' if which else ''}."


def sentence_html(counts: Counts, selection: Selection, names: Mapping[object, str]) -> str:
    """The same as HTML, escaped, the number in bold."""
    how_many, aside, which = _parts(counts, selection, names)
    return (
        f'<p class="dl-sentence"><b>{escape(how_many)}</b>'
        + (f'<span class="dl-aside">, {escape(aside)}</span>' if aside else "")
        + (f": {escape(which)}" if which else "")
        + ".</p>"
    )


def map_title(selection: Selection, names: Mapping[object, str]) -> str:
    """What the picture is of: the first two conditions, or everything; days and corners stand elsewhere on it."""
    plain = replace(selection, window=None, start=None, end=None, box=None, around=None)
    about = conditions(plain, names)[:2]
    if selection.box or selection.around:
        about.append("in the drawn area")
    return wording.sentence_case(", ".join(about)) if about else EVERYTHING


def _parts(counts: Counts, selection: Selection, names: Mapping[object, str]) -> tuple[str, str, str]:
    some = counts.shown != counts.total
    how_many = (
        f"{counts.shown:,} of {wording.count(counts.total, 'event')}" if some else wording.count(counts.total, "event")
    )
    aside = ", ".join(
        part
        for part in (
            f"{counts.claimed:,} only claimed" if counts.claimed else "",
            f"{counts.no_place:,} without a place" if counts.no_place else "",
            f"{counts.no_date:,} undated" if counts.no_date else "",
        )
        if part
    )
    return how_many, aside, "; ".join(conditions(selection, names))
