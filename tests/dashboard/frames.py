"""Hand-made events tables for tests of the screen: the columns that the store gives, an invented campaign inside."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pandas as pd

from extract.standards import EVENT_TYPES
from extract.store.queries import EVENT_COLUMNS

# an invented river valley: names that no gazetteer needs to know
PLACES = (
    ("Tarvo", 14.10, 33.20, "exact", 2.0),
    ("Old Harbour", 14.32, 33.05, "exact", 2.0),
    ("Kesh", 13.90, 33.61, "near", 15.0),
    ("Upper Valley", 14.60, 33.90, "province", 90.0),
)
ACTORS = (
    ("river-guard", "River Guard"),
    ("northern-army", "Northern Army"),
    ("harbour-militia", "Harbour Militia"),
    ("civilians", "Civilians"),
)
SOURCES = ("Valley News", "Harbour Post", "River Guard press office")
TEXTS = (
    "{agent} shelled positions of {target} near {place}, residents said.",
    "{agent} attacked {target} in {place} at dawn.",
    "{agent} said it would drive {target} out of {place}.",
)


def event(event_id: int = 1, **changes: Any) -> dict[str, Any]:
    """One row of the events table, plain and complete, with ``changes`` applied."""
    words = "The River Guard attacked the Northern Army in Tarvo on Monday, killing 12 to 20 people."
    row: dict[str, Any] = {
        "event_id": event_id,
        "document_id": 1,
        "ordinal": event_id - 1,
        "document_title": "Fighting in the valley",
        "source": "Valley News",
        "url": "",
        "published": pd.Timestamp("2031-03-12"),
        "trigger": "attacked",
        "trigger_start": 116,
        "trigger_end": 124,
        "evidence": words,
        "evidence_start": 100,
        "evidence_end": 100 + len(words),
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "status": "asserted",
        "attribution": "",
        "attribution_actor": "",
        "attribution_party": None,
        "denial": "",
        "start": pd.Timestamp("2031-03-10"),
        "end": pd.Timestamp("2031-03-10"),
        "time_precision": "day",
        "time_basis": "relative",
        "time_explanation": "Monday before publication on 12 March 2031",
        "place": "Tarvo",
        "lat": 14.10,
        "lon": 33.20,
        "country": "SD",
        "admin1": "Upper Valley",
        "geo_precision": "exact",
        "radius_km": 2.0,
        "place_id": "tarvo",
        "place_explanation": "the only Tarvo in the country the report is about",
        "agents": ("River Guard",),
        "targets": ("Northern Army",),
        "actor_ids": ("river-guard", "northern-army"),
        "agent_ids": ("river-guard",),
        "target_ids": ("northern-army",),
        "weapons": (),
        "fatalities_low": 12.0,
        "fatalities_best": 12.0,
        "fatalities_high": 20.0,
        "injured_low": float("nan"),
        "injured_best": float("nan"),
        "injured_high": float("nan"),
        "rules": ("attack",),
        "mentions": 1,
        "reports": 1,
        "origins": 1,
        "parties": 0,
        "sources": ("Valley News",),
        "document_ids": (1,),
        "mention_ids": (event_id,),
        "disagreement": {},
        "corrected": False,
        "rejected": False,
        "by_hand": False,
    }
    unknown = set(changes) - set(row)
    assert not unknown, f"no such columns: {unknown}"
    return row | changes


def undated(event_id: int = 1, **changes: Any) -> dict[str, Any]:
    return event(
        event_id,
        start=pd.NaT,
        end=pd.NaT,
        time_precision="",
        time_basis="unknown",
        time_explanation="“Monday” cannot be resolved without a publication date",
        **changes,
    )


def unplaced(event_id: int = 1, **changes: Any) -> dict[str, Any]:
    nothing = {"place": "", "place_id": "", "lat": float("nan"), "lon": float("nan"), "radius_km": float("nan")}
    return event(event_id, **nothing, country="", admin1="", geo_precision="", place_explanation="", **changes)


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """The events table of these rows, typed as the store types it."""
    table = pd.DataFrame(list(rows), columns=list(EVENT_COLUMNS))
    for name in ("published", "start", "end"):
        table[name] = pd.to_datetime(table[name]).astype("datetime64[us]")
    for name in ("lat", "lon", "radius_km", *(c for c in table if c.startswith(("fatalities", "injured")))):
        table[name] = table[name].astype("float64")
    return table


def campaign(number: int = 60, *, seed: int = 7) -> pd.DataFrame:
    """``number`` events over a spring: every type and status, some undated, some unplaced, some over many days."""
    chance = random.Random(seed)  # noqa: S311 - invented data, no secret
    rows = []
    for event_id in range(1, number + 1):
        kind = chance.choice(list(EVENT_TYPES))
        (agent_id, agent), (target_id, target) = chance.sample(ACTORS, 2)
        place, lat, lon, precision, radius = chance.choice(PLACES)
        words = chance.choice(TEXTS).format(agent=agent, target=target, place=place)
        first = date(2031, 3, 1) + timedelta(days=chance.randrange(90))
        last = first + timedelta(days=chance.choice((0, 0, 0, 0, 3, 9)))
        status = chance.choice(("asserted",) * 5 + ("claimed", "claimed", "unconfirmed", "denied", "planned"))
        changes: dict[str, Any] = {
            "document_id": event_id % 9 + 1,
            "document_title": f"Report {event_id % 9 + 1} from the valley",
            "source": SOURCES[(event_id % 9 + 1) % 3],
            "sources": (SOURCES[(event_id % 9 + 1) % 3],),
            "document_ids": (event_id % 9 + 1,),
            "origins": chance.choice((1, 1, 1, 2, 3)),
            "fatalities_best": chance.choice((float("nan"), 0.0, 3.0, 15.0)),
            "trigger": "attacked",
            "trigger_start": 0,
            "trigger_end": len(agent),
            "evidence": words,
            "evidence_start": 0,
            "evidence_end": len(words),
            "event_type": kind,
            "sub_event_type": chance.choice(EVENT_TYPES[kind]),
            "status": status,
            "attribution": "residents" if status == "claimed" else "",
            "start": pd.Timestamp(first),
            "end": pd.Timestamp(last),
            "time_precision": "day" if first == last else "range",
            "agents": (agent,),
            "targets": (target,),
            "actor_ids": (agent_id, target_id),
            "agent_ids": (agent_id,),
            "target_ids": (target_id,),
        }
        if event_id % 13 == 0:
            undatedly = {k: v for k, v in changes.items() if k not in ("start", "end", "time_precision")}
            rows.append(undated(event_id, **undatedly))
        elif event_id % 11 == 0:
            rows.append(unplaced(event_id, **changes))
        else:
            where = {"place": place, "lat": lat, "lon": lon, "geo_precision": precision, "radius_km": radius}
            rows.append(event(event_id, **changes, **where, place_id=place.lower().replace(" ", "-")))
    return frame(*rows)
