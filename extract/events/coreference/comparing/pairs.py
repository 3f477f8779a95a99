"""One pair of mentions: are they one event? Evidence for and against in points, or a contradiction.

The points are of the order of natural logarithms of likelihood ratios, set by hand and checked on the open half of the
gold reports (tests/evaluation/coreference). They need no corpus, so that a pair is judged alike in every case.
"""

from __future__ import annotations

from extract.events.coreference.comparing.kinds import MUTUAL, TERRITORY, likeness, opened
from extract.events.coreference.comparing.places import LARGE_KM, relation, unlisted
from extract.events.coreference.comparing.profile import Profile, withdrawn
from extract.events.coreference.comparing.sides import compare
from extract.events.coreference.comparing.words import alike
from extract.model import Status, Toll

#: What a pair that cannot be one event scores.
APART = float("-inf")
#: Points from which two mentions are taken for one event.
LINK = 5.0
#: Points from which they may be one where neither fits anything else about as well.
MAYBE = 3.0
#: Points that the members of two groups must reach on average before the groups become one.
TOGETHER = 3.5

_PLACE = {"same": 2.5, "near": 1.2, "within": 0.6, "area": 0.9}
_LARGE_TOWN = 1.6  # points of the same town where it is large
_COUNTRY_ONLY = 0.2
_ACTORS = {2: 1.5, 1: 0.5, 0: 0.0, -1: -1.0, -2: -2.5}
_STRANGERS = -2
_SPOT = 1.5  # one and the same hamlet, that no gazetteer has, named by both
_A_WORD = 0.5  # a word in common is worth no more, however short the sentences are
#: Days within which most events are reported.
_SOON = 3
#: A text has its own mentions of one happening folded before; two that are left are two events, but for this.
_SAME_TEXT_TOLL = 3


def judge(one: Profile, other: Profile) -> float:
    """Points for ``one`` and ``other`` being one event, or ``APART``. Symmetric; depends on nothing but the two."""
    if one.record.sha256 == other.record.sha256 and not _told_twice(one, other):
        return APART
    return weigh(one, other)


def weigh(one: Profile, other: Profile) -> float:
    """The same, as if the two stood in different texts."""
    a, b = one.record, other.record
    alike_kind = kind(one, other)
    if not alike_kind:
        return APART
    when = _when(one, other)
    if when == APART:
        return APART
    where = _where(one, other)
    if where == APART:
        return APART
    who = _who(one, other)
    if who == APART:
        return APART
    score = 0.6 * alike_kind + when + where + who + _toll(a.killed, b.killed) + 0.5 * _toll(a.injured, b.injured)
    score += _text(one, other)
    if one.another != other.another:
        score -= 1.0
    return score


def other_deed(one: Profile, other: Profile) -> bool:
    """Do type, status or actors alone rule out that the two are one event?"""
    return not kind(one, other) or _who(one, other) == APART


def other_place(one: Profile, other: Profile) -> bool:
    """Do the places alone rule it out?"""
    return _where(one, other) == APART


def kind(one: Profile, other: Profile) -> float:
    """How far their types, as told, may be one, 0 to 1; 0 also for a fact beside a plan, or an incident beside a
    campaign."""
    if one.family != other.family or one.stand != other.stand or one.campaign != other.campaign:
        return 0.0
    mine, theirs = one.record.sub_event_type, other.record.sub_event_type
    return max(likeness(mine, theirs, one.generic or other.generic), opened(mine, theirs, one.may_be, other.may_be))


def _when(one: Profile, other: Profile) -> float:
    a, b = one.record, other.record
    if not one.dated or not other.dated:
        return -1.0
    if a.end is not None and b.start is not None and a.end < b.start:
        return APART
    if b.end is not None and a.start is not None and b.end < a.start:
        return APART
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return 0.0
    longest = max(a.end - a.start, b.end - b.start)
    if one.stated and other.stated:
        if longest == 0:
            return 3.0
        return 2.0 if longest <= 2 else 1.0 if longest <= 8 else 0.3
    if longest > 8:
        return 0.0
    # what is not dated by its own words mostly happened shortly before it was reported, the last day of its stretch
    late = abs(a.end - b.end) > _SOON
    if one.stated or other.stated:
        return 0.7 if late else 1.2
    return 0.2 if late else 0.7


