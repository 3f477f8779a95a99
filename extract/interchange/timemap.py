"""Events as the JSON that TimeMap reads (forensic-architecture/timemap: its event, source and association schemas)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, BinaryIO

from extract.interchange.geo import CREDIT
from extract.interchange.tables import Selected
from extract.store.members import Passage

_FILTER = "FILTER"


def write_timemap(chosen: Selected, out: BinaryIO) -> dict[str, int]:
    """``events``, ``sources`` (by id) and ``associations`` (types, status, actors), all values as text.

    TimeMap draws nothing that has neither a date nor a place: what has neither is left out, and said so.
    """
    sources: dict[str, dict[str, Any]] = {}
    associations: dict[str, dict[str, Any]] = {}
    events = []
    left = 0
    for record in chosen.records:
        if record["lat"] is None and not record["start"]:
            left += 1
            continue
        told = chosen.passages.get(record["event_id"], ())
        for passage in told:
            sources.setdefault(_source_id(passage), _source(passage))
        paths = [("Type", record["event_type"], record["sub_event_type"]), ("Status", record["status"])]
        paths += [("Actor", name) for name in dict.fromkeys((*record["agents"], *record["targets"]))]
        for path in paths:
            associations.setdefault("/".join(path), _association(path))
        events.append(_event(record, told, ["/".join(path) for path in paths]))
    whole = {
        "description": chosen.description,
        "credit": CREDIT,
        "events": events,
        "sources": {key: sources[key] for key in sorted(sources)},
        "associations": [associations[key] for key in sorted(associations)],
    }
    out.write(json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1).encode("utf-8") + b"\n")
    return {"neither a date nor a place": left} if left else {}


def _event(record: dict[str, Any], told: Sequence[Passage], associations: list[str]) -> dict[str, Any]:
    placed = record["lat"] is not None
    return {
        "id": str(record["event_id"]),
        "description": record["evidence"],
        "date": record["start"] or "",
        "time": "",
        "time_precision": record["time_precision"],
        "time_display": record["time_explanation"],
        "location": record["place"],
        **({"latitude": str(record["lat"]), "longitude": str(record["lon"])} if placed else {}),
        "type": record["sub_event_type"],
        "category": record["event_type"],
        "category_full": f"{record['event_type']}: {record['sub_event_type']}",
        "associations": associations,
        "sources": list(dict.fromkeys(_source_id(passage) for passage in told)),
        "comments": record["place_explanation"],
    }


def _source_id(passage: Passage) -> str:
    return passage.sha256[:16]


def _source(passage: Passage) -> dict[str, Any]:
    return {
        "id": _source_id(passage),
        "title": passage.title,
        "thumbnail": "",
        "paths": [],
        "type": "Article",
        "affil_s": [],
        # never a script: only what a browser fetches
        "url": passage.url if passage.url.lower().startswith(("https://", "http://")) else "",
        "description": passage.evidence,
        "parent": "",
        "author": passage.source,
        "date": passage.published.isoformat() if passage.published else "",
        "notes": "",
    }


def _association(path: tuple[str, ...]) -> dict[str, Any]:
    return {"id": "/".join(path), "title": path[-1], "desc": "", "mode": _FILTER, "filter_paths": list(path)}
