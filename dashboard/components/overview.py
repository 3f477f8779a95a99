"""The overview: the same selection in numbers; what is clicked becomes a filter."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components import state
from dashboard.components.panel import MAP_PAGE
from dashboard.views import cards, filtering, overview, wording
from dashboard.views.ink import Ink
from dashboard.views.symbols import TYPE_STYLES, type_rank, type_style
from dashboard.views.timeline import extent
from extract.standards import EVENT_TYPES


def draw(kept: pd.DataFrame, ink: Ink) -> None:
    st.html(_figures(kept))
    left, right = st.columns([58, 42], gap="large")
    with left:
        _over_time(kept, ink)
        _tolls(kept, ink)
        _sources(kept)
    with right:
        _actors(kept, ink)
        _claims(kept)


def _figures(kept: pd.DataFrame) -> str:
    dead = overview.toll(kept, "fatalities")
    hurt = overview.toll(kept, "injured")
    claimed = int((kept["status"] == "claimed").sum())
    pairs = [
        (f"{len(kept):,}", "events"),
        (f"{kept['document_id'].nunique():,}", "reports tell them"),
        (f"{kept.loc[kept['place_id'] != '', 'place_id'].nunique():,}", "places"),
        (f"{100 * claimed / len(kept):.0f} %", f"only claimed ({claimed:,})"),
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


def _over_time(kept: pd.DataFrame, ink: Ink) -> None:
    whole = extent(kept)
    if whole is None:
        st.html('<p class="dl-h">Events over time</p><p class="dl-sub">None of these events has a date.</p>')
        return
    palette = {kind: style.colour(state.theme()) for kind, style in TYPE_STYLES.items()}
    present = sorted(set(kept["event_type"]), key=lambda kind: (type_rank(kind), kind))
    swatches = "".join(
        f'<span><i class="full" style="color:{palette.get(kind, ink.muted)}"></i>'
        f"{cards.plain(type_style(kind).label)}</span>"
        for kind in present
    )
    undated = int(filtering.undated(kept).sum())
    aside = f"; {undated:,} undated left out" if undated else ""
    st.html(
        f'<p class="dl-h">Events per {whole.step}, by type</p>'
        f'<p class="dl-sub">By the first day of each{aside}.</p><p class="dl-legend">{swatches}</p>'
    )
    table = overview.over_time(kept, whole, list(EVENT_TYPES))
    chart = overview.over_time_chart(table, whole, palette, ink)
    st.altair_chart(
        chart, width="stretch", theme=None, key="over_time",
        alt=f"Events per {whole.step} by type, {wording.days(whole.first, whole.last)}",
    )  # fmt: skip


def _actors(kept: pd.DataFrame, ink: Ink) -> None:
    table = overview.actors(kept)
    dark = state.theme() == "dark"
    agent, target = ("#8ab8e6", "#b48ad0") if dark else ("#1f4e79", "#a98bbd")
    st.html(
        '<p class="dl-h">Who acts, and against whom</p><p class="dl-legend">'
        f'<span><i class="full" style="color:{agent}"></i>as agent</span>'
        f'<span><i class="full" style="color:{target}"></i>as target</span>'
        "<span>click a bar to see only that actor</span></p>"
    )
    if table.empty:
        st.html('<p class="dl-sub">No event here names an actor.</p>')
        return
    chart = overview.actors_chart(table, ink, agent=agent, target=target)
    generation = st.session_state.setdefault("actors_generation", 0)
    st.altair_chart(
        chart, width="stretch", theme=None, key=f"actors_{generation}", on_select=_take_actor,
        selection_mode="actor", alt="Events by actor, as agent and as target",
    )  # fmt: skip


def _tolls(kept: pd.DataFrame, ink: Ink) -> None:
    rows = overview.heaviest(kept)
    st.html(
        '<p class="dl-h">Reported dead, the heaviest events</p>'
        '<p class="dl-sub">From the lowest to the highest number that the report gives. Two reports of the same '
        "deaths are two lines: these are reported figures, not an estimate.</p>"
    )
    if rows.empty:
        st.html('<p class="dl-sub">No event here comes with a number of dead.</p>')
        return
    red = "#f4743b" if state.theme() == "dark" else "#b3401b"
    generation = st.session_state.setdefault("tolls_generation", 0)
    st.altair_chart(
        overview.toll_chart(rows, red, ink), width="stretch", theme=None, key=f"tolls_{generation}",
        on_select=_take_event, selection_mode="event", alt="Lowest and highest reported number of dead by event",
    )  # fmt: skip


def _claims(kept: pd.DataFrame) -> None:
    numbers = overview.statuses(kept)
    rows = "".join(
        f'<tr><td>{cards.plain(wording.status_label(status))}</td><td class="n">{number:,}</td>'
        f'<td class="n">{100 * number / len(kept):.0f} %</td></tr>'
        for status, number in numbers.items()
    )
    st.html(f'<p class="dl-h">How it is known</p><table class="dl-table">{rows}</table>')
    who = overview.claimants(kept)
    if who.empty:
        return
    party = '<span class="dl-why">a party to the conflict</span>'
    lines = "".join(
        f'<tr><td>{cards.plain(row.who)}{party if row.party else ""}</td><td class="n">{row.events:,}</td></tr>'
        for row in who.itertuples(index=False)
    )
    st.html(f'<p class="dl-h">On whose word, where only claimed</p><table class="dl-table">{lines}</table>')


def _sources(kept: pd.DataFrame) -> None:
    named = kept.assign(source=kept["source"].where(kept["source"] != "", "Source not given"))
    table = named.groupby("source").agg(events=("event_id", "nunique"), reports=("document_id", "nunique"))
    table = table.sort_values(["events"], ascending=False, kind="stable").head(10)
    rows = "".join(
        f'<tr><td>{cards.plain(source)}</td><td class="n">{row.events:,}</td><td class="n">{row.reports:,}</td></tr>'
        for source, row in zip(table.index, table.itertuples(index=False), strict=True)
    )
    head = '<tr><th>Source</th><th class="n">Events</th><th class="n">Reports</th></tr>'
    st.html(f'<p class="dl-h">Who reports</p><table class="dl-table">{head}{rows}</table>')


def _take_actor() -> None:
    found = _first(f"actors_{st.session_state['actors_generation']}", "actor", "id")
    st.session_state["actors_generation"] += 1  # the bar must not stay chosen when the filter is taken away
    if found is not None:
        state.change(actors=(str(found),), role="either")


def _take_event() -> None:
    found = _first(f"tolls_{st.session_state['tolls_generation']}", "event", "event_id")
    st.session_state["tolls_generation"] += 1
    if isinstance(found, (int, float)):
        state.focus(events=(int(found),))
        st.session_state["go_to"] = MAP_PAGE


def _first(key: str, parameter: str, field: str) -> Any:
    chart = st.session_state.get(key)
    points = chart["selection"].get(parameter) if chart else None
    return points[0].get(field) if points else None
