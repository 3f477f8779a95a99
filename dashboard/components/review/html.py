"""What the review shows: the queue, an event's facts one by one, its history. Pure: values in, escaped HTML out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.views import cards, wording
from dashboard.views.cards import link, plain
from dashboard.views.speakers import status_words
from extract.errors import InvalidCorrectionError
from extract.model import Place, Status
from extract.store.corrections.log import Correction, Kind
from extract.store.corrections.values import FIELDS, Value, decode, in_words
from extract.store.review.queue import Conflict, Orphan
from extract.store.review.reasons import Reason

#: field -> (its label on the card, what it is called in a sentence)
LABELS: dict[str, tuple[str, str]] = {
    "event_type": ("What", "type"),
    "time": ("When", "date"),
    "place": ("Where", "place"),
    "actors": ("Who", "actors"),
    "tolls": ("Toll", "toll"),
    "status": ("Status", "status"),
    "weapons": ("With", "weapons"),
}
#: reason -> why it deserves a look, as a sentence for the card
WHY: dict[Reason, str] = {
    Reason.DISPUTED: "One side claims it and another denies it.",
    Reason.CONFLICT: "Two analysts set a field to different values.",
    Reason.FAR: "Its place lies far from the rest of its report, in a country that the report hardly speaks of.",
    Reason.ACTOR_NAME: "Its place has the name of an actor: the name may have been taken for a place.",
    Reason.TOLL: "Its toll is high for one event, or is that of a long time: it may be a total.",
    Reason.PERIOD: "Its date lies after its report, or long before it without words that say so.",
    Reason.AGENT: "Its agent is not armed or only reports: it may not have been the one who did it.",
    Reason.UNPLACED: "It has no place, so it is not on the map.",
    Reason.UNDATED: "It has no date, so it is not on the timeline.",
    Reason.LOW_EVIDENCE: "It stands on the word of one party to the conflict alone.",
    Reason.CHANGED: "It changed after it was accepted.",
    Reason.NEW: "It came in after your last visit.",
    Reason.ORPHANED: "A correction fits nothing in the text any more.",
}
UNCONFIRMED = "The report itself does not confirm it."
#: reason -> the field to mend
MENDS: dict[Reason, str] = {
    Reason.FAR: "place",
    Reason.ACTOR_NAME: "place",
    Reason.TOLL: "tolls",
    Reason.PERIOD: "time",
    Reason.AGENT: "actors",
    Reason.UNPLACED: "place",
    Reason.UNDATED: "time",
    Reason.DISPUTED: "status",
    Reason.LOW_EVIDENCE: "status",
}
#: field of the card -> field of `disagreement` in the events table
_DIFFERS = {
    "event_type": ("event_type",), "time": ("time",), "place": ("place",), "actors": ("agents", "targets"),
    "tolls": ("fatalities", "injured"), "status": ("status",), "weapons": ("weapons",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the queue. ``key``: what a click opens; ``colour``: of its type, from the palette."""

    key: str
    date: str
    what: str
    where: str
    reasons: tuple[str, ...]
    colour: str = ""
    now: bool = False


def queue(rows: Iterable[Row]) -> str:
    return '<div class="rv-queue" role="list">' + "".join(map(_row, rows)) + "</div>"


def _row(row: Row) -> str:
    dot = f'<i class="dl-dot" style="background:{row.colour}"></i>' if row.colour else '<i class="rv-nodot">?</i>'
    where = f" · {plain(row.where)}" if row.where else ""
    return (
        f'<div class="rv-row{" rv-now" if row.now else ""}" id="q-{plain(row.key)}" role="button" tabindex="0"'
        f' data-act="open:{plain(row.key)}"{" aria-current=true" if row.now else ""}>'
        f"<div>{dot}<b>{plain(row.what)}</b><span>{plain(row.date)}</span></div>"
        f'<div class="rv-where">{plain(", ".join(row.reasons))}{where}</div></div>'
    )


def progress(reviewed: int, total: int, mine: int, analyst: str) -> str:
    """ "31 of 120 reviewed; 14 by you", with a bar."""
    part = reviewed / total if total else 1.0
    words = f"<b>{reviewed:,} of {total:,}</b> reviewed"
    if analyst:
        words += f"; {mine:,} by you"
    now = f'aria-valuemin="0" aria-valuemax="{total}" aria-valuenow="{reviewed}"'
    return (
        f'<div class="rv-progress"><p>{words}</p><div class="rv-bar" role="progressbar" aria-label="Reviewed" {now}>'
        f'<i style="width:{part:.1%}"></i></div></div>'
    )