def _where(one: Profile, other: Profile) -> float:
    here, there = one.record.where, other.record.where
    if here is None or there is None:
        return -0.5
    how = relation(here, there)
    if how == "apart":
        return APART
    if how == "same" and here.radius_km >= LARGE_KM and not unlisted(here):
        return _LARGE_TOWN
    if how in ("within", "area") and "country" in (here.precision, there.precision):
        return _COUNTRY_ONLY
    return _PLACE[how]


def _who(one: Profile, other: Profile) -> float:
    agents, targets = compare(one.agents, other.agents), compare(one.targets, other.targets)
    types = {one.record.sub_event_type, other.record.sub_event_type}
    if types <= MUTUAL:
        if types == TERRITORY and agents < 2:
            return APART  # taken by the one, or by the other
        crossed = compare(one.agents, other.targets), compare(one.targets, other.agents)
        if sum(crossed) > agents + targets and not types & TERRITORY:
            agents, targets = crossed
        if agents == targets == _STRANGERS:
            return APART
    elif agents == _STRANGERS:
        return APART
    if _turned(one, other) and not types <= MUTUAL:
        return APART
    return _ACTORS[agents] + 0.6 * _ACTORS[targets]


def _turned(one: Profile, other: Profile) -> bool:
    """The one that acts there suffers here, and the other way round."""
    return compare(one.agents, other.targets) == compare(one.targets, other.agents) == 2


def _toll(one: Toll | None, other: Toll | None) -> float:
    """Points for two counts of people. Counts grow from report to report, so that only large factors count against."""
    if one is None or other is None or one.best is None or other.best is None:
        return 0.0
    low, high = (one, other) if one.figure <= other.figure else (other, one)
    if low.best == high.best:
        return 0.3 if high.figure == 0 else 0.7 if high.figure <= 2 else 1.5
    if high.low <= 1.5 * low.most:
        return 0.4
    if high.low <= 2 * low.most:
        return 0.0
    if high.low <= 3 * low.most:
        return -0.5
    return -1.5 if high.low - low.most > 3 else -1.0


def _text(one: Profile, other: Profile) -> float:
    share, shared = alike(one.content, other.content)
    points = 2.5 if share >= 0.6 else 1.5 if share >= 0.4 else 0.7 if share >= 0.2 else 0.0
    points = min(points, _A_WORD * shared)
    if one.spot and one.spot == other.spot:
        points += _SPOT
    if one.sites and other.sites:
        points += 0.8 if one.sites & other.sites else -1.2
    return points


def _taken(one: Profile, other: Profile) -> bool:
    a, b = one.record, other.record
    territory = a.sub_event_type == b.sub_event_type and a.sub_event_type in TERRITORY
    town = a.where is not None and b.where is not None and a.where.id == b.where.id and not one.area
    return territory and town and compare(one.agents, other.agents) == 2


def _speaks_of(one: Profile, other: Profile) -> bool:
    """Does the one deny what the other says? A denial is a claim about a claim, and no happening of its own."""
    return _against(one) != _against(other)


def _against(one: Profile) -> bool:
    return one.record.status == Status.DENIED or withdrawn(one.record)


def _goes_on(one: Profile, other: Profile) -> bool:
    """Does the one go on about the other in a general word ("the attack", "killed"), with nothing of its own that
    differs: no further one, no other count, hands, victims, site or stated day?"""
    a, b = one.record, other.record
    if not (one.generic or other.generic) or one.another or other.another or not (one.stated or other.stated):
        return False
    if a.killed and b.killed and a.killed != b.killed:
        return False
    if compare(one.agents, other.agents) < 0 or compare(one.targets, other.targets) < 0:
        return False
    if one.sites and other.sites and not one.sites & other.sites:
        return False
    place = a.where is not None and b.where is not None and a.where.id == b.where.id and not one.area
    return place and (a.start, a.end) == (b.start, b.end)


def _told_twice(one: Profile, other: Profile) -> bool:
    """Two passages of one text may be one event where type, place, stated day and a toll of three or more agree; or
    where one and the same side takes one and the same town: nobody takes a town twice in the days of one report; or
    where the one denies the other."""
    a, b = one.record, other.record
    if one.key == other.key:
        return True
    same = (
        a.sub_event_type == b.sub_event_type and a.start == b.start and a.end == b.end and one.stated and other.stated
    )
    if _taken(one, other) or _speaks_of(one, other) or _goes_on(one, other):
        return True
    toll = a.killed is not None and a.killed == b.killed and a.killed.figure >= _SAME_TEXT_TOLL
    place = a.where is not None and b.where is not None and a.where.id == b.where.id
    return same and toll and place
