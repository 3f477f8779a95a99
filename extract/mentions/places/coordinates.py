"""Coordinates and grids written in a text: decimal degrees, degrees with minutes and seconds, MGRS and UTM grids.

A finder and a reader: what is found can be read, ranges included. How far off the point may be follows from the digits
that are given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from extract.mentions.timex.words import MONTHS
from extract.model import Mention, ToponymMention

M = TypeVar("M", bound=Mention)

RULE = "toponym.coordinates"
KM_PER_DEGREE = 111.2
LEAST_KM = 0.1  # no report is more exact than that
MOST_KM = 60.0  # half a degree

_DEG = r"(?:\s?(?:°|º|˚|&deg;|deg(?:rees)?\b\.?)\s?)"
_MIN = r"(?:\s?(?:['′’‘`´]|min(?:utes)?\b\.?)\s?)"
_SEC = r"(?:\s?(?:[\"″”“]|''|′′|’’|sec(?:onds)?\b\.?)\s?)"
_NS = r"(?:N(?:orth)?|S(?:outh)?)\b\.?"
_EW = r"(?:E(?:ast)?|W(?:est)?|O)\b"
_SEPARATOR = r"\s?(?:[,;/]|and\b|by\b)?\s{0,2}"
_DEGREE = re.compile(r"[°º˚]|deg")
_DECIMAL = r"\d{1,3}(?:\.\d{1,8})?"
_SIGN = r"[-−–]"
#: before two bare numbers with few decimals: words that say what they are
_LABEL = re.compile(
    r"(?:\b(?:coordinates?|coords?|co-ordinates?|lat(?:itude)?(?: ?[/,&] ?(?:long?|lng|longitude))?|geo-?locat\w+"
    r"|location|position|grid|gps|at|near|point|pos)\b[^\w\n]{0,4}(?:are |is |of |was )?|[(\[])$",
    re.IGNORECASE,
)
_GEOJSON = re.compile(r'"coordinates"\s*:\s*\[+\s*$')
#: behind two bare numbers: they measure something
_MEASURED = re.compile(r"\s?(?:%|percent|per cent|km|kilomet|mile|m\b|mm\b|kg|tons?\b|million|billion|[€$£])")
_FEW = 2  # decimals of both that need a word before them; more speak for themselves


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees, WGS84; ``radius_km``: how far off the point may be, 0.1 to 60 km."""

    lat: float
    lon: float
    radius_km: float


def read_coordinates(text: str, start: int, end: int) -> Point | None:
    """The point that ``text[start:end]`` names; None where it is none or out of range."""
    for pattern, reader in _FORMS:
        match = pattern.fullmatch(text, start, end)
        if match is not None and (point := reader(match)) is not None:
            return point
    return None


def find_coordinates(text: str) -> tuple[ToponymMention, ...]:
    """Coordinates and grids of ``text``, in order, not overlapping."""
    found: list[ToponymMention] = []
    for start, end in sorted(_spans(text)):
        if not found or start >= found[-1].end:
            found.append(ToponymMention(start, end, text[start:end], rule=RULE, kind="site"))
    return tuple(found)


def outside(points: Sequence[ToponymMention], mentions: Sequence[M]) -> tuple[M, ...]:
    """Those of ``mentions`` that share no character with a coordinate. Both in order of their starts."""
    if not points:
        return tuple(mentions)
    starts = [point.start for point in points]

    def clear(mention: M) -> bool:
        at = bisect_left(starts, mention.end) - 1
        return at < 0 or points[at].end <= mention.start

    return tuple(mention for mention in mentions if clear(mention))


def with_points(names: Sequence[ToponymMention], points: Sequence[ToponymMention]) -> tuple[ToponymMention, ...]:
    """Names and coordinates in order; a name inside a coordinate is none."""
    if not points:
        return tuple(names)
    return tuple(sorted([*outside(points, names), *points], key=lambda mention: mention.start))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for (start, end), (pattern, reader) in product(_stretches(text), _FORMS):
        for match in pattern.finditer(text, start, end):
            if reader(match) is None:
                continue
            if pattern is _BARE and not _is_point(text, match):
                continue
            yield match.span()


def _is_point(text: str, match: re.Match[str]) -> bool:
    """Are two bare numbers a point? Many decimals speak for themselves; fewer need a word before them."""
    if _MEASURED.match(text, match.end()):
        return False
    if min(_decimals(match["a"]), _decimals(match["b"])) > _FEW:
        return True
    return _LABEL.search(text, max(0, match.start() - 40), match.start()) is not None


def _point(lat: float, lon: float, radius_km: float) -> Point | None:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return Point(round(lat, 6), round(lon, 6), round(min(MOST_KM, max(LEAST_KM, radius_km)), 1))


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])


def _of_decimals(*numbers: str) -> float:
    """Radius in km by the fewer decimals of two numbers of degrees."""
    return KM_PER_DEGREE * 10.0 ** -min(map(_decimals, numbers))