def lists(found: Sequence[tuple[str, str, int, bool]]) -> str:
    """What the queue can be narrowed to: key, label, count, and whether it is shown."""
    chips = "".join(
        f'<button type="button" class="rv-chip{" rv-now" if now else ""}" data-act="list:{plain(key)}"'
        f"{' aria-pressed=true' if now else ''}>{plain(label)} <span>{count:,}</span></button>"
        for key, label, count, now in found
    )
    return f'<div class="rv-chips">{chips}</div>'


def reasons(found: Sequence[Reason], status: str = "") -> str:
    """Why an event of that status deserves a look."""
    words = [UNCONFIRMED if one is Reason.LOW_EVIDENCE and status == Status.UNCONFIRMED else WHY[one] for one in found]
    return f'<p class="rv-reasons">{plain(" ".join(words))}</p>' if words else ""


def fact(field: str, words: str, *, why: str = "", differing: str = "", editable: bool = True) -> str:
    """One line of the card. ``words``, ``why`` and ``differing``: HTML, escaped."""
    label = LABELS[field][0]
    change = link("Edit", "edit", field, title=f"Correct the {LABELS[field][1]}") if editable else ""
    aside = f'<div class="rv-why">{why}</div>' if why else ""
    return (
        f'<div class="rv-fact"><dt>{label}</dt><dd>{words or "<i>not said</i>"}{aside}{differing}</dd>'
        f"<span>{change}</span></div>"
    )


def facts(event: Any, values: Mapping[str, Value], candidates: Sequence[str], *, editable: bool) -> dict[str, str]:
    """Field -> its line of the card, for one row of the events table."""
    where, around = "", ""
    place = values["place"]
    if isinstance(place, Place):
        names = [str(getattr(event, "admin1_name", "")), str(getattr(event, "country_name", "") or event.country)]
        where = plain(", ".join(dict.fromkeys(part for part in (place.name, *names) if part)))
        around = wording.GEO_PRECISION.get(place.geo_precision, "")
        around = ", ".join(part for part in (around, f"within {place.radius_km:,.0f} km" if around else "") if part)
    others = f"could also be {wording.listed(list(candidates), most=3, last='or')}" if candidates else ""
    made: dict[str, tuple[str, str]] = {
        "event_type": (
            f'<b>{plain(event.sub_event_type)}</b> <span class="rv-soft">{plain(event.event_type)}</span>',
            "",
        ),
        "time": (_or_nothing(values["time"], wording.event_date(event)), plain(event.time_explanation or "")),
        "place": (
            where or '<i class="rv-none">not placed</i>',
            "<br>".join(plain(part) for part in (around, str(event.place_explanation or ""), others) if part),
        ),
        "actors": (who(event), ""),
        "tolls": (plain(wording.toll(event)), ""),
        "status": (plain(status_words(event)), ""),
        "weapons": (plain(wording.listed(list(event.weapons), most=6)), ""),
    }
    return {
        field: fact(field, *made[field][:1], why=made[field][1], differing=differing(event, field), editable=editable)
        for field in FIELDS
    }


def who(event: Any) -> str:
    agents, targets = list(event.agents), list(event.targets)
    if not agents and not targets:
        return ""
    left = wording.listed(agents, most=6) if agents else ""
    right = wording.listed(targets, most=6) if targets else ""
    first = f'<b class="dl-agent">{plain(left)}</b>' if left else "<i>not said</i>"
    return first + (f' <span class="dl-arrow" aria-label="against">→</span> <b>{plain(right)}</b>' if right else "")


def differing(event: Any, field: str) -> str:
    """What the reports of an event say differently on a field, with who says which."""
    lines = []
    for name in _DIFFERS[field]:
        values = dict(event.disagreement).get(name)
        if values:
            said = " / ".join(plain(cards.value_said(name, one)) + cards.said_by(one["sources"]) for one in values)
            label = {"agents": "who did it: ", "targets": "to whom: ", "fatalities": "dead: "}.get(name, "")
            lines.append(f'<div class="rv-differ"><b>Reports differ</b> {plain(label)}{said}</div>')
    return "".join(lines)


def _or_nothing(value: Value, words: str) -> str:
    return f'<i class="rv-none">{plain(words)}</i>' if value is None else plain(words)


# -- what was said of an event -------------------------------------------------------------------------------------

_SAID: dict[Kind, str] = {
    Kind.REJECT: "rejected it",
    Kind.RESTORE: "restored it",
    Kind.ADD: "added it by hand",
    Kind.MERGE: "joined passages to one event",
    Kind.SPLIT: "split passages off",
    Kind.NOTE: "noted",
    Kind.ACCEPT: "accepted it",
}


