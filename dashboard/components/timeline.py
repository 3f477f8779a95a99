"""The timeline on the page: a strip to brush, lanes to click, playback; the browser draws it from numbers."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

import numpy as np
import streamlit as st

from dashboard.components import state
from dashboard.components.frontend import component
from dashboard.selection import PlayStep, Selection
from dashboard.table.columns import Bools, Table, present_codes
from dashboard.table.places import at_places, film
from dashboard.views import lanes, timeline, wording
from dashboard.views.filtering import Sieve
from dashboard.views.timeline import Extent

_KEY = "timeline"
#: the moments between which is shown, where the user chose them: numbers of days, hours as fractions
_VIEW = "timeline_view"
#: number of the last frame of playback that the server has drawn
_TICK = "timeline_tick"
_REPORTS = ("window", "frame", "view", "picked", "lane", "by", "play", "film")


def draw(sieve: Sieve, selection: Selection) -> None:
    """``sieve``: the selection over the case; the strip shows the events that pass all but the brushed window."""
    table, before = sieve.table, sieve.without("window")
    whole = timeline.extent(table, before)
    if whole is None:
        st.html(
            '<p class="dl-h">Timeline</p><p class="dl-sub">'
            f"{'None of these events has a date' if before.any() else 'There are no such events'}, so there is nothing "
            "to lay out in time.</p>"
        )
        return
    usual = timeline.busy(table, before, whole)
    near = selection.window is None or _inside(selection.window, usual)
    view = _view(whole)
    span = timeline.days_of(view) if view else usual if near else whole
    within = Extent(*selection.window) if selection.window and not state.playing() else span
    shown = sieve.kept if not state.playing() else before
    _component()(
        key=_KEY,
        data={
            "extent": span.numbers if state.playing() else whole.numbers,
            "whole": whole.numbers,
            "view": view or (span.numbers[0], span.numbers[1] + 1),
            "outside": _outside(table, before, span, whole),
            "strip": _strip(table, before, span),
            "window": Extent(*selection.window).numbers if selection.window else None,
            "lanes": _lanes(table, shown, within, selection.lanes),
            "types": lanes.palette(table, state.theme()),
            "statuses": lanes.status_words(table),
            "published": lanes.published(table, shown, within),
            "chosen": _chosen(sieve, selection),
            "legend": _legend(table, before),
            "play": {"step": selection.play_step, "grow": selection.play_grow},
            "tick": st.session_state.get(_TICK, 0),
            "film": _film(table, before),
            "alt": _alt(table, shown, within),
        },
        **{f"on_{name}_change": _taker(name) for name in _REPORTS},
    )


def _film(table: Table, before: Bools) -> Any:
    """What playback shows, once it was asked for: None before, False where there is too much of it to send."""
    return (film(table, before) or False) if state.playing() else None


def _view(whole: Extent) -> tuple[float, float] | None:
    """What the user zoomed to, held to what there is; ``None`` where nothing of it is left."""
    chosen: tuple[float, float] | None = st.session_state.get(_VIEW)
    if chosen is None:
        return None
    first, last = whole.numbers
    return timeline.read_view((max(first, chosen[0]), min(last + 1, chosen[1])))


def _inside(window: tuple[Any, Any], span: Extent) -> bool:
    return bool(span.first <= window[0] and window[1] <= span.last)


def _outside(table: Table, before: Bools, span: Extent, whole: Extent) -> str:
    """ "12 earlier, 3 later": what the shown stretch leaves out; "" where it leaves out nothing."""
    if span == whole:
        return ""
    low, high = span.numbers
    dated = before & table.dated
    earlier, later = int((dated & (table.last < low)).sum()), int((dated & (table.first > high)).sum())
    parts = [f"{earlier:,} earlier" if earlier else "", f"{later:,} later" if later else ""]
    return ", ".join(part for part in parts if part) or "all days"


def _strip(table: Table, before: Bools, span: Extent) -> dict[str, Any]:
    made = timeline.bins(span)
    counted = timeline.by_type(table, before, made)
    return {
        "edges": made.edges.tolist(),
        "step": made.step,
        "counts": counted.ravel().tolist(),
        "order": lanes.legend_order(table),
    }


def _lanes(table: Table, shown: Bools, within: Extent, by: str) -> dict[str, Any]:
    found = lanes.lanes(table, shown, within, by)
    # an event stands in a few lanes at most: of many rows nobody need know how many events they are
    few = len(found.rows) <= 8 * lanes.MOST_MARKS and len(np.unique(found.rows)) <= lanes.MOST_MARKS
    return {
        "by": by,
        "names": found.names,
        "ids": found.ids,
        "totals": lanes.totals(found),
        "within": within.numbers,
        "marks": lanes.marks(table, found) if few else None,
        "counts": None if few else lanes.counts(table, found, within),
    }


def _chosen(sieve: Sieve, selection: Selection) -> list[int]:
    if selection.focus_events:
        return list(selection.focus_events)
    if selection.focus_places:
        here = sieve.kept & at_places(sieve.table, selection.focus_places)
        return [int(one) for one in sieve.table.ids[here][: lanes.MOST_MARKS]]
    return []


def _legend(table: Table, before: Bools) -> list[list[str]]:
    present = {table.statuses.ids[code] for code in present_codes(table.status[before])}
    vague = any(table.precisions.ids[code] in lanes.VAGUE for code in present_codes(table.precision[before]))
    rows = [("full", "a day", True), ("bar", "several days", True), ("fade", "some time in them", vague)]
    rows += [
        ("", "claimed", bool(present & {"claimed", "unconfirmed"})),
        ("dashed", "planned", bool(present & {"planned", "hypothetical"})),
        ("cross", "denied", bool(present & {"denied", "negated"})),
        ("tick", "report published", True),
    ]
    return [[kind, words] for kind, words, there in rows if there]


def _alt(table: Table, shown: Bools, within: Extent) -> str:
    dated = int((shown & table.dated).sum())
    return f"Timeline of {wording.count(dated, 'event')}, {wording.days(within.first, within.last)}."


def _taker(name: str) -> Any:
    return lambda: _take(name)


def _take(name: str) -> None:
    """What the browser reports becomes the selection; whatever is not understood changes nothing."""
    value = getattr(st.session_state.get(_KEY), name, None)
    if name == "window":
        state.set_playing(False)
        state.change(window=timeline.read_window(value))
        state.whole_run()
    elif name == "frame" and isinstance(value, dict):
        found, number = timeline.read_window(value.get("window")), value.get("n")
        if found and isinstance(number, int):
            state.set_playing(True)
            st.session_state[_TICK] = number
            state.change(window=found)
    elif name == "film":
        state.set_playing(True, film=True)
    elif name == "view":
        st.session_state[_VIEW] = timeline.read_view(value)
    elif name == "picked":
        state.focus(events=timeline.read_ids(value))
        state.whole_run()
    elif name == "lane" and isinstance(value, str):
        _only(value)
        state.whole_run()
    elif name == "by" and value in ("type", "actor"):
        state.change(lanes=value)
    elif name == "play":
        play = timeline.read_play(value)
        if play:
            state.change(play_step=cast(PlayStep, play[0]), play_grow=play[1])


def _only(lane: str) -> None:
    """Show only the type or actor that a lane stands for."""
    if state.current().lanes == "actor":
        state.change(actors=(lane,), role="either")
    else:
        state.change(event_types=(lane,))


@cache
def _component() -> Any:
    names = ("scale.js", "lanes.js", "play.js", "timeline.js", "controls.js", "room.js", "point.js")
    return component("timeline", [f"timeline_frontend/{name}" for name in names], "timeline_frontend/timeline.css")
