"""Events as a table in the columns of UCDP GED (UCDP GED Codebook, version 20 onwards).

UCDP codes organised violence on a known date at a place. Left out, and said so: event types that are not violence
between or by armed actors, what did not happen or is not said to have, and what has no date or place. Identifiers that
UCDP gives its own conflicts, dyads and sides stay empty.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any, BinaryIO

from extract.interchange.coded import days_of, not_coded, write_coded
from extract.interchange.countries import country_name, ucdp_region
from extract.interchange.tables import SEPARATOR, Record, Selected
from extract.model import ActorKind, Role
from extract.store.members import Participant, Passage

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id"),
    *("conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a"),
    *("side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office"),
    *("source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians"),
    *("deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
_VIOLENCE = ("Battles", "Explosions/Remote violence", "Violence against civilians")
#: Our precision -> where_prec: 1 exact, 2 within 25 km of a known point, 3 second-order division, 4 first-order, 5
#: larger or vague, 6 the country.
_WHERE_PREC = {"exact": 1, "near": 2, "district": 3, "province": 4, "region": 5, "country": 6}
_STATE = (ActorKind.STATE_FORCES, ActorKind.GOVERNMENT)
_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3
_CIVILIANS = "Civilians"


def write_ucdp(chosen: Selected, out: BinaryIO) -> Counter[str]:
    """Rows as CSV; why some events were left out comes back, with how many for each reason."""
    return write_coded(COLUMNS, chosen, out, left_out=left_out, row=_row)


def left_out(record: Record) -> str:
    """Why UCDP would not code the event; "" where it would."""
    if record["event_type"] not in _VIOLENCE:
        return "no organised violence"
    reason = not_coded(record)
    if reason:
        return reason
    if date_prec(days_of(record)) is None:
        return "no date narrower than a year"
    return "not placed" if record["lat"] is None else ""


def date_prec(days: int) -> int | None:
    """1 day, 2 two to six days, 3 week, 4 month, 5 year; None for more. ``days``: 1 or more."""
    bounds = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
    return next((precision for longest, precision in bounds if days <= longest), None)


def _row(record: Record, who: Sequence[Participant], told: Sequence[Passage]) -> dict[str, Any]:
    violence, side_a, side_b = _sides(record["event_type"], who)
    dyad = " - ".join(filter(None, (side_a, side_b)))
    precision = date_prec(days_of(record))
    low = record["fatalities_low"] or 0
    best = low if record["fatalities_best"] is None else record["fatalities_best"]
    articles = dict.fromkeys(_article(passage) for passage in told)
    return {
        "id": record["event_id"],
        "year": int(record["start"][:4]),
        "code_status": record["status"],
        "type_of_violence": violence,
        "conflict_name": dyad,
        "dyad_name": dyad,
        "side_a": side_a,
        "side_b": side_b,
        "number_of_sources": record["reports"],
        "source_article": SEPARATOR.join(articles),
        "source_office": SEPARATOR.join(record["sources"]),
        "source_date": SEPARATOR.join(dict.fromkeys(p.published.isoformat() for p in told if p.published)),
        "source_headline": SEPARATOR.join(dict.fromkeys(passage.title for passage in told if passage.title)),
        "source_original": record["attribution_actor"] or record["attribution"],
        "where_prec": _WHERE_PREC[record["geo_precision"]],
        "where_coordinates": record["place"],
        "where_description": record["evidence"],
        "adm_1": record["admin1_name"],
        "latitude": record["lat"],
        "longitude": record["lon"],
        "geom_wkt": f"POINT ({record['lon']} {record['lat']})",
        "priogrid_gid": priogrid(record["lat"], record["lon"]),
        "country": country_name(record["country"]),
        "region": ucdp_region(record["country"]),
        # told so coarsely that it may stand for several events
        "event_clarity": 1 if precision in (1, 2) else 2,
        "date_prec": precision,
        "date_start": record["start"],
        "date_end": record["end"],
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": best if violence == _ONE_SIDED else 0,
        "deaths_unknown": 0 if violence == _ONE_SIDED else best,
        "best": best,
        "high": low if record["fatalities_high"] is None else record["fatalities_high"],
        "low": low,
    }


def _sides(event_type: str, who: Sequence[Participant]) -> tuple[int, str, str]:
    """Type of violence (1 a state on a side, 2 none, 3 against civilians) and the sides, a state first."""
    agents = [each for each in who if each.role is Role.AGENT]
    targets = [each for each in who if each.role is Role.TARGET]
    one = agents[0].name if agents else ""
    if event_type == "Violence against civilians" or any(each.kind is ActorKind.CIVILIANS for each in targets):
        return _ONE_SIDED, one, _CIVILIANS
    other = targets[0].name if targets else ""
    if targets and targets[0].kind in _STATE and not (agents and agents[0].kind in _STATE):
        one, other = other, one
    state = any(each.kind in _STATE for each in (*agents, *targets))
    return (_STATE_BASED if state else _NON_STATE), one, other


def _article(passage: Passage) -> str:
    parts = (passage.source, passage.published.isoformat() if passage.published else "", passage.title)
    return '"' + ",".join(parts) + '"'


def priogrid(lat: float, lon: float) -> int:
    """Number of the PRIO-GRID cell: half a degree each, 1 in the south-west, row by row (Tollefsen et al. 2012)."""
    row = min(359, math.floor((lat + 90) * 2))
    column = min(719, math.floor((lon + 180) * 2))
    return row * 720 + column + 1