def said(entry: Correction) -> str:
    """What a correction says, as plain text: "place: Karma, was Hit"."""
    if entry.kind is Kind.EDIT:
        was = _value(entry.field, entry.previous)
        return f"{LABELS.get(entry.field, (entry.field,) * 2)[1]}: {_value(entry.field, entry.value)} (was {was})"
    if entry.kind is Kind.ENTRY:
        meant = json.loads(entry.value)
        return f"“{entry.name}” is always {meant.get('name', '')}"
    return _SAID.get(entry.kind, entry.kind.value)


def _value(field: str, text: str) -> str:
    try:
        return in_words(field, decode(field, text))
    except InvalidCorrectionError:
        return "something that cannot be read"


def moment(made_at: str) -> str:
    """ "22 November 2026, 14:05 UTC" of the log's time."""
    return f"{wording.iso_days(made_at[:10])}, {made_at[11:16]} UTC"


def history(entries: Sequence[Any], *, editable: bool) -> str:
    """Who said what of the event, the latest first (`extract.store.corrections.calls.HistoryEntry`)."""
    lines = []
    for each in reversed(entries):
        entry = each.correction
        gone = each.undone_by
        note = f"<q>{plain(entry.note)}</q>" if entry.note else ""
        undo = link("Undo", "undo", entry.id) if editable and gone is None else ""
        tail = f'<span class="rv-soft">taken back by {plain(gone.analyst)}</span>' if gone else undo
        lines.append(
            f'<li class="{"rv-gone" if gone else ""}"><div><b>{plain(entry.analyst)}</b> '
            f"<span>{plain(said(entry))}</span> {note}</div>"
            f'<div class="rv-soft">{plain(moment(entry.made_at))} {tail}</div></li>'
        )
    if not lines:
        return '<p class="dl-sub">Nobody has corrected or accepted it yet.</p>'
    return f'<ol class="rv-history">{"".join(lines)}</ol>'


def conflict(found: Conflict) -> str:
    """Two analysts on one field: who said what, and which counts."""
    label = LABELS.get(found.field, (found.field,) * 2)[1]
    earlier, later = (
        f"<b>{plain(one.analyst)}</b> said {plain(_of_conflict(found.field, one))} "
        f'<span class="rv-soft">({plain(moment(one.made_at))})</span>'
        for one in (found.earlier, found.later)
    )
    return (
        f'<div class="rv-box"><p><b>Analysts differ on the {plain(label)}.</b></p><p>{earlier}</p>'
        f"<p>{later}; it is the later one and counts.</p></div>"
    )


def _of_conflict(field: str, entry: Correction) -> str:
    if entry.kind is Kind.EDIT:
        return _value(field, entry.value)
    return said(entry)


def orphan(found: Orphan) -> str:
    """A correction that fits nothing: what it said and where it pointed."""
    entry = found.correction
    quoted = ", ".join(f"“{plain(anchor.text)}”" for anchor in found.missing[:4])
    note = f"<p>Why: {plain(entry.note)}</p>" if entry.note else ""
    return (
        f'<div class="rv-box"><p><b>{plain(entry.analyst)}</b> {plain(said(entry))}</p>'
        f'<p class="rv-soft">{plain(moment(entry.made_at))}, on {quoted}</p>{note}'
        f"<p>It does nothing now: {plain(found.reason)}. It counts again by itself when the text supports it again.</p>"
        "</div>"
    )


def stale(changes: Sequence[str]) -> str:
    lines = "".join(f"<li>{plain(wording.sentence_case(one))}</li>" for one in changes)
    return (
        '<div class="rv-box rv-stale" role="alert"><p><b>This event changed since you opened it.</b> '
        f"Nothing was overwritten.</p><ul>{lines}</ul></div>"
    )


KEYS = (
    ("j ↓", "next"), ("k ↑", "previous"), ("a", "accept"), ("r", "reject"), ("e", "edit what is missing"),
    ("1 – 7", "edit that line"), ("m", "merge"), ("n", "add an event"), ("u", "undo"), ("Ctrl ↵", "save"),
    ("Esc", "leave off"), ("?", "these keys"),
)  # fmt: skip


def keys() -> str:
    """The discreet list of keys."""
    lines = "".join(f"<div><kbd>{plain(key)}</kbd>{plain(words)}</div>" for key, words in KEYS)
    return (
        f'<details class="rv-keys"><summary>Keys <kbd>?</kbd></summary><div class="rv-keylist">{lines}</div></details>'
    )