def _degrees(degrees: str, minutes: str | None, seconds: str | None) -> tuple[float, float] | None:
    """Degrees and the size of their last digit in km; None where minutes or seconds are out of range."""
    value, size = float(degrees), _of_decimals(degrees)
    if minutes is not None:
        if float(minutes) >= 60 or "." in degrees:
            return None
        value, size = value + float(minutes) / 60, _of_decimals(minutes) / 60
    if seconds is not None:
        if float(seconds) >= 60 or (minutes is not None and "." in minutes):
            return None
        value, size = value + float(seconds) / 3600, _of_decimals(seconds) / 3600
    return value, size


def _sexagesimal(match: re.Match[str]) -> Point | None:
    north, east = _degrees(match["d1"], match["m1"], match["s1"]), _degrees(match["d2"], match["m2"], match["s2"])
    groups = match.groupdict()
    ns, ew = groups.get("ns") or groups.get("ns0"), groups.get("ew") or groups.get("ew0")
    if north is None or east is None or not ns or not ew:
        return None
    if match["m1"] is None and match["m2"] is None and not _decimals(match["d1"]) + _decimals(match["d2"]):
        if _DEGREE.search(match[0]) is None:
            return None  # "3 N 5 E" may be anything
        size = KM_PER_DEGREE
    else:
        size = max(north[1], east[1])
    return _point(north[0] * (-1 if ns[0] in "Ss" else 1), east[0] * (-1 if ew[0] in "WwOo" else 1), size)


def _compact(match: re.Match[str]) -> Point | None:
    """ "332106N0434712E": degrees, minutes and perhaps seconds without marks."""
    lat, lon = match["lat"], match["lon"]
    if len(lat) + 1 != len(lon):
        return None
    north = _degrees(lat[:2], lat[2:4], lat[4:] or None)
    east = _degrees(lon[:3], lon[3:5], lon[5:] or None)
    if north is None or east is None:
        return None
    size = max(north[1], east[1])
    return _point(north[0] * (-1 if match["ns"] == "S" else 1), east[0] * (-1 if match["ew"] == "W" else 1), size)


def _bare(match: re.Match[str]) -> Point | None:
    a, b, size = _signed(match, "a"), _signed(match, "b"), _of_decimals(match["a"], match["b"])
    if _GEOJSON.search(match.string, max(0, match.start() - 40), match.start()):
        a, b = b, a  # longitude first
    return _point(a, b, size)


def _labelled(match: re.Match[str]) -> Point | None:
    return _point(_signed(match, "a"), _signed(match, "b"), _of_decimals(match["a"], match["b"]))


def _signed(match: re.Match[str], number: str) -> float:
    return float(match[number]) * (-1 if match[f"s{number}"] else 1)


