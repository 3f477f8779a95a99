"""Places that the user adds to the gazetteer: GeoNames country dumps and tables of one's own.

Each source becomes an index file of its own beside the base index, so that adding can be stopped and taken up again,
and taking away is deleting one file. The user's own tables win over everything else that has the same name.
"""

from __future__ import annotations

import csv
import io
import math
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from extract.errors import GazetteerError
from extract.gazetteer.fold import fold
from extract.gazetteer.kinds import KINDS, radius_km
from extract.gazetteer.segment import Row, Segment, write_segment

OWN_PRIOR = 9.5  # the user's own places win
DUMP_COLUMNS = 19  # GeoNames' readme.txt: "the main 'geoname' table has the following fields"
#: GeoNames feature codes that are taken over besides populated places (class P), and our kind for each
FEATURES = {
    "ADM1": "admin1", "ADM2": "district", "ADM3": "district", "ADM4": "district", "STM": "river", "WAD": "valley",
    "LK": "lake", "RSV": "lake", "MTS": "mountains", "MT": "mountains", "ISL": "island", "RGN": "region",
    "DSRT": "desert", "VAL": "valley", "AIRP": "airport", "AIRB": "base", "AIRF": "airport", "MILB": "base",
    "CMP": "camp", "CMPRF": "camp", "DAM": "dam", "OILR": "refinery", "OILF": "refinery", "PRT": "port",
    "PASS": "crossing", "BDG": "site", "PPLX": "suburb",
}  # fmt: skip
SKIPPED_PLACES = frozenset(("PPLH", "PPLQ", "PPLW"))  # historical, abandoned, destroyed


@dataclass(frozen=True, slots=True)
class Source:
    """An added source. ``places`` and ``names`` are counts; ``size`` in bytes."""

    name: str
    own: bool
    places: int
    names: int
    size: int


def added_folder() -> Path:
    from extract.gazetteer.build import cache_folder

    return cache_folder() / "added"


def added_paths() -> tuple[Path, ...]:
    """Index files of added sources; the user's own tables come before GeoNames dumps."""
    found = sorted(added_folder().glob("*.idx"))
    return tuple(sorted(found, key=lambda path: (not path.name.startswith("own-"), path.name)))


def sources() -> tuple[Source, ...]:
    """What has been added."""
    result = []
    for path in added_paths():
        meta = Segment(path).meta
        own = path.name.startswith("own-")
        result.append(Source(str(meta["source"]), own, int(meta["places"]), int(meta["names"]), path.stat().st_size))
    return tuple(result)


def add(path: Path, *, progress: bool = True) -> Source:
    """Add a GeoNames dump (``IQ.zip``, ``IQ.txt``) or a CSV of one's own places.

    The same file again is no work. A CSV needs the columns name, lat, lon; may have country (ISO 3166-1 alpha-2), kind,
    population, aliases ("|" between), id. Raises GazetteerError where the file cannot be read, saying which line.
    """
    try:
        digest = blake2b(path.read_bytes(), digest_size=8).hexdigest()
    except OSError as error:
        raise GazetteerError(f"cannot read {path}: {error.strerror or error}") from error
    own = path.suffix.lower() in (".csv", ".tsv")
    name = fold(path.stem).replace(" ", "-") or "places"
    target = added_folder() / f"{'own' if own else 'geonames'}-{name}.idx"
    if not target.exists() or Segment(target).meta.get("digest") != digest:
        rows = own_rows(path) if own else dump_rows(path)
        _write(target, rows, {"source": path.name, "digest": digest}, progress=progress)
    meta = Segment(target).meta
    return Source(path.name, own, int(meta["places"]), int(meta["names"]), target.stat().st_size)


def _write(target: Path, rows: Iterable[Row], meta: dict[str, Any], *, progress: bool) -> None:
    import os
    import sys

    from tqdm import tqdm

    from extract.gazetteer.build import flags, locked
    from extract.gazetteer.within import Divisions

    target.parent.mkdir(parents=True, exist_ok=True)
    quiet = not progress or not sys.stderr.isatty()
    with locked(target):
        temporary = target.with_name(f"{target.name}.{os.getpid()}.tmp")
        try:
            shown = tqdm(rows, desc=f"Adding {meta['source']}", unit=" places", disable=quiet)
            if not write_segment(temporary, Divisions().assign(shown), flags(), meta):
                raise GazetteerError(f"{meta['source']} holds no places")
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)


