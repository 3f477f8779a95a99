"""Tolls of events: each count of victims goes to the one event of its sentence that it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from extract.events.draft import Draft
from extract.events.folding.facts import meet
from extract.events.tolls.sums import RUNNING
from extract.frame import Frame
from extract.mentions.tolls.words import DONE as HARM
from extract.model import CasualtyMention, ResolvedTimex, Span, Status, TimeInterval, TimePrecision

NO_FRAME = Frame()
#: a line that begins with a bullet, a sign, a time of day or a number: another item
_NEW_ITEM = re.compile(r"\n\s*(?:[^\w\s\"'“‘«(]|\d{1,2}[:.]\d\d|\d{1,3}[.)]\s|\d{1,2} [A-Z])")
_CLOSE = 300  # code points between a count and the sentence of the event that it may belong to
_FAR = 2500  # code points back to the event whose death toll has risen since
_ROWS = 40  # sentences with events that are looked at for it
_BESIDE = 60  # code points from a noun that tells an event to a count that belongs to it
_BY = 12  # code points from "have died" to "violence", with "by" or "in the" between
_HARMLESS = frozenset(("Other", "Agreement", "Change to group/activity", "Headquarters or base established"))
_BODIES = "casualty:bodies"
#: what joins a harm to what did it
_CAUSES = frozenset(("when", "as", "after"))
_TAKEN = frozenset(("Abduction/forced disappearance", "Arrests"))
_FACTS = frozenset((Status.ASSERTED, Status.CLAIMED, Status.UNCONFIRMED, Status.DENIED))


def attach(
    text: str,
    drafts: Sequence[Draft],
    casualties: Sequence[CasualtyMention],
    frame: Frame = NO_FRAME,
    *,
    sentences: Sequence[Span] = (),
    timexes: Sequence[ResolvedTimex] = (),
    untold: Collection[int] = (),
) -> None:
    """Give each casualty mention to the draft nearest to it in its sentence; totals over a period go to none.

    A count in a sentence that tells no event goes to the event told last before it, else next after it, close by, of
    no other day, and in the same item where the text is a list or a log. ``untold``: starts of sentences whose words
    tell of no event, such as a statistic; what they count goes nowhere else.
    """
    by_sentence: dict[int, list[Draft]] = {}
    for one in drafts:
        if one.verdict.status in _FACTS:
            by_sentence.setdefault(one.number, []).append(one)
    rows = [row for _, row in sorted(by_sentence.items())]
    starts = [row[0].sentence.start for row in rows]
    lines = [one.start for one in sentences]
    days = _days(timexes)
    risen = [
        one.start for one in sorted(casualties, key=lambda c: c.start) if one.rule in RUNNING and not one.over_period
    ]
    dead = [c.start for c in sorted(casualties, key=lambda c: c.start) if c.kind == "killed" and c.rule != _BODIES]
    for casualty in sorted(casualties, key=lambda c: (c.start, c.end)):
        if casualty.over_period:
            continue
        at = bisect_right(starts, casualty.start) - 1
        line = bisect_right(lines, casualty.start) - 1
        if at >= 0 and casualty.start < rows[at][0].sentence.end:
            if casualty.kind == "killed" and casualty.rule not in RUNNING and _within(risen, rows[at][0].sentence):
                continue  # part of the whole that its sentence gives
            if _bodies_beside(casualty, rows[at], dead):
                continue  # "bombings killed 19, and nine bodies turned up": not of the bombings
            row = [one for one in rows[at] if _may_own(text, one, casualty)]
            if at and row and _only_taken(row, casualty) and _in_room(rows[at - 1][-1], casualty, frame):
                row = [rows[at - 1][-1]]  # "Rebels stormed a village. 11 dead, 6 girls carried off"
            row = _before_bracket(text, row, casualty) or _of_bodies(row, casualty) or _of_cause(row, casualty) or row
            nearest = min(row, key=lambda d: (_harmless(d, casualty), *_distance(d, casualty)), default=None)
            if nearest is not None:
                nearest.tolls.append((nearest.number, casualty))
            continue
        if line >= 0 and lines[line] in untold:
            continue
        if casualty.rule in RUNNING and (owner := _told_dead(rows[: at + 1], casualty)) is not None:
            owner.tolls.append((line if line >= 0 else owner.number, casualty))
            continue
        here = Span(lines[line], casualty.end) if line >= 0 else casualty
        if (
            at >= 0
            and _in_room(rows[at][-1], casualty, frame)
            and _near(text, rows[at][0].sentence.end, casualty.start)
            and not _heads(rows[at][-1], casualty)
        ):
            nearest = rows[at][-1]
        elif (
            at + 1 < len(rows)
            and _near(text, casualty.end, starts[at + 1])
            and _in_room(rows[at + 1][0], casualty, frame)
        ):
            nearest = rows[at + 1][0]
        else:
            continue
        if not _other_day(days, here, nearest.sentence):
            nearest.tolls.append((line if line >= 0 else nearest.number, casualty))


def _told_dead(rows: Sequence[Sequence[Draft]], casualty: CasualtyMention) -> Draft | None:
    """Of what was told before "the death toll has risen to 17", the last that has dead, within reach."""
    for row in reversed(rows[-_ROWS:]):
        if casualty.start - row[0].sentence.end > _FAR:
            return None
        dead = [one for one in row if "killed" in one.counts()]
        if dead:
            return dead[-1]
    return None


def _days(timexes: Sequence[ResolvedTimex]) -> list[tuple[int, TimeInterval]]:
    """Where a day or a stretch of days is named, and which, in the order of the text."""
    return sorted(
        (one.mention.start, one.interval)
        for one in timexes
        if one.interval is not None and one.precision is not None and one.interval.start is not None
    )


def _other_day(days: Sequence[tuple[int, TimeInterval]], here: Span, there: Span) -> bool:
    """Do both stretches of text name days, and none of the one meets any of the other?"""
    mine, theirs = (
        [
            interval
            for _, interval in days[bisect_left(days, span.start, key=_at) : bisect_left(days, span.end, key=_at)]
        ]
        for span in (here, there)
    )
    return bool(mine and theirs) and not any(meet(one, other) for one in mine for other in theirs)


def _at(day: tuple[int, TimeInterval]) -> int:
    return day[0]


def _may_own(text: str, one: Draft, casualty: CasualtyMention) -> bool:
    return not _in_other_cell(text, one, casualty) and not _of_who_they_were(one, casualty)


def _of_who_they_were(one: Draft, casualty: CasualtyMention) -> bool:
    """ "Five fighters, who took part in a raid on Saturday, were killed": the raid is what they had done before."""
    verb = one.verb or one.syntax.clause_of(one.first)
    inside = casualty.start < one.trigger.start and one.trigger.end < casualty.end
    return (
        inside and verb is not None and (verb.link == "rel" or (verb.parent is not None and verb.parent.link == "rel"))
    )


def _only_taken(row: Sequence[Draft], casualty: CasualtyMention) -> bool:
    """Does its sentence tell only of people who were taken, beside the dead and hurt that it counts before them?"""
    return casualty.kind in ("killed", "injured") and all(
        one.trigger.sub_event_type in _TAKEN and casualty.end < one.trigger.start and not one.is_("result")
        for one in row
    )


def _in_other_cell(text: str, one: Draft, casualty: CasualtyMention) -> bool:
    """ "Kesh 7 dead | Market of Tarim bombed": does a bar stand between the two?"""
    start, end = min(one.trigger.end, casualty.end), max(one.trigger.start, casualty.start)
    return " | " in text[start:end]


def _in_room(one: Draft, casualty: CasualtyMention, frame: Frame) -> bool:
    """Do both stand in one entry of a list or table, or in none?"""
    return frame.room(one.trigger.start) == frame.room(casualty.start)


def _before_bracket(text: str, row: Sequence[Draft], casualty: CasualtyMention) -> list[Draft]:
    """ "the raid on A on 27 May (23 soldiers killed) and the raid on B": what a bracket counts stands before it."""
    if text[casualty.start - 1 : casualty.start] != "(":
        return []
    before = [one for one in row if one.trigger.end < casualty.start]
    return before[-1:]


def _bodies_beside(casualty: CasualtyMention, row: Sequence[Draft], dead: Sequence[int]) -> bool:
    """Are bodies found beside others who were killed, in a sentence that tells of the finding as no event?"""
    beside = casualty.rule == _BODIES and _within(dead, row[0].sentence)
    return beside and not any(one.trigger.overlaps(casualty) for one in row)


def _of_bodies(row: Sequence[Draft], casualty: CasualtyMention) -> list[Draft]:
    """Bodies that are found are the toll of their being found, where the sentence tells that as an event."""
    return [one for one in row if casualty.rule == _BODIES and one.trigger.overlaps(casualty)]


def _of_cause(row: Sequence[Draft], casualty: CasualtyMention) -> list[Draft]:
    """ "Five guards were killed and two were wounded in a clash", "... when a bomb went off": what did it, told behind
    the harm and nothing but harm, with no other time between."""
    others = [one for one in row if not one.is_("result")]
    if casualty.rule != "casualty:passive" or any(one.trigger.start < casualty.end for one in others):
        return []
    return next(([one] for one in others if _did_it(one, casualty)), [])


def _did_it(one: Draft, casualty: CasualtyMention) -> bool:
    syntax, verb = one.syntax, one.verb
    if verb is not None and verb.link not in _CAUSES and syntax.word(verb.chunk) not in HARM:
        return False
    first = syntax.at[bisect_left(syntax.tokens, casualty.end, key=lambda token: token.start)]
    between = range(first, syntax.at[one.first])
    if any(syntax.chunks[at].kind == "time" for at in between):
        return False
    told = (other for other in syntax.verbs if other.chunk in between and other.form == "finite")
    return all(syntax.word(other.chunk) in HARM for other in told)


def _within(starts: Sequence[int], sentence: Span) -> bool:
    at = bisect_left(starts, sentence.start)
    return at < len(starts) and starts[at] < sentence.end


def _near(text: str, start: int, end: int) -> bool:
    """Are the two places close by, with no beginning of another item of a list or log between?"""
    return end - start <= _CLOSE and _NEW_ITEM.search(text, start, end) is None


def told_by(one: Draft, casualties: Sequence[CasualtyMention]) -> bool:
    """Is all that the draft tells a statistic ("More than 7,000 people have been killed since 2004")?"""
    at = bisect_right(casualties, one.trigger.start, key=lambda casualty: casualty.start) - 1
    if at < 0:
        return False
    counted = casualties[at]
    if one.is_("vague") and one.verb is None:  # "150,000 have died by violence since 2003"
        return counted.statistic and 0 <= one.trigger.start - counted.end <= _BY
    if not one.is_("result"):
        return False
    return counted.statistic and counted.kind in ("killed", "injured") and counted.overlaps(one.trigger)


def attach_totals(drafts: Sequence[Draft], casualties: Sequence[CasualtyMention]) -> None:
    """Give each total over a period to the draft of its sentence that is told of that very period, if there is one.

    That draft is a tally from then on: it stands for the period, and takes up no single happening.
    """
    totals_ = [one for one in casualties if one.over_period and not one.statistic]
    if not totals_:
        return
    rows: dict[int, list[Draft]] = {}
    for one in drafts:
        if one.verdict.status in _FACTS and _of_a_period(one):
            rows.setdefault(one.sentence.start, []).append(one)
    starts = sorted(rows)
    counted: dict[int, list[CasualtyMention]] = {}
    for casualty in sorted(totals_, key=lambda c: (c.start, c.end)):
        at = bisect_right(starts, casualty.start) - 1
        if at >= 0 and rows[starts[at]][0].sentence.contains(casualty):
            counted.setdefault(starts[at], []).append(casualty)
    for start, counts in sorted(counted.items()):
        row = rows[start]
        if len(counts) > 1:  # "three died, which brings this year's toll to 40": dates alone can tell them apart
            row = [one for one in row if one.time is not None]
        for casualty in counts if row else ():
            nearest = min(row, key=lambda d: _distance(d, casualty))
            nearest.tolls.append((nearest.number, casualty))
            nearest.tally = True


def _of_a_period(one: Draft) -> bool:
    """Is it told of a stretch of time that its own sentence names, or of none that could be dated?"""
    time = one.time
    if time is None:
        return True
    said = time.mention is not None and one.sentence.contains(time.mention)
    return said and time.precision is not TimePrecision.DAY


def _heads(one: Draft, casualty: CasualtyMention) -> bool:
    """A headline takes no count of what stands below it: the body's own events do, or none."""
    return one.sentence.kind == "heading" and casualty.start >= one.sentence.end


def _harmless(one: Draft, casualty: CasualtyMention) -> bool:
    """ "Seven died when a convoy fleeing the town was ambushed": the flight killed none, where more is told."""
    return casualty.kind in ("killed", "injured") and one.trigger.sub_event_type in _HARMLESS


def _distance(one: Draft, casualty: CasualtyMention) -> tuple[bool, int]:
    trigger = Span(one.trigger.start, one.trigger.end)
    gap = max(trigger.start - casualty.end, casualty.start - trigger.end, 0)
    # "after a shootout in which a guard was killed": a noun that stands right before it
    close = one.verb is None and 0 <= casualty.start - trigger.end <= _BESIDE
    return not (close or one.clause.overlaps(casualty)), gap
