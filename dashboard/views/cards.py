"""What is read: a sentence with its mentions marked, an event as a card, a report as a page. Pure: values in, HTML out.

Every report is hostile until escaped: each piece of text passes ``html.escape`` here, once, and nowhere else is
markup made from the words of a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise
from typing import Any, Protocol

import pandas as pd

from dashboard.views import wording
from dashboard.views.speakers import status_words

#: kinds of mark, the most telling first: where marks overlap the first wins
KINDS = ("trigger", "agent", "target", "place", "time", "toll", "weapon", "says")


#: bidirectional overrides and isolates: they can make a sentence read backwards
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: these, control characters other than tab and line feed, and lone surrogates
_ODD = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points ``start`` to ``end`` (exclusive) of the document, marked as one of ``KINDS``."""

    start: int
    end: int
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report that tells at least one event; ``anchor`` is its id on the page.

    ``tints``: the colours of the types of its events, from the palette. ``note``: what a pointer on it reads.
    ``act``: what a click on it does (``dashboard.components.actions``); ``way``: what the sign behind it does, which
    says that the event is shown on the map.
    """

    start: int
    end: int
    anchor: str
    status: str = "asserted"
    chosen: bool = False
    tints: tuple[str, ...] = ()
    note: str = ""
    act: str = ""
    way: str = ""


def marked(text: str, marks: Iterable[Mark], *, offset: int = 0) -> str:
    """``text`` escaped, with the marks (in document offsets; ``text`` starts at ``offset``) laid over it."""
    rank = {kind: place for place, kind in enumerate(KINDS)}
    inside = sorted(
        (
            (max(mark.start - offset, 0), min(mark.end - offset, len(text)), mark)
            for mark in marks
            if mark.kind in rank and mark.start - offset < len(text) and mark.end > offset
        ),
        key=lambda item: (item[0], item[1], rank[item[2].kind]),
    )
    edges = sorted({0, len(text)} | {edge for start, end, _ in inside for edge in (start, end)})
    pieces: list[str] = []
    open_marks: list[tuple[int, int, Mark]] = []
    waiting = iter(inside)
    upcoming = next(waiting, None)
    for start, end in pairwise(edges):
        open_marks = [item for item in open_marks if item[1] > start]
        while upcoming is not None and upcoming[0] <= start:
            open_marks.append(upcoming)
            upcoming = next(waiting, None)
        words = plain(text[start:end])
        best = min(open_marks, key=lambda item: (rank[item[2].kind], item[0]), default=None)
        if best is None or not words.strip():
            pieces.append(words)
        else:
            note = f' title="{plain(best[2].note)}"' if best[2].note else ""
            pieces.append(f'<mark class="dl-m dl-{best[2].kind}"{note}>{words}</mark>')
    return "".join(pieces)


def plain(text: Any) -> str:
    """Escaped for element content and quoted attributes; characters that reorder or hide text are made visible."""
    words = str(text)
    if not words.isprintable() and _ODD.search(words):  # rare, and printable text has none of them
        words = _ODD.sub(lambda found: "" if found[0] in _REORDERING else "\ufffd", words)
    return escape(words, quote=True)


class Said(Protocol):
    """What one report says of an event (``dashboard.told.Told``)."""

    @property
    def event_id(self) -> int: ...
    @property
    def document_id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def published(self) -> date | None: ...
    @property
    def start(self) -> int: ...
    @property
    def sentence(self) -> str: ...
    @property
    def marks(self) -> tuple[Mark, ...]: ...
    @property
    def others(self) -> tuple[str, ...]: ...


def card(
    event: Any, said: Sequence[Said], *, colour: str, chosen: bool = False, index: int | None = None,
    correct: bool = False, on_map: bool = False,
) -> str:  # fmt: skip
    """One row of the events table as a card, with the sentence of each report. ``colour`` is the event type's, from the
    palette (never from a report); ``correct``: offer to correct it; ``on_map``: to be pinned on the map."""
    differing: Mapping[str, Any] = event.disagreement
    facts = [
        ("When", _when(event)),
        ("Where", _place(event) + _candidates(said)),
        ("Who", _actors(event)),
        ("Says who", plain(status_words(event))),
        ("Toll", plain(wording.toll(event))),
        ("With", plain(wording.listed(list(event.weapons), most=5))),
        ("Told by", _told_by(event)),
        ("Reports differ", _differing(differing)),
    ]
    lines = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in facts if value)
    status = plain(wording.status_label(event.status))
    classes = f"dl-card dl-is-{plain(event.status)}" + (" dl-chosen" if chosen else "")
    number = f'<span class="dl-n">{index}</span>' if index is not None else ""
    flag = '<span class="dl-flag">corrected</span>' if event.corrected else ""
    change = link("Correct it", "correct", int(event.event_id)) if correct else ""
    if on_map:
        change = f'<button type="button" class="dl-link dl-pin" aria-pressed="false">On the map</button>{change}'
    return (
        f'<article class="{classes}" style="--dl-type:{colour}">'
        f'<header>{number}<span class="dl-date">{plain(wording.event_date(event))}</span>{flag}'
        f'<span class="dl-status">{status}</span></header>'
        f'<h4>{plain(event.sub_event_type)}<span class="dl-kind">{plain(event.event_type)}</span></h4>'
        f"{''.join(quotation(one) for one in said)}<dl>{lines}</dl>{f'<footer>{change}</footer>' if change else ''}"
        "</article>"
    )


def linked(card_html: str, *, event: int, place: str, days: tuple[int, int] | None) -> str:
    """A card that map and timeline know: ``place`` is the key of its mark, ``days`` since 1970 those of its bar."""
    when = f' data-days="{days[0]},{days[1]}"' if days else ""
    return f'<div class="dl-linked" data-event="{event}" data-at="{plain(place)}"{when}>{card_html}</div>'


def quotation(said: Said) -> str:
    """The sentence of one report with its mentions marked, and the way to it."""
    words = said.sentence
    lead = said.start + len(words) - len(words.lstrip())
    day = wording.day(said.published) if said.published else "publication date unknown"
    parts = [said.source, said.title or "Untitled report", day]
    where = plain(" · ".join(part for part in parts if part))
    way = link(where, "read", f"{said.document_id}/{said.event_id}", title="Read it in the report")
    return f'<blockquote>{marked(words.strip(), said.marks, offset=lead)}</blockquote><p class="dl-source">{way}</p>'


def link(words: str, name: str, value: object, *, title: str = "") -> str:
    """A button that looks like a link (``dashboard.components.actions``). ``words``: escaped already."""
    told = f' title="{plain(title)}"' if title else ""
    return f'<button type="button" class="dl-link" data-act="{plain(f"{name}:{value}")}"{told}>{words}</button>'


def _told_by(event: Any) -> str:
    """ "3 reports from 2 origins"; "" for an event of one report."""
    if event.reports < 2:
        return ""
    words = wording.count(int(event.reports), "report")
    words += f" from {wording.count(int(event.origins), 'origin')}"
    if event.parties:
        words += f"; {wording.count(int(event.parties), 'party', 'parties')} to the conflict among them"
    return plain(words)


#: field of a disagreement -> what an analyst calls it
_FIELDS = {
    "event_type": "what", "time": "when", "place": "where", "agents": "who did it", "targets": "to whom",
    "fatalities": "dead", "injured": "injured", "status": "status",
}  # fmt: skip


def _differing(fields: Mapping[str, Any]) -> str:
    """Each field on which reports differ, with every value and who gives it."""
    lines = []
    for field, values in fields.items():
        said = " / ".join(plain(value_said(field, one)) + said_by(one["sources"]) for one in values)
        lines.append(f'<span class="dl-differ"><b>{plain(_FIELDS.get(field, field))}</b> {said}</span>')
    return "".join(lines)


def said_by(sources: Sequence[str]) -> str:
    """Who gives a value, in small letters."""
    return f'<span class="dl-by">{plain(wording.listed(list(sources), most=3))}</span>' if sources else ""


def value_said(field: str, one: Mapping[str, Any]) -> str:
    """A value on which reports differ, as people say it; plain text."""
    words = str(one["value"])
    if field == "status":
        return wording.status_label(words).lower()
    return wording.iso_days(words) if field == "time" else words


def _candidates(said: Sequence[Said]) -> str:
    others = list(dict.fromkeys(name for one in said for name in one.others))
    if not others:
        return ""
    words = wording.listed(others, most=2, last="or")
    return f'<span class="dl-why" title="{plain("; ".join(others[:12]))}">not {plain(words)}</span>'


def report(text: str, passages: Sequence[Passage], marks: Sequence[Mark]) -> str:
    """A whole report: paragraphs kept, every event sentence on a tint with its anchor, mentions marked inside."""
    spans = _disjoint(passages)
    pieces: list[str] = []
    at = 0
    for passage in spans:
        pieces.append(plain(text[at : passage.start]))
        inside = [mark for mark in marks if mark.start < passage.end and mark.end > passage.start]
        words = marked(text[passage.start : passage.end], inside, offset=passage.start)
        chosen = " dl-chosen" if passage.chosen else ""
        dots = "".join(f'<i class="dl-dot" style="background:{tint}"></i>' for tint in passage.tints)
        note = f' title="{plain(passage.note)}"' if passage.note else ""
        if passage.act:
            note += f' data-act="{plain(passage.act)}" role="button" tabindex="0"'
        pieces.append(
            f'<span id="{plain(passage.anchor)}" class="dl-told dl-is-{plain(passage.status)}{chosen}"{note}>'
            f"{dots}{words}</span>"
        )
        if passage.way:
            sign = f'data-act="{plain(passage.way)}" title="Show on the map" aria-label="Show on the map"'
            pieces.append(f'<button type="button" class="dl-link dl-onmap" {sign}></button>')
        at = passage.end
    pieces.append(plain(text[at:]))
    return f'<div class="dl-report">{"".join(pieces)}</div>'


def legend(*, whole: bool = False) -> str:
    """What the colours in a sentence mean; with ``whole``, in a whole report."""
    labels = (
        ("trigger", "what happened"), ("agent", "who did it"), ("target", "to whom"),
        ("place", "where"), ("time", "when"), ("says", "who says so"),
    )  # fmt: skip
    dotted = '<span class="dl-told dl-is-claimed">dotted: claimed, planned or otherwise not asserted</span>'
    return (
        '<p class="dl-key">'
        + "".join(f'<mark class="dl-m dl-{kind}">{label}</mark>' for kind, label in labels)
        + (dotted if whole else "")
        + "</p>"
    )


def _disjoint(passages: Sequence[Passage]) -> list[Passage]:
    """Passages in order, each starting where the one before ended at the earliest; the chosen one is kept whole."""
    taken: list[Passage] = []
    for passage in sorted(passages, key=lambda p: (not p.chosen, p.start, -p.end)):
        if all(passage.end <= other.start or passage.start >= other.end for other in taken):
            taken.append(passage)
    return sorted(taken, key=lambda p: p.start)


def _when(event: Any) -> str:
    reason = str(event.time_explanation or "").strip()
    if wording.event_date(event) == "undated" and not reason:
        reason = "the text gives no date that can be resolved"
    return f"{plain(wording.event_date(event))}{_why(reason)}"


def _place(event: Any) -> str:
    if not event.place:
        return "<i>not placed</i>" + _why(str(event.place_explanation or "the text names no place for it"))
    around = [str(getattr(event, "admin1_name", "")), str(getattr(event, "country_name", "") or event.country or "")]
    precision = wording.GEO_PRECISION.get(event.geo_precision, "")
    if precision and not pd.isna(event.radius_km) and event.radius_km > 0:
        precision += f", within {event.radius_km:,.0f} km"
    where = ", ".join(dict.fromkeys(part for part in (str(event.place), *around) if part))
    return f"{plain(where)}{_why(precision)}"


def _actors(event: Any) -> str:
    agents, targets = list(event.agents), list(event.targets)
    if not agents and not targets:
        return ""
    left = f'<b class="dl-agent">{plain(wording.listed(agents))}</b>' if agents else "<i>not said</i>"
    right = f'<b class="dl-target">{plain(wording.listed(targets))}</b>' if targets else ""
    return f'{left} <span class="dl-arrow" aria-label="against">→</span> {right}' if right else left


def _why(reason: str) -> str:
    return f'<span class="dl-why">{plain(reason)}</span>' if reason else ""