def remove(name: str) -> bool:
    """Take a source away by the name that ``sources`` gives it; False where there is none of that name."""
    for path in added_paths():
        if name in (Segment(path).meta["source"], path.stem):
            path.unlink()
            return True
    return False


def dump_rows(path: Path) -> Iterator[Row]:
    """Rows of a GeoNames dump as published: tab separated, zipped or not."""
    try:
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive:
                members = [m for m in archive.namelist() if m.endswith(".txt") and not m.lower().startswith("readme")]
                if not members:
                    raise GazetteerError(f"{path} holds no .txt file: is it a GeoNames country dump?")
                with archive.open(members[0]) as raw:
                    yield from _dump_lines(path, io.TextIOWrapper(raw, "utf-8", errors="replace", newline="\n"))
        else:
            with path.open(encoding="utf-8", errors="replace", newline="\n") as file:
                yield from _dump_lines(path, file)
    except (OSError, zipfile.BadZipFile) as error:
        raise GazetteerError(f"cannot read {path}: {error}") from error


def _dump_lines(path: Path, lines: Iterable[str]) -> Iterator[Row]:
    from extract.gazetteer.rows import add_names, keep

    for number, line in enumerate(lines, 1):
        fields = line.rstrip("\r\n").split("\t")
        if len(fields) != DUMP_COLUMNS:
            raise GazetteerError(
                f"{path}, line {number}: {len(fields)} columns where a GeoNames dump has {DUMP_COLUMNS}"
            )
        identifier, name, ascii_name, others, lat, lon, group, code, country = fields[:9]
        kind = FEATURES.get(code, "city" if group == "P" and code not in SKIPPED_PLACES else "")
        if not kind or not name:
            continue
        population = int(fields[14] or 0)
        kind = "village" if kind == "city" and 0 < population < 2000 else kind
        row = Row(f"gn:{identifier}", name, float(lat), float(lon), country, kind, population)
        row.radius_km = radius_km(kind, population)
        row.prior = {"admin1": 5.8, "district": 4.0}.get(kind, math.log10(population + 100) - (group != "P") * 0.2)
        add_names(row, [name, ascii_name], main=True)
        yield add_names(row, [other for other in others.split(",") if keep(other)], main=False)


def own_rows(path: Path) -> Iterator[Row]:
    """Rows of the user's own table."""
    from extract.gazetteer.rows import add_names

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"cannot read {path} as UTF-8: {error}") from error
    table = csv.DictReader(io.StringIO(text), delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
    if not {"name", "lat", "lon"} <= set(table.fieldnames or ()):
        raise GazetteerError(f"{path} needs the columns name, lat and lon in its first line")
    for number, line in enumerate(table, 2):
        name, kind = (line["name"] or "").strip(), (line.get("kind") or "town").strip()
        try:
            lat, lon, population = float(line["lat"]), float(line["lon"]), int(line.get("population") or 0)
        except (TypeError, ValueError) as error:
            raise GazetteerError(f"{path}, line {number}: lat, lon or population is no number") from error
        if not name or not -90 <= lat <= 90 or not -180 <= lon <= 180:
            raise GazetteerError(f"{path}, line {number}: needs a name, lat from -90 to 90 and lon from -180 to 180")
        kind = kind if kind in KINDS else "town"
        identifier = (line.get("id") or "").strip() or f"{path.stem}:{number}:{fold(name).replace(' ', '-')}"
        row = Row(
            f"user:{identifier}", name, lat, lon, (line.get("country") or "").strip().upper()[:2], kind, population
        )
        row.radius_km, row.prior = radius_km(kind, population), OWN_PRIOR
        yield add_names(row, [name, *filter(None, (line.get("aliases") or "").split("|"))], main=True)
