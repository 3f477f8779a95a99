"""The formats that ``dateline export`` writes, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from extract.interchange.tables import Selected

#: In the order in which they are offered.
FORMATS = (
    "csv", "jsonl", "parquet", "xlsx", "geojson", "kml", "acled", "ucdp", "timemap", "timelinejs", "ris", "bibtex",
    "ics",
)  # fmt: skip
#: ending of a file -> the format that is meant where none is named
ENDINGS = {
    "csv": "csv", "jsonl": "jsonl", "ndjson": "jsonl", "parquet": "parquet", "xlsx": "xlsx", "geojson": "geojson",
    "kml": "kml", "ris": "ris", "bib": "bibtex", "ics": "ics",
}  # fmt: skip


def write(kind: str, chosen: Selected, out: BinaryIO) -> Mapping[str, int]:
    """Write the events in that format; why some were left out comes back, with how many for each reason."""
    if kind == "acled":
        from extract.interchange.acled import write_acled

        return write_acled(chosen, out)
    if kind == "ucdp":
        from extract.interchange.ucdp import write_ucdp

        return write_ucdp(chosen, out)
    if kind == "xlsx":
        from extract.interchange.excel import write_excel

        return write_excel(chosen, out)
    if kind in ("ris", "bibtex"):
        from extract.interchange import citations

        return (citations.write_ris if kind == "ris" else citations.write_bibtex)(chosen, out)
    if kind in ("ics", "timelinejs"):
        from extract.interchange import calendars

        return (calendars.write_ics if kind == "ics" else calendars.write_timelinejs)(chosen, out)
    if kind == "timemap":
        from extract.interchange.timemap import write_timemap

        return write_timemap(chosen, out)
    if kind in ("geojson", "kml"):
        from extract.interchange import geo

        draw = geo.write_geojson if kind == "geojson" else geo.write_kml
        draw(chosen.records, out, description=chosen.description)
        return {}
    from extract.interchange import tables

    if kind == "csv":
        tables.write_csv(chosen.records, out)
    elif kind == "jsonl":
        tables.write_jsonl(chosen, out)
    else:
        tables.write_parquet(chosen, out)
    return {}
