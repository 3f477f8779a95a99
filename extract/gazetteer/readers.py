"""Read the files that places are added from: GeoNames country dumps, and tables of one's own. Every file is untrusted.

What is wrong is said with file and line; nothing is guessed and nothing is left out in silence.
"""

from __future__ import annotations

import csv
import io
import math
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from extract.errors import GazetteerError
from extract.gazetteer.fold import fold
from extract.gazetteer.kinds import KINDS, radius_km
from extract.gazetteer.segment import Row

OWN_PRIOR = 9.5  # the user's own places win
OWN_SUFFIXES = (".csv", ".tsv")
DUMP_COLUMNS = 19  # GeoNames' readme.txt: "the main 'geoname' table has the following fields"
LINE_CHARS = 200_000  # longer than any line of a dump: its alternate names end at 10,000
MOST_PLACES = 20_000_000  # in one file; the whole of GeoNames has some 13 million
VILLAGE = 2000  # inhabitants of a populated place from which it is a town
MOST_POPULATION = 2**32 - 1
#: GeoNames feature codes that are taken over besides populated places (class P), and our kind for each
FEATURES = {
    "ADM1": "admin1", "ADM2": "district", "ADM3": "district", "ADM4": "district", "STM": "river", "WAD": "valley",
    "LK": "lake", "RSV": "lake", "MTS": "mountains", "MT": "mountains", "ISL": "island", "RGN": "region",
    "DSRT": "desert", "VAL": "valley", "AIRP": "airport", "AIRB": "base", "AIRF": "airport", "MILB": "base",
    "CMP": "camp", "CMPRF": "camp", "DAM": "dam", "OILR": "refinery", "OILF": "refinery", "PRT": "port",
    "PASS": "crossing", "BDG": "site", "PPLX": "suburb",
}  # fmt: skip
SKIPPED_PLACES = frozenset(("PPLH", "PPLQ", "PPLW"))  # historical, abandoned, destroyed
#: other words for the columns of an own table
COLUMNS = {"latitude": "lat", "longitude": "lon", "lng": "lon", "long": "lon", "type": "kind"}
#: control characters and direction overrides: no part of a name
_UNSEEN = dict.fromkeys([*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def is_own(path: Path) -> bool:
    """Is it a table of the user's own, by its suffix?"""
    return path.suffix.lower() in OWN_SUFFIXES


def read_rows(path: Path) -> Iterator[Row]:
    """Rows of either kind of file. Raises GazetteerError where it cannot be read, saying which line."""
    rows = own_rows(path) if is_own(path) else dump_rows(path)
    for number, row in enumerate(rows, 1):
        if number > MOST_PLACES:
            raise GazetteerError(f"{path} holds more than {MOST_PLACES:,} places")
        yield row


def clean(name: str) -> str:
    """A name without what cannot be seen, in single spaces."""
    return " ".join(name.translate(_UNSEEN).split())


def dump_rows(path: Path) -> Iterator[Row]:
    """Rows of a GeoNames dump as published: tab separated, zipped or not."""
    try:
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(_member(path, archive)) as raw:
                yield from _dump_lines(path, io.TextIOWrapper(raw, "utf-8", errors="replace", newline="\n"))
        else:
            with path.open(encoding="utf-8", errors="replace", newline="\n") as file:
                yield from _dump_lines(path, file)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise GazetteerError(f"cannot read {path}: the archive is broken ({error}). Fetch it again") from error
    except (RuntimeError, NotImplementedError) as error:  # a password, a packing that Python does not know
        raise GazetteerError(f"cannot read {path}: {error}") from error
    except OSError as error:
        raise GazetteerError(f"cannot read {path}: {error.strerror or error}") from error


def _member(path: Path, archive: zipfile.ZipFile) -> str:
    """The dump in an archive: the text file that has the archive's name, or the only one beside readme.txt."""
    names = [n for n in archive.namelist() if n.lower().endswith(".txt") and Path(n).name.lower() != "readme.txt"]
    same = [name for name in names if Path(name).stem.lower() == path.stem.lower()]
    if len(same or names) != 1:
        what = "no .txt file" if not names else f"{len(names)} .txt files"
        raise GazetteerError(f"{path} holds {what}: is it a GeoNames country dump?")
    return (same or names)[0]


def _lines(path: Path, file: TextIO) -> Iterator[str]:
    """Lines of bounded length, so that a file without line ends does not fill the memory."""
    number = 0
    while line := file.readline(LINE_CHARS):
        number += 1
        if len(line) >= LINE_CHARS:
            raise GazetteerError(f"{path}, line {number}: longer than {LINE_CHARS:,} characters; this is no dump")
        yield line


def _dump_lines(path: Path, file: TextIO) -> Iterator[Row]:
    from extract.gazetteer.rows import add_names, keep

    for number, line in enumerate(_lines(path, file), 1):
        fields = line.rstrip("\r\n").split("\t")
        if len(fields) != DUMP_COLUMNS:
            given = f"{len(fields)} columns where a GeoNames dump has {DUMP_COLUMNS}, with tabs between"
            raise GazetteerError(f"{path}, line {number}: {given}")
        identifier, name, ascii_name, others, lat, lon, group, code, country = fields[:9]
        kind = FEATURES.get(code, "city" if group == "P" and code not in SKIPPED_PLACES else "")
        name = clean(name)
        if not kind or not name:
            continue
        population = _population(path, number, fields[14])
        if kind == "city" and not code.startswith(("PPLA", "PPLC")) and population < VILLAGE:
            kind = "village"  # 0 stands for unknown: of towns GeoNames knows the number, of seats it says so
        row = Row(
            f"gn:{clean(identifier)}", name, *_point(path, number, lat, lon), _country(path, number, country), kind
        )
        row.population, row.radius_km = population, radius_km(kind, population)
        row.prior = {"admin1": 5.8, "district": 4.0}.get(kind, math.log10(population + 100) - (group != "P") * 0.2)
        add_names(row, [name, ascii_name], main=True)
        yield add_names(row, [other for other in others.split(",") if keep(other)], main=False)


def own_rows(path: Path) -> Iterator[Row]:
    """Rows of the user's own table, in UTF-8, with commas, semicolons or tabs between."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header = file.readline(LINE_CHARS)
            delimiter = max(",;\t", key=header.count)
            names = [clean(name).lower() for name in next(csv.reader([header], delimiter=delimiter), [])]
            columns = [COLUMNS.get(name, name) for name in names]
            if not {"name", "lat", "lon"} <= set(columns):
                raise GazetteerError(f"{path} needs the columns name, lat and lon in its first line")
            yield from _own_lines(path, csv.DictReader(file, columns, delimiter=delimiter, strict=True))
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path} is not in UTF-8: save it as CSV UTF-8 ({error.reason})") from error
    except csv.Error as error:
        raise GazetteerError(f"cannot read {path} as a table: {error}") from error
    except OSError as error:
        raise GazetteerError(f"cannot read {path}: {error.strerror or error}") from error


def _own_lines(path: Path, table: csv.DictReader[str]) -> Iterator[Row]:
    from extract.gazetteer.rows import add_names

    for line in table:
        number = table.line_num + 1  # the first line was read before
        given = {column: clean(value) for column, value in line.items() if column and isinstance(value, str)}
        if not any(given.values()):
            continue
        name, kind = given.get("name", ""), given.get("kind", "").lower() or "town"
        if not fold(name):
            raise GazetteerError(f"{path}, line {number}: no name")
        if kind not in KINDS:
            raise GazetteerError(f'{path}, line {number}: "{kind}" is no kind of place; kinds: {", ".join(KINDS)}')
        country = _country(path, number, given.get("country", "").upper())
        population = _population(path, number, given.get("population", ""))
        identifier = given.get("id") or f"{clean(path.stem)}:{number}:{fold(name).replace(' ', '-')}"
        row = Row(f"user:{identifier}", name, *_point(path, number, given.get("lat"), given.get("lon")), country, kind)
        row.population, row.radius_km, row.prior = population, radius_km(kind, population), OWN_PRIOR
        yield add_names(row, [name, *_split(given.get("aliases", ""))], main=True)


def _split(aliases: str) -> Iterable[str]:
    return filter(None, (alias.strip() for alias in aliases.split("|")))


def _point(path: Path, number: int, lat: str | None, lon: str | None) -> tuple[float, float]:
    """Latitude and longitude in degrees."""
    try:
        point = float(lat or ""), float(lon or "")
    except ValueError as error:
        raise GazetteerError(f"{path}, line {number}: lat or lon is no number ({lat}, {lon})") from error
    if not -90 <= point[0] <= 90 or not -180 <= point[1] <= 180:
        raise GazetteerError(f"{path}, line {number}: lat goes from -90 to 90 and lon from -180 to 180 ({lat}, {lon})")
    return point


def _population(path: Path, number: int, given: str) -> int:
    if not given:
        return 0
    if not re.fullmatch(r"[0-9]{1,18}", given):
        raise GazetteerError(f"{path}, line {number}: the population is no whole number ({given[:30]})")
    return min(int(given), MOST_POPULATION)


def _country(path: Path, number: int, given: str) -> str:
    """ISO 3166-1 alpha-2, or "" where none is given. A name is refused: "Iraq" cut short would be Iran."""
    if given and not re.fullmatch("[A-Z]{2}", given):
        raise GazetteerError(f'{path}, line {number}: "{given[:30]}" is no country code of two letters (IQ, SY)')
    return given
