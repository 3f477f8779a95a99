"""The brief's controls, preview and downloads: what the analyst chooses here says how, the selection says which."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, cast

import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.brief.build import (
    LONGEST_MARKING,
    LONGEST_SUBTITLE,
    LONGEST_TITLE,
    Chosen,
    Words,
    build,
    default_title,
)
from dashboard.brief.case import case_hash
from dashboard.brief.files import KINDS, MEDIA_TYPES, Kind, file_name, render
from dashboard.brief.model import MAX_PANELS, SIZES, Box, Brief, Options, Order, size_of
from dashboard.brief.region import region
from dashboard.brief.text import text
from dashboard.components import messages
from dashboard.selection import Selection
from dashboard.views import cards
from dashboard.views.symbols import ThemeName
from extract.errors import DatelineError

#: most events in a brief made on the screen; the command has no such bound
MOST = 5_000
_STATE = "brief"
_LABELS: dict[str, str] = {
    "1920x1080": "Slide, 1920 × 1080",
    "square": "Square",
    "portrait": "Portrait",
    "a4": "A4 page, 300 dpi",
    "a4-landscape": "A4 page across, 300 dpi",
}
_EXTENTS = {"events": "All events", "view": "The map's view", "box": "The drawn box", "place": "A place"}
_NAMES: dict[Kind, tuple[str, str]] = {
    "png": ("PNG", "picture"),
    "svg": ("SVG", "drawing"),
    "pdf": ("PDF", "print"),
    "pptx": ("PPTX", "slide"),
    "docx": ("DOCX", "document"),
    "html": ("HTML", "page"),
    "csv": ("CSV", "table"),
    "txt": ("TXT", "chronology"),
}
#: width of the screen's map in pixels, about: its view is told by its middle and its zoom
_MAP_PIXELS = (900, 560)
_TILE = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is chosen on the page, kept over visits to other pages."""

    title: str = ""
    subtitle: str = ""
    marking: str = ""
    size: str = "1920x1080"
    extent: str = "events"
    place: str = ""
    panels: int = 0
    order: Order = "date"
    theme: ThemeName = "light"


def draw(kept: pd.DataFrame, total: int, chosen: Chosen, selection: Selection) -> None:
    """The page below the sentence: ``kept`` are the selected rows of the events table, of ``total``."""
    left, right = st.columns([23, 77], gap="medium")
    with left:
        lacking = {"view"} if selection.view is None else set()
        lacking |= {"box"} if selection.box is None else set()
        choice = _controls(default_title(chosen, kept), [key for key in _EXTENTS if key not in lacking])
        extent = _extent(choice, selection)
    brief = _brief(kept, total, chosen, choice)
    options = Options(
        size=choice.size, theme=choice.theme, extent=extent, panels=choice.panels, order=choice.order
    )  # fmt: skip
    with right:
        if brief.counts.without_place == brief.counts.shown:
            st.html('<p class="dl-sub" role="status">None of these events has a place: a chronology without a map.</p>')
        _downloads(brief, options)
        _preview(brief, options)
        with st.expander("Chronology as text, to copy"):
            st.code(text(brief, order=choice.order), language=None, wrap_lines=True, height=360)


def too_many(shown: int) -> None:
    messages.empty(
        f"{shown:,} events are too many for one brief",
        f"A brief on the screen tells up to {MOST:,}. Narrow the filters on the left, or the stretch on the timeline.",
        "From a terminal there is no such bound: `dateline brief --db CASE OUT.pdf`.",
    )


def _controls(title: str, extents: Sequence[str]) -> Choice:
    choice = _chosen()
    _field("title", st.text_input, "Title", choice.title, placeholder=title, max_chars=LONGEST_TITLE)
    _field("subtitle", st.text_input, "Subtitle", choice.subtitle, placeholder="none", max_chars=LONGEST_SUBTITLE)
    _field(
        "marking", st.text_input, "Marking", choice.marking, placeholder="none", max_chars=LONGEST_MARKING,
        help="A handling caveat, put at the top and bottom of every format.",
    )  # fmt: skip
    _field("size", st.selectbox, "Size", choice.size, options=list(SIZES), format_func=lambda size: _LABELS[size])
    extent = choice.extent if choice.extent in extents else "events"
    _field("extent", st.segmented_control, "Map shows", extent, options=extents, format_func=lambda key: _EXTENTS[key])
    if extent == "place":
        _field(
            "place", st.text_input, "Place", choice.place, placeholder="country, province or town", max_chars=80,
        )  # fmt: skip
    panels = [0, *range(2, MAX_PANELS + 1)]
    _field(
        "panels", st.selectbox, "Maps", choice.panels, options=panels,
        format_func=lambda number: "One map" if number == 0 else f"{number} maps, by period",
    )  # fmt: skip
    _field(
        "order", st.segmented_control, "Order", choice.order, options=["date", "place"],
        format_func=lambda order: f"By {order}",
    )  # fmt: skip
    _field(
        "theme", st.segmented_control, "Colours", choice.theme, options=["light", "dark"],
        format_func=lambda theme: {"light": "Light", "dark": "Dark"}[theme],
    )  # fmt: skip
    return _chosen()


