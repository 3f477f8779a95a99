"""The editor of the place: found by name, chosen among candidates, or pointed at on the map."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from dashboard import data, review
from dashboard.components import state
from dashboard.components.editor.base import Editor, Entry, entry_of, put, unique
from dashboard.components.map import event_map
from dashboard.views import wording
from dashboard.views.deck import View
from dashboard.views.piles import CODES, Piles
from extract.errors import InvalidCorrectionError
from extract.model import Place
from extract.store.corrections.calls import EventState
from extract.store.corrections.values import Value, point

_NAME, _MAP, _NONE = "By name", "On the map", "Not placed"


def _begin(seen: EventState) -> None:
    put(place_how=_NAME, place_find="", place_choice=0, spot=None, spot_name="", always=False, always_words=_told(seen))


def _draw(seen: EventState) -> None:
    how = st.segmented_control(
        "Place", (_NAME, _MAP, _NONE), key="ed_place_how", label_visibility="collapsed", required=True
    )
    found: list[Place] = []
    if how == _NAME:
        words = st.text_input(
            "Find a place", key="ed_place_find", placeholder="name of a town, district, province …",
            label_visibility="collapsed", max_chars=100, on_change=_first,
        )  # fmt: skip
        found = review.places(words) if words.strip() else candidates(seen)
        if not found:
            said = "No place of that name is known. Write the whole name, or point at it on the map."
            st.html(
                f'<p class="dl-sub">{said if words.strip() else "Type a name; the places that bear it follow."}</p>'
            )
    elif how == _MAP:
        found = _pointed(seen)
    st.session_state["ed_places"] = found
    if found:
        st.session_state["ed_place_choice"] = min(int(st.session_state.get("ed_place_choice") or 0), len(found) - 1)
        labels = unique([place.name for place in found])
        st.radio(
            "Which one", range(len(found)), key="ed_place_choice", label_visibility="collapsed",
            format_func=lambda at: wording.safe_markdown(labels[at]),
            captions=[wording.safe_markdown(_about(place)) for place in found],
        )  # fmt: skip
    if how != _NONE and found and st.checkbox("Always, in this case", key="ed_always"):
        st.text_input("these words mean this place", key="ed_always_words", max_chars=100)


def _pointed(seen: EventState) -> list[Place]:
    spot = st.session_state.get("ed_spot")
    centre = spot or _where(seen)
    result = event_map(
        _NOTHING, title="Click where it happened", theme=state.theme(), height=320,
        view=View(lon=centre[1], lat=centre[0], zoom=7.0 if centre != (0.0, 0.0) else 1.0), drawing=False, pick=True,
        picked=spot, key="review_pick",
    )  # fmt: skip
    if result.picked is not None and result.picked != spot:
        put(spot=result.picked, place_choice=0)
        st.rerun()
    if spot is None:
        return []
    name = st.text_input("Its name", key="ed_spot_name", placeholder="what this spot is called (may stay empty)")
    near = review.places_near(*spot)
    country = near[0].country if near else ""
    return [point(*spot, place_name=name.strip(), country=country), *near]


def _value() -> Value:
    return None if st.session_state.get("ed_place_how") == _NONE else _chosen()


def _entry() -> Entry | None:
    if st.session_state.get("ed_place_how") == _NONE or not st.session_state.get("ed_always"):
        return None
    return entry_of(str(st.session_state.get("ed_always_words", "")), _chosen())


def _chosen() -> Place:
    found: list[Place] = st.session_state.get("ed_places") or []
    at = st.session_state.get("ed_place_choice")
    if not found or at is None or at >= len(found):
        raise InvalidCorrectionError("Choose a place first, or “Not placed”")
    return found[int(at)]


def _first() -> None:
    put(place_choice=0)


def candidates(seen: EventState) -> list[Place]:
    """The place that stands and those that the words of the reports could have meant too."""
    found: dict[str, Place] = {}
    place = seen.values["place"]
    if isinstance(place, Place):
        found[place.gazetteer_id] = place
    for one in review.read_places(seen.mention_ids):
        found.setdefault(one.gazetteer_id, one)
    return list(found.values())[: review.MOST_OFFERED]


def _told(seen: EventState) -> str:
    """The words of a report that name the place."""
    for told in data.told(seen.mention_ids[:6]).values():
        for mark in told.marks:
            if mark.kind == "place" and told.start <= mark.start < mark.end <= told.end:
                return " ".join(told.sentence[mark.start - told.start : mark.end - told.start].split())
    return ""


def _about(place: Place) -> str:
    """ "town in Anbar, Iraq · 33.39° N, 43.91° E"."""
    kind = {"admin1": "province", "point": "the spot itself"}.get(place.kind, place.kind)
    around = review.surroundings(place)
    where = f"{kind} in {around}" if kind and around else kind or around
    people = f"{place.population:,} people" if place.population else ""
    return " · ".join(part for part in (where, people, wording.point(place.lat, place.lon)) if part)


def _where(seen: EventState) -> tuple[float, float]:
    place = seen.values["place"]
    around = [place] if isinstance(place, Place) else candidates(seen)
    return (around[0].lat, around[0].lon) if around else review.middle()


def _no(kind: Any) -> Any:
    return np.empty(0, dtype=kind)


_NOTHING = Piles(
    keys=_no(object), names=_no(object), lat=_no(float), lon=_no(float), precision=_no(np.int8), radius_km=_no(float),
    country=_no(object), admin1=_no(object), first=_no(np.int32), last=_no(np.int32),
    counts=np.empty((0, CODES), dtype=np.int32),
)  # fmt: skip

PLACE = Editor(_begin, _draw, _value, _entry)
