"""Events as GeoJSON (RFC 7946) and KML 2.2 (OGC 07-147r2)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, BinaryIO

from extract.interchange.tables import COLUMNS, SEPARATOR

#: Whose coordinates these are; the licence asks for the credit wherever they are shown.
CREDIT = "Place names and coordinates: GeoNames (geonames.org), CC BY 4.0, unless a place's id says otherwise"


def write_geojson(records: Iterable[Mapping[str, Any]], out: BinaryIO, *, description: str) -> None:
    """One feature an event, a line each; without a place its geometry is null, as RFC 7946 3.2 has it.

    Coordinates are WGS84 degrees, longitude first; ``radius_km`` among the properties says how far off they may be.
    ``description`` says in a sentence what was selected.
    """
    head = {"type": "FeatureCollection", "description": description, "credit": CREDIT}
    out.write(_json(head)[:-1] + b', "features": [')
    for number, record in enumerate(records):
        out.write((b",\n" if number else b"\n") + _json(_feature(record)))
    out.write(b"\n]}\n")


def _feature(record: Mapping[str, Any]) -> dict[str, Any]:
    properties = {name: record[name] for name in COLUMNS if name not in ("event_id", "lat", "lon")}
    geometry = None
    if record["lat"] is not None and record["lon"] is not None:
        geometry = {"type": "Point", "coordinates": [record["lon"], record["lat"]]}
    return {"type": "Feature", "id": record["event_id"], "geometry": geometry, "properties": properties}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")


# -- KML -----------------------------------------------------------------------------------------------------------

#: What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Fields in the balloon of a mark: what they are called, and the column.
_SHOWN = (
    ("What", "sub_event_type"),
    ("When", "time_explanation"),
    ("Where", "place"),
    ("Who", "agents"),
    ("To whom", "targets"),
    ("Killed", "fatalities_best"),
    ("Status", "status"),
    ("Says", "attribution"),
    ("Sources", "sources"),
)


def write_kml(records: Iterable[Mapping[str, Any]], out: BinaryIO, *, description: str) -> None:
    """One placemark an event; without a place it has no point, without a date no time. Styled by event type.

    All text is escaped twice where a viewer would read it as HTML: as HTML, then as XML.
    """
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n')
    out.write(_element("name", "Dateline") + _element("description", escape(f"{description} {CREDIT}")))
    # only what is escaped for it is shown: a viewer's own balloon would show every field as HTML
    out.write(b'<Style id="event"><BalloonStyle><text>$[description]</text></BalloonStyle></Style>\n')
    for record in records:
        out.write(_placemark(record))
    out.write(b"</Document>\n</kml>\n")


def _placemark(record: Mapping[str, Any]) -> bytes:
    parts = [f'<Placemark id="event-{record["event_id"]}">'.encode()]
    where = f", {record['place']}" if record["place"] else ""
    parts += [_element("name", f"{record['sub_event_type']}{where}"), _element("description", _balloon(record))]
    span = _element("begin", record["start"] or "") + _element("end", record["end"] or "")
    if span:
        parts.append(b"<TimeSpan>" + span + b"</TimeSpan>")
    parts += [b"<styleUrl>#event</styleUrl>", b"<ExtendedData>"]
    for name in COLUMNS:
        value = _words(record[name])
        if value:
            parts.append(f'<Data name="{name}">'.encode() + _element("value", value) + b"</Data>")
    parts.append(b"</ExtendedData>")
    if record["lat"] is not None and record["lon"] is not None:
        parts.append(f"<Point><coordinates>{record['lon']},{record['lat']}</coordinates></Point>".encode())
    return b"".join([*parts, b"</Placemark>\n"])


def _balloon(record: Mapping[str, Any]) -> str:
    """HTML of what a click shows."""
    told = ((label, _words(record[column])) for label, column in _SHOWN)
    rows = "".join(f"<tr><th>{label}</th><td>{escape(words)}</td></tr>" for label, words in told if words)
    return f"<p>{escape(record['evidence'])}</p><table>{rows}</table>"


def _words(value: Any) -> str:
    if value is None or value in ((), {}):
        return ""
    if isinstance(value, tuple):
        return SEPARATOR.join(str(part) for part in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _element(name: str, text: str) -> bytes:
    """An element with text, escaped; nothing where there is none."""
    if not text:
        return b""
    return f"<{name}>{escape(_NOT_XML.sub(chr(0xFFFD), text))}</{name}>".encode()
