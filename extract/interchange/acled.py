"""Events as a table in ACLED's columns (ACLED Codebook, 2023 edition onwards).

ACLED codes what happened, on a day and at a place. Left out, and said so: what was planned, hypothetical, negated or
denied, what has no date or none narrower than a month, and what has no place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, BinaryIO

from extract.interchange.coded import days_of, not_coded, write_coded
from extract.interchange.countries import acled_region, alpha3, country_name, numeric
from extract.interchange.tables import SEPARATOR, Record, Selected
from extract.model import ActorKind, Role
from extract.standards import DISORDER_TYPE, INTER_CODE
from extract.store.members import Participant, Passage

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
_LONGEST = 31  # days of what ACLED's coarsest time precision, the month, spans
#: Our precision -> ACLED's: 1 a particular town, 2 near one or a small area, 3 a larger region.
_GEO_PRECISION = {"exact": 1, "near": 2, "district": 2, "province": 3, "region": 3, "country": 3}
#: Sub-event types whose disorder type is not their event type's (ACLED Codebook, table of disorder types).
_DISORDER = {
    "Excessive force against protesters": "Political violence; Demonstrations",
    "Mob violence": "Political violence",
}
#: Whom ACLED names where the text names nobody, by event type, with the country after it: in actor 1, in actor 2.
_UNNAMED_1 = {
    "Battles": ("Unidentified Armed Group", 3),
    "Explosions/Remote violence": ("Unidentified Armed Group", 3),
    "Violence against civilians": ("Unidentified Armed Group", 3),
    "Protests": ("Protesters", 6),
    "Riots": ("Rioters", 5),
}
_UNNAMED_2 = {"Violence against civilians": ("Civilians", 7)}


def write_acled(chosen: Selected, out: BinaryIO) -> Counter[str]:
    """Rows as CSV; why some events were left out comes back, with how many for each reason."""
    return write_coded(COLUMNS, chosen, out, left_out=left_out, row=_row)


def left_out(record: Record) -> str:
    """Why ACLED would not code the event; "" where it would."""
    reason = not_coded(record)
    if reason:
        return reason
    if days_of(record) > _LONGEST:
        return "no date narrower than a month"
    return "not placed" if record["lat"] is None else ""


def _row(record: Record, who: Sequence[Participant], _told: Sequence[Passage]) -> dict[str, Any]:
    days = days_of(record)
    # a stretch is coded to its middle
    day = date.fromisoformat(record["start"]) + timedelta(days=(days - 1) // 2)
    kind, code = record["event_type"], record["country"]
    first = _side(who, Role.AGENT, _UNNAMED_1.get(kind), code)
    second = _side(who, Role.TARGET, _UNNAMED_2.get(kind), code)
    if not first[0]:
        first, second = second, ("", "", None)
    return {
        "event_id_cnty": f"{alpha3(code)}{record['event_id']}",
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": 1 if days == 1 else 2 if days <= 7 else 3,
        "disorder_type": _DISORDER.get(record["sub_event_type"], DISORDER_TYPE[kind]),
        "event_type": kind,
        "sub_event_type": record["sub_event_type"],
        "actor1": first[0],
        "assoc_actor_1": first[1],
        "inter1": first[2],
        "actor2": second[0],
        "assoc_actor_2": second[1],
        "inter2": second[2],
        "interaction": _interaction(first[2], second[2]),
        "civilian_targeting": "Civilian targeting" if _civilians(kind, who) else "",
        "iso": numeric(code),
        "region": acled_region(code),
        "country": country_name(code),
        "admin1": record["admin1_name"],
        "location": record["place"],
        "latitude": record["lat"],
        "longitude": record["lon"],
        "geo_precision": _GEO_PRECISION[record["geo_precision"]],
        "source": SEPARATOR.join(record["sources"]),
        "notes": record["evidence"],
        "fatalities": _fatalities(record),
        "tags": f"status={record['status']}; reports={record['reports']}; origins={record['origins']}"
        + _by_rule(record),
    }


def _fatalities(record: Record) -> int:
    """The most conservative report counts; 0 where none tells of any; at least ``_UNCOUNTED`` where the dead are not
    counted."""
    low = int(record["fatalities_low"] or 0)
    return max(_UNCOUNTED, low) if low and record["fatalities_best"] is None else low


def _by_rule(record: Record) -> str:
    uncounted = record["fatalities_low"] and record["fatalities_best"] is None
    return f"; fatalities={_fatalities(record)} by ACLED's rule, no number given" if uncounted else ""


#: What ACLED writes where reports say "several" or "fatalities" without a number, outside open war (codebook).
_UNCOUNTED = 3

Side = tuple[str, str, int | None]


def _side(who: Sequence[Participant], role: Role, unnamed: tuple[str, int] | None, code: str) -> Side:
    """The first actor of a side, those with it, and its inter code."""
    named = [participant for participant in who if participant.role is role]
    if named:
        others = SEPARATOR.join(participant.name for participant in named[1:])
        return named[0].name, others, INTER_CODE.get(named[0].kind)
    if unnamed is None:
        return "", "", None
    country = country_name(code)
    return f"{unnamed[0]} ({country})" if country else unnamed[0], "", unnamed[1]


def _interaction(one: int | None, other: int | None) -> str:
    """The two codes in ascending order, or the sole one and 0."""
    codes = sorted(code for code in (one, other) if code is not None)
    return "".join(map(str, codes)) if len(codes) == 2 else f"{codes[0]}0" if codes else ""


def _civilians(event_type: str, who: Sequence[Participant]) -> bool:
    struck = any(each.role is Role.TARGET and each.kind is ActorKind.CIVILIANS for each in who)
    return struck or event_type == "Violence against civilians"
