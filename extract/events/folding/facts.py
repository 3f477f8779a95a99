"""Who, where, when and how many: what two drafts of one document say alike, leave open, or say otherwise."""

from __future__ import annotations

from extract.events.coreference.comparing.places import relation
from extract.events.coreference.comparing.sides import Party, kin, party, same, strangers
from extract.events.coreference.record import Where
from extract.events.draft import Draft
from extract.events.folding.join import own_place, own_time
from extract.events.folding.pair import ABOVE, Pair, relative, word_sets
from extract.lexicon.words import word_class
from extract.model import Place, ResolvedActor, TimeInterval

_CLASH = "Armed clash"


def _where(place: Place) -> Where:
    return Where(
        place.gazetteer_id, place.name, place.lat, place.lon, place.country, place.admin1,
        place.geo_precision.value, place.radius_km,
    )  # fmt: skip


def said_place(draft: Draft) -> Place | None:
    """The place that the event's own words name: of a relative clause, one in it."""
    found = own_place(draft)
    if found is None or not relative(draft) or draft.place is None or draft.place.mention is None:
        return found
    return found if draft.clause.contains(draft.place.mention) else None


def said_day(draft: Draft) -> TimeInterval | None:
    found = own_time(draft)
    if found is None or draft.time is None or draft.time.mention is None:
        return found
    if draft.sentence.kind in ABOVE and not draft.sentence.contains(draft.time.mention):
        return None  # a line of a form has the day of the case, which it does not say
    if not relative(draft):
        return found
    return found if draft.clause.contains(draft.time.mention) else None


def said_places(draft: Draft) -> list[Place]:
    """The places that the sentences of a happening name for it."""
    found = (said_place(part) for part in (draft, *draft.parts))
    return [place for place in found if place is not None]


def place_relations(pair: Pair) -> set[str]:
    return {relation(_where(a), _where(b)) for a in said_places(pair.one) for b in said_places(pair.other)}


def said_days(draft: Draft) -> list[TimeInterval]:
    found = (said_day(part) for part in (draft, *draft.parts))
    return [interval for interval in found if interval is not None]


def meet(one: TimeInterval, other: TimeInterval) -> bool:
    before = one.end is not None and other.start is not None and one.end < other.start
    after = other.end is not None and one.start is not None and other.end < one.start
    return not before and not after


def one_day(interval: TimeInterval) -> bool:
    return interval.start is not None and interval.start == interval.end


def _party(actor: ResolvedActor) -> Party:
    known = actor.actor
    return party(known.id, known.name, known.kind.value, known.parent)


def _compare(ours: list[ResolvedActor], theirs: list[ResolvedActor], general: frozenset[str]) -> str:
    """ "same", "open" (nothing said, or a general word on one side), "other"."""
    if not ours or not theirs:
        return "open"
    found = "other"
    for a in ours:
        for b in theirs:
            one, two = _party(a), _party(b)
            if same(one, two):
                return "same"
            loose = _general(a, general) or _general(b, general) or _last_word(a) == _last_word(b)
            if kin(one, two) or (not strangers(one, two) and loose):
                found = "open"  # "volunteers" in a headline, "defence volunteers" below it
    return found


def better_named(ours: list[ResolvedActor], theirs: list[ResolvedActor]) -> bool:
    """Do ``ours`` name the same people as ``theirs``, which are only "they", "the gunmen" or "militants"?"""
    general = word_sets()["any_armed"] | word_sets()["anyone"]
    if not ours or not theirs or _compare(ours, theirs, general) == "other":
        return False
    vague = all(_general(actor, general) and not _party(actor).named for actor in theirs)
    pronouns = all(actor.mention.text.lower() in _PRONOUNS for actor in theirs)
    told = [actor for actor in ours if actor.mention.text.lower() not in _PRONOUNS]
    return len(told) == len(ours) and (pronouns or (vague and any(_party(actor).named for actor in ours)))


_PRONOUNS = word_class("folding.pronouns")


def _general(actor: ResolvedActor, general: frozenset[str]) -> bool:
    return _last_word(actor) in general or actor.mention.definite


def _last_word(actor: ResolvedActor) -> str:
    return actor.mention.text.lower().split()[-1] if actor.mention.text.strip() else ""


def agents(pair: Pair) -> str:
    words = word_sets()["any_armed"] | word_sets()["anyone"]
    return _compare(pair.one.arguments.agents, pair.other.arguments.agents, words)


def targets(pair: Pair) -> str:
    words = word_sets()["any_armed"] | word_sets()["anyone"]
    found = _compare(pair.one.arguments.targets, pair.other.arguments.targets, words)
    if found == "other" and all(_last_word(actor) in word_sets()["everyone"] for actor in pair.one.arguments.targets):
        return "open"  # "two soldiers were killed": "nine people were killed", says another
    if found == "other" and pair.other.sub_event_type == _CLASH:  # whom a clash cost lives fought in it
        return _compare(pair.one.arguments.targets, pair.other.arguments.agents, words)
    return found


def crossed(pair: Pair) -> bool:
    """The one that acts here suffers there."""
    words = word_sets()["any_armed"]
    one, other = pair.one.arguments, pair.other.arguments
    here = _compare(one.agents, other.targets, words), _compare(one.targets, other.agents, words)
    return "same" in here and "other" not in here


def turned(pair: Pair) -> bool:
    """Is one's victim the very actor that did the other deed: "stabbed an officer and was shot dead"?"""
    ours, theirs = pair.one.arguments.targets, pair.other.arguments.agents
    return any(same(_party(a), _party(b)) for a in ours for b in theirs)


def counts(draft: Draft, kind: str) -> set[int]:
    return {c.toll.best for _, c in draft.tolls if c.kind == kind and c.toll.best and c.toll.low == c.toll.high}


def toll(pair: Pair) -> str:
    """How two counts of victims stand to each other: "same", "part" (one's is lower), "more", "open"."""
    answers = []
    for kind in ("killed", "injured"):
        mine, theirs = counts(pair.one, kind), counts(pair.other, kind)
        if mine and theirs:
            if mine & theirs:
                answers.append("same")
            else:
                answers.append("part" if max(mine) < max(theirs) else "more")
    if not answers:
        return "open"
    return answers[0] if len(set(answers)) == 1 else ("more" if "more" in answers else answers[0])


def counted(draft: Draft) -> bool:
    """Does it count two victims of a kind or more?"""
    return any(count > 1 for kind in ("killed", "injured") for count in counts(draft, kind))


def shared_victims(pair: Pair) -> bool:
    """The same number, of two or more, killed or wounded here and there."""
    return any(
        any(count > 1 for count in counts(pair.one, kind) & counts(pair.other, kind)) for kind in ("killed", "injured")
    )
