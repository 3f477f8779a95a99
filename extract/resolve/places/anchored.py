"""Places that the gazetteer lacks, put where the text says that they are: "Bindisi town, south-west of Mukjar"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.mentions.places.leaning import HEAD
from extract.model import GeoPrecision, Place, ResolvedToponym, ToponymMention
from extract.resolve.places.held import HELD_MARK, held_name, in_container, name_key
from extract.resolve.places.relative import DISTANCE, bearing_of, relative_place

REACH = 90  # characters between a place and the one that it lies near
LEAST_KM = 5.0  # off the point at least
WITHOUT_DISTANCE_KM = 15.0  # "south-west of Y" is rarely farther; the radius reaches as far
COUNTRYSIDE_KM = 40.0  # of a town, as reports from Syria say for its province
SIDE = re.compile(
    r"(?:the )?(?:north|south|east|west)[\w-]*", re.IGNORECASE
)  # "southern X" holds the place and does not lie beside it


def anchored(text: str, results: Sequence[ResolvedToponym]) -> list[ResolvedToponym]:
    """The results, with every place of unknown whereabouts that the text puts near, or in a direction from, the name
    that follows. Read from the end, so that one may lean on the next."""
    found = list(results)
    for at in range(len(found) - 2, -1, -1):
        if not vague(found[at]):
            continue
        mention, other = found[at].mention, found[at + 1]
        if other.place is None or not other.mention.relation or other.mention.start - mention.end > REACH:
            continue
        if not leads_to(text, mention, other.mention):
            continue
        place = lying(mention, other.place, other.mention.relation)
        if place is not None:
            reason = f'not in the gazetteer; "{other.mention.relation} {other.mention.text}"'
            found[at] = replace(found[at], place=place, explanation=reason)
    return found


def one_place(results: Sequence[ResolvedToponym]) -> list[ResolvedToponym]:
    """The results, with every name that the gazetteer lacks put where the text puts it most exactly.

    A name is one place throughout.
    """
    best: dict[str, ResolvedToponym] = {}
    for result in results:
        place = result.place
        if place is not None and held_name(place.gazetteer_id, place.name):
            known = best.get(name_key(place.name))
            if known is None or known.place is None or place.radius_km < known.place.radius_km:
                best[name_key(place.name)] = result
    return [_as_elsewhere(result, best) for result in results]


def _as_elsewhere(result: ResolvedToponym, best: Mapping[str, ResolvedToponym]) -> ResolvedToponym:
    place, mention = result.place, result.mention
    if mention.metonym or (place is not None and not held_name(place.gazetteer_id, place.name)):
        return result
    known = best.get(name_key(mention.text))
    if known is None or known.place is None or (place is None and mention.rule != "toponym.unknown"):
        return result
    if place is not None and place.radius_km <= known.place.radius_km:
        return result
    return replace(result, place=known.place, explanation=known.explanation)


def vague(result: ResolvedToponym) -> bool:
    """A place without a point, or with none but that of what holds it."""
    place, mention = result.place, result.mention
    if mention.rule in ("toponym.border", "toponym.state", "toponym.coordinates") or mention.metonym:
        return False
    if place is None:
        return True
    return bool(held_name(place.gazetteer_id, place.name))


def leads_to(text: str, mention: ToponymMention, other: ToponymMention) -> bool:
    """Is there nothing between the names but the words of the relation and of what kind the first place is?"""
    gap = text[mention.end : other.start]
    words = " ".join(gap.split())
    if "\n\n" in gap or not words.endswith(other.relation):
        return False
    head = words[: len(words) - len(other.relation)]
    return HEAD.fullmatch(f" {head}" if head[:1] != "," else head) is not None


def lying(mention: ToponymMention, anchor: Place, relation: str) -> Place | None:
    """The point that the relation makes of the anchor, under the name of the place."""
    if "between" in relation or "road" in relation or "border" in relation:
        return None
    if SIDE.fullmatch(relation):
        return in_container(mention, relative_place(anchor, relation)).place
    if held_name(anchor.gazetteer_id, anchor.name):
        return in_container(mention, anchor).place
    moved = relative_place(anchor, relation)
    radius = max(LEAST_KM, moved.radius_km)
    if DISTANCE.match(relation) is None and bearing_of(relation) is not None:
        radius = max(radius, WITHOUT_DISTANCE_KM)
    if "countryside" in relation:
        radius = max(radius, COUNTRYSIDE_KM)
    precise = GeoPrecision.NEAR if radius <= 25 else GeoPrecision.REGION
    return replace(
        moved,
        name=mention.text,
        gazetteer_id=f"{anchor.gazetteer_id.partition(HELD_MARK)[0]}{HELD_MARK}{name_key(mention.text)}",
        geo_precision=precise,
        radius_km=round(radius, 1),
        kind=mention.kind or "village",
        population=0,
    )