def _mgrs(match: re.Match[str]) -> Point | None:
    east, north = match["e"], match["n"]
    if east is None:
        digits = match["digits"]
        if f"{match['band']}{match['square']}".lower() in MONTHS and len(digits) in (2, 4) and int(match["zone"]) < 32:
            return None  # "12 JUN 2009", "4 DEC 06": a date
        if len(digits) % 2:
            return None
        east, north = digits[: len(digits) // 2], digits[len(digits) // 2 :]
    if len(east) != len(north) or not 1 <= len(east) <= 5:
        return None
    cell = 100.0 / 10 ** len(east)  # km
    middle = "5" if len(east) < 5 else ""
    return _converted(f"{int(match['zone'])}{match['band']}{match['square']}{east}{middle}{north}{middle}", cell)


def _utm(match: re.Match[str]) -> Point | None:
    zone, letter = int(match["zone"]), match["band"].upper()
    east, north = int(match["e"]), int(match["n"])
    if not 1 <= zone <= 60 or not 100_000 <= east < 1_000_000 or north >= 10_000_000:
        return None
    # as a band, S is 32 to 40 degrees north: no more than 4,430 km from the equator
    south = north > 4_500_000 if letter in ("S", "SOUTH") else letter < "N"
    from mgrs import MGRS  # when first asked for
    from mgrs.core import MGRSError

    try:
        grid = MGRS().UTMToMGRS(zone, "S" if south else "N", east, north)
    except (MGRSError, RuntimeError, ValueError):
        return None
    return _converted(str(grid), LEAST_KM)


def _converted(grid: str, radius_km: float) -> Point | None:
    """The point of an MGRS grid, by the library of the U.S. National Geospatial-Intelligence Agency's rules."""
    from mgrs import MGRS  # when first asked for
    from mgrs.core import MGRSError

    try:
        lat, lon = MGRS().toLatLon(grid)
    except (MGRSError, RuntimeError, ValueError):
        return None
    return _point(lat, lon, radius_km)


def _half(n: str, letter: str, *, degrees: str = _DEG) -> str:
    return (
        rf"(?P<d{n}>{_DECIMAL})(?:{degrees}|(?=\s?[NSEWO]\b)|[ -](?=\d))"
        rf"(?:(?P<m{n}>\d{{1,2}}(?:\.\d{{1,5}})?)(?:{_MIN}|(?=\s?[NSEWO]\b)|[ -](?=\d)|:(?=\d))"
        rf"(?:(?P<s{n}>\d{{1,2}}(?:\.\d{{1,4}})?)(?:{_SEC}|(?=\s?[NSEWO]\b)))?)?\s?{letter}"
    )


_START = r"(?<![\w.°])"
_BEHIND = _START + _half("1", rf"(?P<ns>{_NS})") + _SEPARATOR + _half("2", rf"(?P<ew>{_EW})")
_BEFORE = (
    _START
    + rf"(?P<ns0>[NS])[\s.:]{{0,2}}(?P<d1>{_DECIMAL}){_DEG}?(?:\s?(?P<m1>\d{{1,2}}(?:\.\d{{1,5}})?){_MIN}?"
    + rf"(?:\s?(?P<s1>\d{{1,2}}(?:\.\d{{1,4}})?){_SEC}?)?)?{_SEPARATOR}"
    + rf"(?P<ew0>[EWO])[\s.:]{{0,2}}(?P<d2>{_DECIMAL}){_DEG}?(?:\s?(?P<m2>\d{{1,2}}(?:\.\d{{1,5}})?){_MIN}?"
    + rf"(?:\s?(?P<s2>\d{{1,2}}(?:\.\d{{1,4}})?){_SEC}?)?)?(?![\w.])"
)
_BARE = re.compile(
    rf"(?<![\w.\-−–,/])(?P<sa>{_SIGN})?(?P<a>\d{{1,3}}\.\d{{2,15}})°?\s?[,;/ ]\s{{0,2}}"
    rf"(?P<sb>{_SIGN})?(?P<b>\d{{1,3}}\.\d{{2,15}})°?(?![\w]|[.,]\d)"
)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Point | None]], ...] = (
    (
        re.compile(
            r"(?<!\w)(?P<zone>[1-6]?\d)\s?(?P<band>[C-HJ-NP-X])\s?(?P<square>[A-HJ-NP-Z][A-HJ-NP-V])\s?"
            r"(?:(?P<e>\d{1,5})[ -](?P<n>\d{1,5})(?!\w)|(?P<digits>\d{2,10})(?!\w))"
        ),
        _mgrs,
    ),
    (
        re.compile(
            r"(?<!\w)(?:UTM[ :]{0,2})?(?:[Zz]one[ :]{0,2})?(?P<zone>[1-6]?\d)\s?(?P<band>[C-HJ-NP-X]|[Nn]orth|[Ss]outh)"
            r"[ ,:]{1,2}(?P<e>\d{6})(?:\.\d{1,3})?\s?(?:m?\s?E)?[ ,/]{1,2}"
            r"(?P<n>\d{6,7})(?:\.\d{1,3})?(?:\s?m?\s?N)?(?!\w)"
        ),
        _utm,
    ),
    (re.compile(_BEHIND), _sexagesimal),
    (re.compile(_BEFORE), _sexagesimal),
    (re.compile(r"(?<!\w)(?P<lat>\d{4}(?:\d\d)?)(?P<ns>[NS])\s?(?P<lon>\d{5}(?:\d\d)?)(?P<ew>[EW])(?!\w)"), _compact),
    (
        re.compile(
            rf"(?<!\w)(?i:lat(?:itude)?)\.?\s?[:=]?\s?(?P<sa>{_SIGN})?(?P<a>{_DECIMAL})°?\s?[,;/]?\s?(?:and )?"
            rf"(?i:lon(?:g(?:itude)?)?|lng)\.?\s?[:=]?\s?(?P<sb>{_SIGN})?(?P<b>{_DECIMAL})°?(?!\w|\.\d)"
        ),
        _labelled,
    ),
    (_BARE, _bare),
)
#: what every coordinate has somewhere in it: looked for first; begins with one set of characters, to be found quickly
_SIGN_OF = re.compile(
    r"[\d°º˚NSUZzLl](?:(?<=[°º˚])|(?<=\d)(?:\.\d\d|\s?[NS](?:\b|\d)|\s?[C-X]\s?[A-Z]{2}\s?\d| deg)"
    r"|(?<=\b[NS])\s?\d|(?<=U)TM|(?<=[Zz])one|(?<=[Ll])at)"
)
_AROUND = 120  # characters before and after such a sign within which the whole coordinate stands


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where coordinates may stand, in order, not overlapping."""
    start = end = -1
    for sign in _SIGN_OF.finditer(text):
        if sign.start() - _AROUND > end:
            if end >= 0:
                yield start, end
            start = max(0, sign.start() - _AROUND)
        end = sign.end() + _AROUND
    if end >= 0:
        yield start, end
