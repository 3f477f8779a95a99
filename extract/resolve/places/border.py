"""Which stretch of which border is meant: by the countries named, then by the text's other places."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.gazetteer.borders import Border, border, country_words, neighbours, words_of
from extract.gazetteer.lookup import Gazetteer, distance_km
from extract.model import GeoPrecision, Place, ResolvedToponym, ToponymMention
from extract.resolve.places.relative import BEARINGS, DIRECTION, between, blurred

CLOSE = 250  # characters within which a place decides before any other
REACH_KM = 200.0  # from a town to the stretch that it speaks for, besides its own radius
LEAST_KM = 10.0  # radius of a stretch
NEAR_KM = 25.0  # of a radius: not larger, and the place is "near", else a region
WIDE_KM = 400.0  # places larger than this say nothing of the stretch
MOST = 20  # places of the text that are weighed, nearest in the text first
SECTOR, SIDE = 60.0, 0.6  # "northern": degrees to either side, and the share of the way to the northernmost stretch
WINDOW = 60  # names before and behind that are looked at
IN_TEXT, IN_PASSAGE, ADJECTIVE, MOST_ADJECTIVES, THEATRE = 1.0, 2.0, 0.7, 3, 0.5


@dataclass(frozen=True, slots=True)
class Party:
    """A side of a border: a country by ISO 3166-1 alpha-2 code, or a place in it ("the Gaza border")."""

    codes: tuple[str, ...]
    place: Place | None = None


def border_starts(toponyms: Sequence[ResolvedToponym]) -> frozenset[int]:
    """Where the words that mean a border begin: the countries that they name do nothing there."""
    return frozenset(toponym.mention.start for toponym in toponyms if toponym.border is not None)


class Borders:
    """The borders that one document speaks of. ``results``: its names, resolved, in order."""

    def __init__(
        self, text: str, results: Sequence[ResolvedToponym], gazetteer: Gazetteer, theatre: Sequence[str] = ()
    ) -> None:
        self._text, self._results, self._gazetteer = text, results, gazetteer
        self._theatre = theatre
        self._counts: dict[str, int] = {}  # how often the text names a country
        self._known: dict[tuple[object, ...], tuple[Place | None, str]] = {}

    def at(self, number: int) -> ResolvedToponym:
        """The result of that number with the border that its words mean; itself where they mean none."""
        result = self._results[number]
        mention = result.mention
        if not mention.border:
            return result
        around = self._results[max(0, number - WINDOW) : number + WINDOW]
        parties, points = parties_of(mention, around)
        if not parties:
            return result
        evidence = places_by_distance(mention, around)
        key = (mention.border, mention.relation, tuple((gap <= CLOSE, p.gazetteer_id) for gap, p in evidence))
        if key not in self._known:
            self._known[key] = self._placed(mention, parties, points, evidence)
        place, reason = self._known[key]
        if place is None:
            return result
        if mention.rule == "toponym.border":
            return ResolvedToponym(mention, place, reason, (), place)
        return replace(result, border=place)

    def _placed(
        self,
        mention: ToponymMention,
        parties: Sequence[Party],
        points: Sequence[tuple[float, float]],
        evidence: Sequence[tuple[int, Place]],
    ) -> tuple[Place | None, str]:
        """The stretch as a place, and why that one."""
        gazetteer = self._gazetteer
        hints = [(0, party.place) for party in parties if party.place is not None]
        if len(parties) > 1:
            known = [b for one in parties[0].codes for two in parties[1].codes if (b := border(one, two))]
            if not known:
                return between_parties(parties, gazetteer)
            return stretch(known[:1], points, [*hints, *evidence], gazetteer)
        code = next((code for code in parties[0].codes if neighbours(code)), "")
        country = gazetteer.place(f"country:{code}")
        if country is None:
            return None, ""
        sides = [b for other in neighbours(code) if (b := border(code, other))]
        direction = DIRECTION.search(mention.relation)
        if direction is not None:
            sides = on_side(sides, country, BEARINGS[direction[1].lower() + (direction[2] or "").lower()])
            return stretch(sides, (), [*hints, *evidence], gazetteer)
        chosen = self._neighbour(code, sides, evidence)
        if chosen is not None:
            place, reason = stretch([chosen], points, [*hints, *evidence], gazetteer)
            return (place if hints else replace(place, country=across(chosen, code))), reason
        if any(away_from(b, place) <= REACH_KM for b in sides for _, place in [*hints, *evidence]):
            return stretch(sides, points, [*hints, *evidence], gazetteer)
        whole = replace(country, name=f"{country.name} border", kind="region")
        reason = f"a border of {country.name}; the text does not say with which neighbour"
        return blurred(whole, country.radius_km, GeoPrecision.REGION, "border"), reason

    def _neighbour(self, code: str, sides: Sequence[Border], evidence: Sequence[tuple[int, Place]]) -> Border | None:
        """The border with the neighbour that the text speaks of most; None where it speaks of none."""
        best, most = None, 0.0
        for side in sides:
            other = across(side, code)
            weight = sum(
                IN_PASSAGE if gap <= CLOSE else IN_TEXT for gap, place in evidence if place.country == other
            ) + ADJECTIVE * self._named(other)
            if weight and other in self._theatre:
                weight += THEATRE
            if weight > most:
                best, most = side, weight
        return best or next((side for side in sides if across(side, code) in self._theatre), None)

    def _named(self, code: str) -> int:
        """How often the text names a country or its people, some three times at most for each word."""
        if code not in self._counts:
            self._counts[code] = sum(min(MOST_ADJECTIVES, self._text.count(word)) for word in words_of(code))
        return self._counts[code]


def across(side: Border, code: str) -> str:
    """The country on the other side."""
    return side.b if side.a == code else side.a


def parties_of(
    mention: ToponymMention, results: Sequence[ResolvedToponym]
) -> tuple[list[Party], list[tuple[float, float]]]:
    """The sides that the mention names, and the points that it gives itself."""
    parties, points = [], []
    for name in mention.border:
        if name.startswith("=") and "," in name:
            lat, lon = name[1:].split(",")
            points.append((float(lat), float(lon)))
        elif name.startswith("="):
            parties.append(Party((name[1:],)))
        else:
            same = [r for r in results if r.mention.text == name and r.place is not None and r.place.country]
            nearest = min(same, key=lambda r: abs(r.mention.start - mention.start), default=None)
            if nearest is not None and nearest.place is not None:
                own = nearest.place if nearest.place.kind != "country" else None
                parties.append(Party((nearest.place.country,), own))
            elif name.lower() in country_words():
                parties.append(Party(country_words()[name.lower()]))
    return parties, points


def places_by_distance(mention: ToponymMention, results: Sequence[ResolvedToponym]) -> list[tuple[int, Place]]:
    """Places of the text that are no whole countries or sides of the border, with their distance in characters."""
    found = []
    for other in results:
        place = other.place
        if place is None or other.mention.metonym or other.mention.border:
            continue
        if place.kind not in ("country", "continent", "sea"):
            found.append((abs(other.mention.start - mention.start), place))
    return sorted(found, key=lambda item: item[0])[:MOST]


def on_side(sides: Sequence[Border], centre: Place, bearing: float) -> list[Border]:
    """The stretches that lie farthest out in a direction from the middle of a country; all where none does."""
    squeeze, angle = math.cos(math.radians(centre.lat)), math.radians(bearing)

    def reach(point: tuple[float, float]) -> float:
        east, north = (point[1] - centre.lon) * squeeze, point[0] - centre.lat
        along = east * math.sin(angle) + north * math.cos(angle)
        return along if along > math.hypot(east, north) * math.cos(math.radians(SECTOR)) else 0.0

    most = max((reach(point) for side in sides for point in side.points), default=0.0)
    kept = []
    for side in sides:
        points = tuple(point for point in side.points if reach(point) > SIDE * most)
        if points:
            kept.append(replace(side, points=points))
    return kept or list(sides)


def away_from(line: Border, place: Place) -> float:
    return min(distance_km(lat, lon, place.lat, place.lon) for lat, lon in line.points)


def stretch(
    sides: Sequence[Border],
    points: Sequence[tuple[float, float]],
    evidence: Sequence[tuple[int, Place]],
    gazetteer: Gazetteer,
) -> tuple[Place, str]:
    """The stretches nearest to the place that the text names closest to the words; all of them where none is near."""
    marks = [(lat, lon, side) for side in sides for lat, lon in side.points]
    for lat, lon in points:
        nearest = min(marks, key=lambda m: distance_km(m[0], m[1], lat, lon))
        return drawn([nearest], gazetteer), "that border"
    for _, place in evidence:
        if place.radius_km > WIDE_KM:
            continue
        away = [distance_km(lat, lon, place.lat, place.lon) for lat, lon, _ in marks]
        least = min(away)
        if least > REACH_KM + place.radius_km:
            continue
        side = marks[away.index(least)][2]
        reach = least if place.radius_km <= NEAR_KM else max(least, place.radius_km)
        near = [m for m, km in zip(marks, away, strict=True) if km <= reach and m[2] is side]
        return drawn(near, gazetteer), f"the stretch of the border nearest to {place.name}"
    return drawn(marks, gazetteer), "the border as a whole"


def drawn(marks: Sequence[tuple[float, float, Border]], gazetteer: Gazetteer) -> Place:
    """The stretches as one place: the one nearest to their middle, with a radius that covers all."""
    side = marks[0][2]
    lat, lon = sum(m[0] for m in marks) / len(marks), sum(m[1] for m in marks) / len(marks)
    middle = min(marks, key=lambda m: distance_km(m[0], m[1], lat, lon))
    reach = max(distance_km(middle[0], middle[1], m[0], m[1]) for m in marks) + side.half_km
    names = []
    for code in (side.a, side.b) if all(m[2] is side for m in marks) else shared(marks):
        country = gazetteer.place(f"country:{code}")
        names.append(country.name if country is not None else code)
    numbers = f"{middle[0]:g},{middle[1]:g}" if len(marks) < sum(map(len, {m[2].points for m in marks})) else ""
    codes = (side.a, side.b) if all(m[2] is side for m in marks) else shared(marks)
    radius = round(max(LEAST_KM, reach), 1)
    return Place(
        name=f"{'–'.join(names)} border",
        lat=middle[0],
        lon=middle[1],
        country=codes[0] if len(codes) == 1 else "",
        gazetteer_id=f"border:{'-'.join(codes)}" + (f"~{numbers}" if numbers else ""),
        geo_precision=GeoPrecision.NEAR if radius <= NEAR_KM else GeoPrecision.REGION,
        radius_km=radius,
        kind="region",
    )


def shared(marks: Sequence[tuple[float, float, Border]]) -> tuple[str, ...]:
    """The country that all the borders have in common."""
    common = {marks[0][2].a, marks[0][2].b}
    for mark in marks:
        common &= {mark[2].a, mark[2].b}
    return tuple(sorted(common))[:1]


def between_parties(parties: Sequence[Party], gazetteer: Gazetteer) -> tuple[Place | None, str]:
    """Two sides that no land border parts in the table: provinces of one country, countries across the sea."""
    places = [party.place or gazetteer.place(f"country:{party.codes[0]}") for party in parties[:2]]
    one, two = places
    if one is None or two is None or one.gazetteer_id == two.gazetteer_id:
        return None, ""
    share = one.radius_km / max(1.0, one.radius_km + two.radius_km)
    lon = (two.lon - one.lon + 180) % 360 - 180
    lat = round(one.lat + share * (two.lat - one.lat), 4)
    middle = replace(
        between(one, two, "border"), lat=lat, lon=round((one.lon + share * lon + 180) % 360 - 180, 4), kind="region"
    )
    radius = min(one.radius_km, two.radius_km)
    precision = GeoPrecision.NEAR if radius <= NEAR_KM else GeoPrecision.REGION
    country = one.country if one.country == two.country else ""
    named = replace(middle, name=f"{one.name}–{two.name} border", country=country)
    return blurred(named, max(LEAST_KM, radius), precision, "border"), f"between {one.name} and {two.name}"
