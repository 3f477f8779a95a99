"""Editors of type, date, toll, status and weapons."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import streamlit as st

from dashboard.components.editor.base import Editor, put
from dashboard.views import wording
from extract.errors import InvalidCorrectionError
from extract.model import Status, TimePrecision, Toll
from extract.standards import EVENT_TYPE_OF
from extract.store.corrections.calls import EventState
from extract.store.corrections.values import TimeValue, TollValue, Value, time_value

_SPAN, _ONE, _NONE = "Several days", "One day", "Undated"
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)
_BY_DAYS = "as the days say"
_PRECISIONS = (_BY_DAYS, *(each.value for each in TimePrecision if each is not TimePrecision.DAY))
_BOUNDS = {"low": "Lowest", "best": "Best", "high": "Highest"}
_TOLLS = (("killed", "Killed"), ("injured", "Injured"))


def _begin_type(seen: EventState) -> None:
    put(type=seen.values["event_type"])


def choose_type() -> None:
    st.selectbox(
        "Type of event", list(EVENT_TYPE_OF), key="ed_type", label_visibility="collapsed",
        format_func=lambda sub: f"{sub} · {EVENT_TYPE_OF[sub]}",
    )  # fmt: skip


def _type() -> Value:
    return cast(str, st.session_state["ed_type"])


def _begin_time(seen: EventState) -> None:
    time = seen.values["time"]
    if not isinstance(time, TimeValue):
        return put(time_kind=_ONE, day=None, first=None, last=None, precision=_BY_DAYS)
    one = time.precision is TimePrecision.DAY
    told = time_value(time.start, time.end).precision
    return put(
        time_kind=_ONE if one else _SPAN,
        day=time.start if one else None,
        first=None if one else time.start,
        last=None if one else time.end,
        precision=_BY_DAYS if told is time.precision else time.precision.value,
    )


def _draw_time(_: EventState) -> None:
    kind = st.segmented_control(
        "Date", (_ONE, _SPAN, _NONE), key="ed_time_kind", label_visibility="collapsed", required=True
    )
    if kind == _ONE:
        _day("Day", "day")
    elif kind == _SPAN:
        left, right = st.columns(2, gap="small")
        with left:
            _day("First day", "first")
        with right:
            _day("Last day", "last")
        st.selectbox("Known as a", _PRECISIONS, key="ed_precision")
        st.html('<p class="dl-sub">Leave the first or the last day open where it is not known.</p>')


def _day(label: str, name: str) -> None:
    st.date_input(label, value=None, key=f"ed_{name}", min_value=_FIRST, max_value=_LAST, format="YYYY-MM-DD")


def _time() -> Value:
    held: dict[str, Any] = {
        name: st.session_state.get(f"ed_{name}") for name in ("time_kind", "day", "first", "last", "precision")
    }
    if held["time_kind"] == _NONE:
        return None
    if held["time_kind"] == _ONE:
        if held["day"] is None:
            raise InvalidCorrectionError("Give the day, or choose “Undated”")
        return time_value(held["day"], held["day"])
    if held["first"] is None and held["last"] is None:
        raise InvalidCorrectionError("Give the first or the last day, or choose “Undated”")
    value = time_value(held["first"], held["last"])
    if held["precision"] in (None, _BY_DAYS):
        return value
    return TimeValue(value.start, value.end, TimePrecision(held["precision"]))


def _begin_tolls(seen: EventState) -> None:
    for each in cast(tuple[TollValue, ...], seen.values["tolls"]):
        for bound in ("low", "best", "high"):
            put(**{f"{each.kind}_{bound}": getattr(each.toll, bound) if each.toll else None})


def _draw_tolls(_: EventState) -> None:
    for kind, label in _TOLLS:
        columns = st.columns([0.9, 1, 1, 1], vertical_alignment="bottom", gap="small")
        columns[0].html(f'<p class="rv-line rv-tall">{label}</p>')
        for column, bound in zip(columns[1:], ("low", "best", "high"), strict=True):
            column.number_input(
                _BOUNDS[bound],
                min_value=0, step=1, value=None, key=f"ed_{kind}_{bound}", placeholder="–",
                label_visibility="visible" if kind == _TOLLS[0][0] else "collapsed",
            )  # fmt: skip
    st.html('<p class="dl-sub">Empty: no number is told. One figure alone stands for all three.</p>')


def _tolls() -> Value:
    return tuple(TollValue(kind, _toll(kind, label)) for kind, label in _TOLLS)


def _toll(kind: str, label: str) -> Toll | None:
    low, best, high = (st.session_state.get(f"ed_{kind}_{bound}") for bound in ("low", "best", "high"))
    given = [number for number in (low, best, high) if number is not None]
    if not given:
        return None
    low = low if low is not None else min(given)
    high = high if high is not None else max(given)
    best = best if best is not None else low
    if not low <= best <= high:
        raise InvalidCorrectionError(
            f"{label}: the lowest, best and highest figure must rise, not {low}, {best}, {high}"
        )
    return Toll(int(low), int(best), int(high))


def _begin_status(seen: EventState) -> None:
    put(status=seen.values["status"])


def _draw_status(_: EventState) -> None:
    st.selectbox(
        "Status", [each.value for each in Status], key="ed_status", label_visibility="collapsed",
        format_func=wording.status_label,
    )  # fmt: skip


def _status() -> Value:
    return cast(str, st.session_state["ed_status"])


def _begin_weapons(seen: EventState) -> None:
    put(weapons=list(cast(tuple[str, ...], seen.values["weapons"])))


def _draw_weapons(seen: EventState) -> None:
    st.multiselect(
        "Weapons", list(cast(tuple[str, ...], seen.values["weapons"])), key="ed_weapons", accept_new_options=True,
        label_visibility="collapsed", placeholder="type a weapon and press Enter",
    )  # fmt: skip


def _weapons() -> Value:
    return tuple(st.session_state["ed_weapons"])


TYPE = Editor(_begin_type, lambda _: choose_type(), _type)
TIME = Editor(_begin_time, _draw_time, _time)
TOLLS = Editor(_begin_tolls, _draw_tolls, _tolls)
STATUS = Editor(_begin_status, _draw_status, _status)
WEAPONS = Editor(_begin_weapons, _draw_weapons, _weapons)
