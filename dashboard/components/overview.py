"""The overview: the same selection in numbers; what is clicked becomes a filter."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from dashboard import data
from dashboard.components import actions, state
from dashboard.components.panel import MAP_PAGE
from dashboard.table.columns import Bools, Table, present_codes
from dashboard.views import cards, overview, wording
from dashboard.views.ink import Ink
from dashboard.views.symbols import TYPE_STYLES, type_style
from dashboard.views.timeline import busy, extent, read_ids, read_window


def draw(table: Table, kept: Bools, ink: Ink) -> None:
    st.html(_figures(table, kept))
    left, right = st.columns([58, 42], gap="large")
    with left, st.container(key="overview_left"):
        _over_time(table, kept, ink)
        _tolls(table, kept)
        _sources(table, kept)
    with right, st.container(key="overview_right"):
        _actors(table, kept)
        _claims(table, kept)


def listen() -> None:
    """Let the names and numbers that are drawn act as filters."""
    actions.listen(
        {"actor": _actor, "show": _event, "source": _source, "status": _status, "type": _type, "events": _events}
    )


def _figures(table: Table, kept: Bools) -> str:
    number = int(kept.sum())
    dead, hurt = overview.toll(table, kept, "killed"), overview.toll(table, kept, "injured")
    claimed = overview.statuses(table, kept).get("claimed", 0)
    reports = int((table.reports_of.counts(kept, len(table.reports.titles)) > 0).sum())
    spots = np.unique(table.spot[kept])
    places = np.unique(table.spots.place[spots[spots >= 0]])
    pairs = [
        (f"{number:,}", "events"),
        (f"{reports:,}", "reports tell them"),
        (f"{int((places >= 0).sum()):,}", "places"),
        (f"{100 * claimed / number:.0f} %", f"only claimed ({claimed:,})"),
    ]
    if dead.events:
        pairs.append(
            (wording.people(dead.low, dead.high), f"dead as reported, in {wording.count(dead.events, 'event')}")
        )
    if hurt.events:
        pairs.append((wording.people(hurt.low, hurt.high), f"injured, in {wording.count(hurt.events, 'event')}"))
    return (
        '<div class="dl-figures">'
        + "".join(
            f"<div><b>{cards.plain(number)}</b><span>{cards.plain(label)}</span></div>" for number, label in pairs
        )
        + "</div>"
    )


def _over_time(table: Table, kept: Bools, ink: Ink) -> None:
    whole = extent(table, kept)
    if whole is None:
        st.html('<p class="dl-h dl-section">Events over time</p><p class="dl-sub">None of these events has a date.</p>')
        return
    span = busy(table, kept, whole)
    palette = {kind: style.colour(state.theme()) for kind, style in TYPE_STYLES.items()}
    present = present_codes(table.type[kept])
    swatches = "".join(
        f'<span><i class="full" style="color:{palette.get(table.types.ids[code], ink.muted)}"></i>'
        f"{cards.link(cards.plain(type_style(table.types.ids[code]).label), 'type', table.types.ids[code])}</span>"
        for code in present
    )
    rows = overview.over_time(table, kept, span)
    undated = int((kept & ~table.dated).sum())
    outside = int(kept.sum()) - undated - int(rows["events"].sum())
    aside = f"; {undated:,} undated left out" if undated else ""
    aside += f"; {outside:,} long before or after left out" if outside else ""
    st.html(
        f'<p class="dl-h dl-section">Events per {span.step}, by type</p><p class="dl-sub">By the first day of each'
        f'{aside}. A click on a bar keeps only that {span.step}.</p><p class="dl-legend">{swatches}</p>'
    )
    generation = st.session_state.setdefault("over_time_generation", 0)
    st.altair_chart(
        overview.over_time_chart(rows, span, palette, ink), width="stretch", theme=None,
        key=f"over_time_{generation}", on_select=_take_bin, selection_mode="bin",
        alt=f"Events per {span.step} by type, {wording.days(span.first, span.last)}",
    )  # fmt: skip


def _actors(table: Table, kept: Bools) -> None:
    rows = overview.actors(table, kept)
    st.html(
        '<p class="dl-h dl-section">Who acts, and against whom</p><p class="dl-legend">'
        '<span><i class="full dl-as-agent"></i>as agent</span><span><i class="full dl-as-target"></i>as target</span>'
        "<span>a click keeps only that actor</span></p>"
        + (overview.actors_html(rows) or '<p class="dl-sub">No event here names an actor.</p>')
    )


def _tolls(table: Table, kept: Bools) -> None:
    rows = overview.heaviest(table, kept)
    events: list[Any] = list(data.rows([int(one) for one in table.ids[rows]]).itertuples(index=False))
    st.html(
        '<p class="dl-h dl-section">Reported dead, the heaviest events</p>'
        '<p class="dl-sub">From the lowest to the highest number that the reports give: reported figures, not an '
        "estimate.</p>"
        + (overview.tolls_html(events) or '<p class="dl-sub">No event here comes with a number of dead.</p>')
    )


def _claims(table: Table, kept: Bools) -> None:
    total = int(kept.sum())
    rows = "".join(
        f"<tr><td>{cards.link(cards.plain(wording.status_label(status)), 'status', status)}</td>"
        f'<td class="n">{number:,}</td><td class="n">{100 * number / total:.0f} %</td></tr>'
        for status, number in overview.statuses(table, kept).items()
    )
    st.html(f'<p class="dl-h dl-section">How it is known</p><table class="dl-table">{rows}</table>')
    who = overview.claimants(table, kept)
    if not who:
        return
    claimed = overview.statuses(table, kept)["claimed"]
    lines = "".join(
        f"<tr><td>{cards.link(cards.plain(row.who), 'events', ','.join(map(str, row.ids)))}"
        f"{'<span class=dl-why>a party to the conflict</span>' if row.party else ''}</td>"
        f'<td class="n">{row.events:,}</td><td class="n">{100 * row.events / claimed:.0f} %</td></tr>'
        for row in who
    )
    st.html(
        '<p class="dl-h dl-section">On whose word, where only claimed</p>'
        f'<p class="dl-sub">A click shows those events.</p><table class="dl-table">{lines}</table>'
    )


def _sources(table: Table, kept: Bools) -> None:
    rows = "".join(
        f"<tr><td>{cards.link(cards.plain(row.name), 'source', row.name) if row.name else 'Source not given'}</td>"
        f'<td class="n">{row.events:,}</td><td class="n">{row.reports:,}</td></tr>'
        for row in overview.sources(table, kept)
    )
    head = '<tr><th>Source</th><th class="n">Events</th><th class="n">Reports</th></tr>'
    st.html(f'<p class="dl-h dl-section">Who reports</p><table class="dl-table">{head}{rows}</table>')


def _actor(value: str) -> None:
    state.change(actors=(value,), role="either")


def _source(value: str) -> None:
    state.change(sources=(value,))


def _status(value: str) -> None:
    state.change(statuses=(value,))


def _type(value: str) -> None:
    state.change(event_types=(value,))


def _event(value: str) -> None:
    _events(value)


def _events(value: str) -> None:
    numbers = [int(part) for part in value.split(",") if part.isascii() and part.isdecimal() and len(part) <= 12]
    state.focus(events=read_ids(numbers))
    st.session_state["go_to"] = MAP_PAGE


def _take_bin() -> None:
    chart = st.session_state.get(f"over_time_{st.session_state['over_time_generation']}")
    st.session_state["over_time_generation"] += 1  # the bar must not stay chosen when the filter is taken away
    points = chart["selection"].get("bin") if chart else None
    first = points[0] if points else {}
    window = read_window([first.get("from"), first.get("to")])
    if window is not None and window[0] < window[1]:
        state.change(window=read_window([first["from"], first["to"] - 1]))
