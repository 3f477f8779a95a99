"""Capitals that are described and not named: "the provincial capital fell", "tanks entered the capital"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.gazetteer.borders import country_words, seats
from extract.model import Place, ResolvedToponym, ToponymMention

DIVISION = r"provincial|regional|state|departmental|governorate|oblast|prefectural|territorial|province|department"
# begins with one set of characters, so that it is quickly searched
PHRASE = re.compile(
    r"(?P<the>[TtIi’'`](?<=\b[TtIi’'`])(?:(?<=[Tt])he(?:ir)?|(?<=[Ii])ts|(?<=[’'`])s)) "
    rf"(?P<own>(?:{DIVISION})(?:['’]s)? |"
    rf"(?P<adjective>[A-Z]\w+(?: [A-Z]\w+)?) )?capital(?: city)?\b"
    r"(?! (?:punishment|market|flight|charge|offen|gains|invest|control|requirement|letter|goods|ship|crime|case"
    r"|murder|sentence|expenditure|spending|fund|base|adequacy|of the world))"
)
#: before: the phrase measures a distance or a direction, or comes after the name
MEASURED = re.compile(r"(?:\b(?:north|south|east|west)\w*|\bkm|\bkilomet\w+|\bmiles?|\bhours?)(?: \w+)? (?:of|from) $")
OF = re.compile(r" of (?:the )?(?:\w+ )?$")
BESIDE = 4  # characters between the phrase and a name that says which town it is
REACH = 1500  # characters back to the province or country spoken of
BEHIND = 120  # characters within which it may follow


def capitals(text: str, toponyms: Sequence[ResolvedToponym]) -> Iterator[ResolvedToponym]:
    """The capitals that the text describes, in order; those beside their own name are left out.

    ``toponyms``: the names of the text in order, resolved. "The provincial capital" is that of the first-order
    division spoken of, "the capital" that of the country.
    """
    if "capital" not in text:
        return
    names = [toponym for toponym in toponyms if toponym.place is not None]
    at = 0
    for phrase in PHRASE.finditer(text):
        while at < len(names) and names[at].mention.start < phrase.start():
            at += 1
        if MEASURED.search(text, max(0, phrase.start() - 40), phrase.start()):
            continue
        found = described(text, phrase, names, at)
        if found is None:
            continue
        start = phrase.start() if phrase["the"][0].isalpha() else phrase.start() + 3
        mention = ToponymMention(start, phrase.end(), text[start : phrase.end()], rule="toponym.capital", kind="city")
        yield ResolvedToponym(mention, found[0], f"{found[0].name}, the capital of {found[1]}")


def described(text: str, phrase: re.Match[str], names: Sequence[ResolvedToponym], at: int) -> tuple[Place, str] | None:
    """The capital meant and what it is the capital of. ``names[at]`` is the first name behind the phrase."""
    following = names[at] if at < len(names) else None
    before = names[at - 1] if at else None
    divisions = bool(phrase["own"]) and not phrase["adjective"]
    if following is not None and following.place is not None:
        between = text[phrase.end() : following.mention.start] if following.mention.start >= phrase.end() else "-"
        if OF.fullmatch(between):
            return seat_of(following.place, divisions=True) if following.place.kind in ("admin1", "country") else None
        if len(between) <= BESIDE and not between.strip(" ,("):
            return None  # "the capital, Baghdad"
    if before is not None and before.place is not None:
        gap = text[before.mention.end : phrase.start()]
        if phrase["the"][0].isalpha():
            if len(gap) <= BESIDE and not gap.strip(" ,("):
                return None  # "Ramadi, the provincial capital"
        elif not gap:
            return seat_of(before.place, divisions=divisions or before.place.kind == "admin1")  # "Helmand's capital"
    if phrase["adjective"]:
        codes = country_words().get(phrase["adjective"].lower(), ())
        seat = seats().get(f"country:{codes[0]}") if codes else None
        return (seat, "the country") if seat is not None else None
    spoken_of = [n for n in reversed(names[max(0, at - 12) : at]) if phrase.start() - n.mention.end < REACH]
    spoken_of += [n for n in names[at : at + 3] if n.mention.start - phrase.end() < BEHIND]
    for name in spoken_of:
        place = name.place
        if place is None or (divisions and (not place.admin1 or name.mention.metonym)):
            continue
        found = seat_of(place, divisions=divisions)
        if found is not None:
            return found
    return None


def seat_of(place: Place, *, divisions: bool) -> tuple[Place, str] | None:
    """Capital of the first-order division (or else the country) that holds a place, and words for the holder."""
    holder = place.admin1 if divisions and place.kind != "country" else f"country:{place.country}"
    seat = seats().get(holder)
    named = place.kind == ("country" if holder.startswith("country:") else "admin1")
    kind = "the country" if holder.startswith("country:") else "its province"
    return (seat, place.name if named else kind) if seat is not None else None
