"""Why two mentions are one event, in words for the screen; days and places written out."""

from __future__ import annotations

from datetime import date

from extract.events.coreference.cast import common
from extract.events.coreference.comparing.places import relation
from extract.events.coreference.comparing.profile import Profile
from extract.events.coreference.comparing.words import alike
from extract.events.coreference.record import Record
from extract.model import Toll
from extract.resolve.times.words import day

BY_HAND = "put together by an analyst"
ALONE = "nothing else in the case fits either as well"
_ALIKE, _WORDS_ALIKE = 0.4, 3
#: Sub-event types as they are spoken of.
_SPOKEN = {
    "Armed clash": "fighting",
    "Government regains territory": "territory regained",
    "Non-state actor overtakes territory": "territory taken",
    "Chemical weapon": "chemical attacks",
    "Air/drone strike": "air strikes",
    "Suicide bomb": "suicide attacks",
    "Shelling/artillery/missile attack": "shelling",
    "Remote explosive/landmine/IED": "bombings",
    "Grenade": "grenade attacks",
    "Attack": "attacks",
    "Abduction/forced disappearance": "abductions",
    "Peaceful protest": "protests",
    "Protest with intervention": "protests broken up",
    "Excessive force against protesters": "force against protesters",
    "Violent demonstration": "riots",
    "Agreement": "agreements",
    "Looting/property destruction": "looting or destruction",
    "Non-violent transfer of territory": "territory handed over",
    "Disrupted weapons use": "weapons seized or made safe",
    "Headquarters or base established": "bases set up",
    "Change to group/activity": "changes in a group",
    "Other": "",
}


def why(one: Profile, other: Profile) -> str:
    """What speaks for it, the strongest first, then what differs: "same day (Fri 6 April 2018), same place (Menaka),
    both fighting; 5 and 7 killed"."""
    a, b = one.record, other.record
    found = [_when(one, other), _where(a, b), _kind(a, b)]
    if common(a, b, "agent"):
        found.append(f"both by {common(a, b, 'agent')}")
    if common(a, b, "target"):
        found.append(f"both against {common(a, b, 'target')}")
    share, shared = alike(one.content, other.content)
    if share >= _ALIKE and shared >= _WORDS_ALIKE:
        found.append("much the same words")
    tolls = [_tolls(a.killed, b.killed, "killed"), _tolls(a.injured, b.injured, "injured")]
    return "; ".join(part for part in (", ".join(word for word in found if word), *tolls) if part)


def day_words(ordinal: int) -> str:
    return day(date.fromordinal(ordinal))


def _when(one: Profile, other: Profile) -> str:
    a, b = one.record, other.record
    if not one.dated or not other.dated:
        return ""
    if a.start is not None and a.start == a.end == b.start == b.end:
        return f"same day ({day_words(a.start)})"
    return "dates that overlap"


def _where(one: Record, other: Record) -> str:
    here, there = one.where, other.where
    if here is None or there is None:
        return ""
    how = relation(here, there)
    if how in ("same", "area"):
        return f"same place ({here.name})"
    if how == "near":
        return f"{here.name} and {there.name} close together" if here.name != there.name else f"near {here.name}"
    inner, outer = (here, there) if here.radius_km <= there.radius_km else (there, here)
    return f"{inner.name} in {outer.name}"


def _kind(one: Record, other: Record) -> str:
    told = [_SPOKEN.get(row.sub_event_type, row.sub_event_type.lower()) for row in (one, other)]
    if told[0] == told[1]:
        return f"both {told[0]}" if told[0] else ""
    return " and ".join(f"told as {word}" for word in told if word)


def _tolls(one: Toll | None, other: Toll | None, what: str) -> str:
    if one is None or other is None:
        return ""
    first, second = toll_words(one), toll_words(other)
    return f"{first} {what} in both" if first == second else f"{first} and {second} {what}"


def toll_words(toll: Toll) -> str:
    """ "12", "10-20" where the words leave it open, "some" where no number is given."""
    if toll.best is None:
        return "some" if toll.low <= 1 else f"{toll.low} or more"
    return f"{toll.best}" if toll.low == toll.high else f"{toll.low}-{toll.high}"
