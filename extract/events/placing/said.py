"""What the words around a place name say of it for an event: somebody's home, the whole country, its coordinates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.mentions.places.coordinates import RULE as COORDINATES
from extract.model import GeoPrecision, ResolvedToponym, ToponymMention

#: before a name, right behind a person's age: where he is from ("Ann Lee, 34, of Tyler, Texas, was killed in")
HOME = re.compile(
    r"(?:,|\() ?(?:aged? )?\d{1,2}(?: years old)?,? ?(?:\) )?(?:of|from) (?:[A-Z][\w.'’ -]{1,30}, )?$"
    r"|\b(?:a (?:native|resident|son|daughter) of|native of|hailing from|hails from|originally from"
    r"|who (?:comes|came|is|was) from|grew up in|born in|buried in) (?:[A-Z][\w.'’ -]{1,30}, )?$"
)
#: before a name: it is told of from there, not said there
TOLD_OF = re.compile(
    r"\b(?:was|were|been|is|are|being) (?:also |again )?reported (?:from|in|at|near|around|across)(?: the)?\s$"
)
#: before and behind a name: an organ of state that speaks from its seat ("the Interior Ministry in Moscow said")
ORGAN_IN = re.compile(
    r"\b(?:ministry|ministries|government|embassy|headquarters|general staff|high command|foreign office|presidency)"
    r" in (?:the capital,? )?$",
    re.IGNORECASE,
)
SAYS = re.compile(
    r",? (?:later |also |has |have )?(?:said|says|told|announced|reported|confirmed|added|denied|claimed)\b"
)
#: the whole country
EVERYWHERE = re.compile(
    r"[AaTtIiNn](?<=\b[AaTtIiNn])(?:(?<=[Aa])(?:cross|round|ll over) the (?:whole |entire )?country"
    r"|(?<=[Tt])hroughout the (?:whole |entire )?country"
    r"|(?<=[Ii])n (?:many|several|various|most|other|all) parts of the country"
    r"|(?<=[Nn])ationwide|(?<=[Nn])ation-wide)\b"
)
#: behind the town of a dateline
DATED = re.compile(r",? \(?\d{1,2} [A-Z]|, [A-Z][a-z]+ \d|(?: \([^()\n]{1,40}\))? [-–—]")
REACH = 1500  # characters back to the country spoken of
BRACKET = re.compile(
    r"\s?[(\[,]?\s?(?:(?:grid|at|coordinates?|coords?|GPS|MGRS|location|lat/long?)[:\s]{0,2})?", re.IGNORECASE
)
PINNED_KM = 60.0


def home(lead: str) -> bool:
    """Do the words before a name say that somebody is from there?"""
    return HOME.search(lead) is not None


def seat(lead: str, tail: str) -> bool:
    """Do the words around a name say that a ministry or a staff speaks from there?"""
    return SAYS.match(tail) is not None and ORGAN_IN.search(lead) is not None


def told_of(lead: str) -> bool:
    """Do they say that the event is reported from there?"""
    return TOLD_OF.search(lead) is not None


def everywhere(text: str, toponyms: Sequence[ResolvedToponym]) -> list[ResolvedToponym]:
    """ "across the country", "nationwide": the country last spoken of, as a mention of its own."""
    found: list[ResolvedToponym] = []
    for match in EVERYWHERE.finditer(text):
        country = _country(toponyms, match.start())
        if country is not None and country.place is not None:
            mention = ToponymMention(*match.span(), match[0], rule="toponym.everywhere", kind="country")
            found.append(ResolvedToponym(mention, country.place, f"{country.place.name}, which the text speaks of"))
    return found


def _country(toponyms: Sequence[ResolvedToponym], before: int) -> ResolvedToponym | None:
    """The country named last before an offset; where none is, the one that most of the text's places lie in."""
    last = None
    for toponym in toponyms:
        place = toponym.place
        if place is None or place.geo_precision is not GeoPrecision.COUNTRY or place.kind != "country":
            continue
        if toponym.mention.start < before and before - toponym.mention.end < REACH and not toponym.mention.metonym:
            last = toponym
    if last is not None:
        return last
    codes = [t.place.country for t in toponyms if t.place is not None and t.place.country]
    most = max(sorted(set(codes)), key=codes.count, default="")
    named = (t for t in toponyms if t.place is not None and t.place.kind == "country" and t.place.country == most)
    return next(named, None)


def pinned(text: str, toponyms: Sequence[ResolvedToponym]) -> dict[int, ResolvedToponym]:
    """Coordinates that stand right beside a name, in brackets or before it in brackets, by the name's offset."""
    found: dict[int, ResolvedToponym] = {}
    for left, right in pairwise(toponyms):
        point = left.mention.rule == COORDINATES, right.mention.rule == COORDINATES
        if point[0] == point[1] or not BRACKET.fullmatch(text, left.mention.end, right.mention.start):
            continue
        name, where = (right, left) if point[0] else (left, right)
        if name.place is not None and where.place is not None and name.place.country in ("", where.place.country):
            found[name.mention.start] = where
    return found