def _field(field: str, widget: Callable[..., Any], label: str, value: Any, **how: Any) -> None:
    """A widget that shows the state and, changed, changes it before the next run."""
    key = f"brief_{field}"
    st.session_state[key] = value
    widget(label, key=key, on_change=_take, args=(field,), **how)


def _chosen() -> Choice:
    return Choice(**st.session_state.get(_STATE, {}))


def _take(field: str) -> None:
    value = st.session_state[f"brief_{field}"]
    known: dict[str, Any] = dict(st.session_state.get(_STATE, {}))
    if value is not None:  # a segmented control clicked off keeps what it was
        known[field] = value
    st.session_state[_STATE] = known


def _extent(choice: Choice, selection: Selection) -> Box | None:
    if choice.extent == "view" and selection.view is not None:
        return view_box(*selection.view)
    if choice.extent == "box" and selection.box is not None:
        return Box(*selection.box)
    if choice.extent != "place" or not choice.place.strip():
        return None
    try:
        found = region(choice.place.strip())
    except DatelineError as error:
        st.html(f'<p class="dl-sub dl-bad" role="status">{cards.plain(error)}</p>')
        return None
    if found is None:
        st.html('<p class="dl-sub dl-bad" role="status">No place of that name is known; all events are shown.</p>')
    return found


def view_box(lat: float, lon: float, zoom: float) -> Box:
    """What the screen's map shows, about: Web Mercator, 512 pixels round the earth at zoom 0."""
    degrees = 360 / (_TILE * 2**zoom)
    across = min(179.0, degrees * _MAP_PIXELS[0] / 2)
    middle = math.asinh(math.tan(math.radians(lat)))
    up = math.radians(degrees * _MAP_PIXELS[1] / 2)
    south, north = (math.degrees(math.atan(math.sinh(middle + side * up))) for side in (-1, 1))
    return Box((lon - across + 180) % 360 - 180, south, (lon + across + 180) % 360 - 180, north)


def _brief(kept: pd.DataFrame, total: int, chosen: Chosen, choice: Choice) -> Brief:
    return build(
        kept,
        data.documents(),
        total=total,
        chosen=chosen,
        words=Words(choice.title, choice.subtitle, choice.marking),
        order=choice.order,
        made=datetime.now().astimezone().date(),
        case_hash=_fingerprint(data.case_name(), data.store().revision()),
    )


@st.cache_data(max_entries=4, show_spinner=False)
def _fingerprint(name: str, revision: int) -> str:  # noqa: ARG001 - keys the cache
    return case_hash(data.store())


@st.cache_data(max_entries=24, show_spinner=False)
def _file(brief: Brief, options: Options, kind: Kind) -> bytes:
    return render(brief, options, kind)


def _preview(brief: Brief, options: Options) -> None:
    """The figure itself, drawn at the resolution of a screen."""
    with st.spinner("Drawing the figure …", show_time=False):
        picture = _picture(brief, options)
    size = size_of(options.size)
    with st.container(key="brief_preview"):
        st.image(
            picture,
            width="stretch" if size.width > size.height else _UPRIGHT_PIXELS,
            alt=f"Preview: {brief.title}. {brief.facts}.",
        )


@st.cache_data(max_entries=12, show_spinner=False)
def _picture(brief: Brief, options: Options) -> bytes:
    from dashboard.brief import figure  # heavy: only where a picture is drawn

    return figure.png(brief, options, dpi=_PREVIEW_DPI)


#: pixels per inch of the preview, and its width where it is as high as wide or higher
_PREVIEW_DPI, _UPRIGHT_PIXELS = 130, 720


def _downloads(brief: Brief, options: Options) -> None:
    with st.container(key="brief_files", horizontal=True, gap="small", vertical_alignment="center"):
        st.html('<p class="dl-sub">Download as</p>')
        for kind in KINDS:
            name, what = _NAMES[kind]
            st.download_button(
                name,
                data=cast(Any, partial(_file, brief, options, kind)),  # made when it is asked for
                file_name=file_name(brief, kind),
                mime=MEDIA_TYPES[kind],
                key=f"brief_get_{kind}",
                help=f"Download as {what}: {file_name(brief, kind)}",
                on_click="ignore",
            )
