"""Which countries a text names, and which one it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.model import ActorKind, ActorMention, ResolvedToponym
from extract.resolve.places.border import border_starts

_SHARE = 0.5  # a text is about a country that has more than this share of its mentions of countries


def named_countries(mentions: Sequence[ActorMention], toponyms: Sequence[ResolvedToponym] = ()) -> Counter[str]:
    """How often each country (ISO 3166-1 alpha-2) is named: by an actor's words, or by a place in it.

    Newsrooms do not count, nor countries that only name their border; words that are both an actor and a place count
    once.
    """
    borders = border_starts(toponyms)
    named = [
        mention
        for mention in mentions
        if mention.country
        and mention.kind is not ActorKind.NEWSROOM
        and mention.rule != "actor:nationality"
        and mention.start not in borders
    ]
    counts = Counter(mention.country for mention in named)
    taken = borders | {mention.start for mention in named}
    counts.update(
        toponym.place.country
        for toponym in toponyms
        if toponym.place is not None and toponym.place.country and toponym.mention.start not in taken
    )
    return counts


def main_country(countries: Counter[str]) -> str:
    """The country with more than half of the mentions, or ""."""
    total = sum(countries.values())
    if not total:
        return ""
    country, count = min(countries.items(), key=lambda item: (-item[1], item[0]))
    return country if count > _SHARE * total else ""
