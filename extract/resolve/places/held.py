"""Places that the gazetteer lacks, put in what the text names as holding them: a province, a country, a town."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.gazetteer.fold import fold
from extract.gazetteer.kinds import DEFAULT_RADIUS, POPULATED
from extract.gazetteer.lookup import Gazetteer, distance_km
from extract.model import GeoPrecision, Place, ResolvedToponym, ToponymMention

REACH_BEFORE, REACH_AFTER = 250, 120  # characters within which a place that holds an unknown one is looked for
PASSAGE_BEFORE, PASSAGE_AFTER = 1500, 120  # characters within which the town of a quarter is looked for
NAMED_BEFORE, NAMED_AFTER = 8, 2  # names among which it is looked for
#: in an id, between the place that the gazetteer has and what tells another from it
HELD_MARK = "~"
UNKNOWN = "toponym.unknown"
QUARTER_KM = 100.0  # a quarter lies no farther from every town that the passage names
TOWNS_BEFORE, ABOUT_KM = 3, 50.0  # places before an unknown one among which its town is looked for; how far it may be
#: behind the town that a dateline names
DATELINE = re.compile(r"(?:,[^.\n]{1,40}?)?\s?(?:\([^()\n]{1,40}\)\s?)?(?:[-–—]{1,2}\s|:\s)")
WELL_KNOWN = 300_000  # inhabitants: no unknown quarter
QUARTERS = ("suburb", "district")
VILLAGE_KM = 10.0  # how far a village may lie from the town that the text says it belongs to
#: between a quarter and the town that holds it
IN = re.compile(
    r"(?: [\w-]{1,20}){0,3} (?:of|in)(?: (?:the|central|downtown|city|capital|(?:north|south|east|west)\w{0,5}))*\s"
)
LIST_GAP = 6  # characters between the names of a list
LIST_KM, LEAST_LIST_KM = 400.0, 50.0  # between the neighbours of an unknown name in a list; its radius
AREAS = ("country", "admin1", "district", "region")
HELD = {"country": GeoPrecision.COUNTRY, "admin1": GeoPrecision.PROVINCE, "district": GeoPrecision.DISTRICT}


def quarter(text: str, result: ResolvedToponym, results: Sequence[ResolvedToponym], at: int) -> ResolvedToponym:
    """A quarter of a town that the passage names, where the words call the name a quarter, neighbourhood or district
    and every place of that name is far away ("Fallujah ... the Golan quarter"). A district may lie anywhere in a
    country that the passage names, since districts are also what provinces consist of."""
    mention, place = result.mention, result.place
    if mention.kind not in QUARTERS or mention.within or mention.rule == "toponym.state":
        return result
    if place is None and mention.kind == "district":
        return result
    land = place is not None and place.kind in AREAS and not (place.kind == "region" and mention.kind == "suburb")
    if place is not None and (land or place.kind == "capital" or place.population >= WELL_KNOWN):
        return result
    passage = passage_of(text, results, at)
    towns = [p for p in passage if p.kind in POPULATED and (place is None or p.gazetteer_id != place.gazetteer_id)]
    if not towns or (place is not None and is_near(place, towns)):
        return result
    if place is not None and mention.kind == "district" and any(p.country == place.country for p in passage):
        return result
    for other in result.candidates:
        if is_near(other, towns):
            rest = tuple(p for p in (place, *result.candidates) if p is not None and p is not other)
            return ResolvedToponym(mention, other, f"{other.name}, near the towns that the passage names", rest)
    held = in_container(mention, towns[0])
    rejected = (place, *result.candidates) if place is not None else result.candidates
    return ResolvedToponym(mention, held.place, held.explanation, rejected)


def passage_of(text: str, results: Sequence[ResolvedToponym], at: int) -> list[Place]:
    """Places named around a mention that are no quarters themselves: the one that it is said to be in ("X district of
    Y"), those before it, nearest first, then those after it."""
    mention = results[at].mention
    found: list[Place] = []
    before = reversed(results[max(0, at - NAMED_BEFORE) : at])
    for other in [*before, *results[at + 1 : at + 1 + NAMED_AFTER]]:
        gap = max(mention.start - other.mention.end - PASSAGE_BEFORE, other.mention.start - mention.end - PASSAGE_AFTER)
        if other.place is None or gap >= 0:
            continue
        if other.mention.start > mention.end and IN.fullmatch(text, mention.end, other.mention.start):
            found.insert(0, other.place)
        elif other.mention.kind not in QUARTERS:
            found.append(other.place)
    return found


def is_near(place: Place, towns: Sequence[Place]) -> bool:
    return any(distance_km(place.lat, place.lon, town.lat, town.lon) <= QUARTER_KM for town in towns)


def held_by_neighbour(result: ResolvedToponym, results: Sequence[ResolvedToponym], at: int) -> ResolvedToponym:
    """An unknown place put in the nearest district, province, region or country named around it."""
    mention = result.mention
    best: tuple[int, Place] | None = None
    for other in [*results[max(0, at - 6) : at], *results[at + 1 : at + 4]]:
        place, gap = other.place, other.mention.start - mention.end
        if place is None or place.kind not in AREAS or other.mention.metonym:
            continue
        if gap < 0:
            gap = mention.start - other.mention.end + 40  # a container more often follows
        rank = gap + (60 if place.kind == "country" else 0)
        near = gap < (REACH_AFTER if other.mention.start > mention.start else REACH_BEFORE)
        if near and (best is None or rank < best[0]):
            best = (rank, place)
    if best is None:
        return listed_between(result, results, at)
    held = in_container(mention, best[1])
    return ResolvedToponym(mention, held.place, held.explanation, result.candidates)


def listed_between(result: ResolvedToponym, results: Sequence[ResolvedToponym], at: int) -> ResolvedToponym:
    """An unknown place that stands in a list between two that are known: somewhere about them."""
    mention = result.mention
    if mention.rule != UNKNOWN or not 0 < at < len(results) - 1:
        return result
    before, after = results[at - 1], results[at + 1]
    if before.place is None or after.place is None or mention.start - before.mention.end > LIST_GAP:
        return result
    if after.mention.start - mention.end > LIST_GAP:
        return result
    apart = distance_km(before.place.lat, before.place.lon, after.place.lat, after.place.lon)
    if apart > LIST_KM:
        return result
    held = in_container(mention, before.place)
    if held.place is None:
        return result
    place = replace(held.place, radius_km=round(max(LEAST_LIST_KM, apart), 1), geo_precision=GeoPrecision.REGION)
    reason = f"not in the gazetteer; listed between {before.place.name} and {after.place.name}"
    return ResolvedToponym(mention, place, reason, result.candidates)


def held_by_passage(text: str, results: Sequence[ResolvedToponym], gazetteer: Gazetteer) -> Sequence[ResolvedToponym]:
    """Unknown places that no area beside them holds: somewhere about the town told of right before, else in the
    country that more than half of the text's places lie in. A name is one place throughout."""
    if not any(map(_nowhere, results)):
        return results
    held: dict[str, ResolvedToponym] = {}
    for at, result in enumerate(results):
        found = result if _held(result) else _about_town(text, results, at) if _nowhere(result) else None
        if found is not None:
            held.setdefault(name_key(result.mention.text), found)
    counts = Counter(
        result.place.country
        for result in results
        if result.place is not None and result.place.country and not result.mention.metonym
    )
    code, most = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    country = gazetteer.place(f"country:{code}") if 2 * most > counts.total() else None
    return [_placed(result, held, country) if _nowhere(result) else result for result in results]


def _placed(result: ResolvedToponym, held: Mapping[str, ResolvedToponym], country: Place | None) -> ResolvedToponym:
    known = held.get(name_key(result.mention.text))
    if known is not None:
        return ResolvedToponym(result.mention, known.place, known.explanation)
    return in_container(result.mention, country) if country is not None else result


def _about_town(text: str, results: Sequence[ResolvedToponym], at: int) -> ResolvedToponym | None:
    """The last town before it in its paragraph; not the town that a dateline names."""
    mention = results[at].mention
    for other in reversed(results[max(0, at - TOWNS_BEFORE) : at]):
        place, named = other.place, other.mention
        if mention.start - named.end > REACH_BEFORE or "\n" in text[named.end : mention.start]:
            return None
        if place is None or place.kind not in POPULATED or named.metonym or DATELINE.match(text, named.end):
            continue
        held = in_container(mention, place).place
        if held is None:
            return None
        about = replace(held, geo_precision=GeoPrecision.REGION, radius_km=max(ABOUT_KM, place.radius_km))
        return ResolvedToponym(mention, about, f"not in the gazetteer; told of right after {place.name}")
    return None


def _held(result: ResolvedToponym) -> bool:
    return result.place is not None and bool(held_name(result.place.gazetteer_id, result.place.name))


def districts(results: Sequence[ResolvedToponym]) -> Sequence[ResolvedToponym]:
    """ "Macomia district", of which the gazetteer has only the town: the land around the town.

    Not the quarter of a larger town that the text names beside it.
    """
    asked = [i for i, result in enumerate(results) if result.mention.kind == "district" and _is_town(result.place)]
    if not asked:
        return results
    found = list(results)
    for i in asked:
        place = results[i].place
        around = [other.place for other in results[max(0, i - NAMED_BEFORE) : i + NAMED_BEFORE]]
        if place is not None and not any(other is not None and _quarter_of(place, other) for other in around):
            wide = replace(
                place,
                geo_precision=GeoPrecision.DISTRICT,
                radius_km=max(DEFAULT_RADIUS["district"], place.radius_km),
                gazetteer_id=f"{place.gazetteer_id}{HELD_MARK}district",
            )
            found[i] = replace(results[i], place=wide, explanation=f"{results[i].explanation}; its district")
    return found


def _is_town(place: Place | None) -> bool:
    return place is not None and place.kind in ("city", "town", "village") and HELD_MARK not in place.gazetteer_id


def _quarter_of(place: Place, town: Place) -> bool:
    larger = town.kind in POPULATED and town.gazetteer_id != place.gazetteer_id and town.population > place.population
    return larger and distance_km(place.lat, place.lon, town.lat, town.lon) <= town.radius_km + place.radius_km


def _nowhere(result: ResolvedToponym) -> bool:
    """A quarter is left to the town that is told of."""
    mention = result.mention
    return result.place is None and mention.rule == UNKNOWN and mention.kind not in QUARTERS


def held_name(gazetteer_id: str, name: str) -> str:
    """The key of a place's own name where nothing is known of it but what holds it (see `in_container`), else ""."""
    _, mark, suffix = gazetteer_id.partition(HELD_MARK)
    return suffix if mark and suffix == name_key(name) else ""


def name_key(name: str) -> str:
    """The name as it stands in an id."""
    return fold(name).replace(" ", "-")


def in_container(mention: ToponymMention, container: Place) -> ResolvedToponym:
    """Drawn at the container's point, with the precision that this deserves."""
    place = Place(
        name=mention.text,
        lat=container.lat,
        lon=container.lon,
        country=container.country,
        gazetteer_id=f"{container.gazetteer_id.partition(HELD_MARK)[0]}{HELD_MARK}{name_key(mention.text)}",
        geo_precision=HELD.get(container.kind, GeoPrecision.REGION if container.radius_km > 25 else GeoPrecision.NEAR),
        radius_km=max(container.radius_km, 5.0 if mention.kind in QUARTERS else VILLAGE_KM),
        admin1=container.admin1,
        kind=mention.kind or "village",
    )
    return ResolvedToponym(mention, place, f"not in the gazetteer; put in {container.name}, which the text speaks of")
