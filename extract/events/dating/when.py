"""When an event happened: the time expression that governs its clause, else the one in force, else the news window.

Where the clause names none, a date of the same sentence, of the sentences before it, and the day that the news is
told of (the days of this week named in the passage) are taken, in this order. A date inside another clause ("which
fell two months ago") or inside another event's name ("the 2004 battle") dates that event only. Lengths and
repetitions date nothing, but a stretch with bounds ("over the past two weeks") does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta

from extract.events.dating import times as when_times
from extract.events.dating import words as when_words
from extract.events.dating.dates import NEWS_DAYS, NO_FRAME, Dates
from extract.frame import Frame, Period
from extract.frame.entries import find_entries
from extract.lexicon.frame import lead_in_words
from extract.model import (
    EventTime,
    Published,
    ResolvedTimex,
    Sentence,
    Span,
    Status,
    TimeBasis,
    TimeInterval,
    TimePrecision,
    TimexType,
)
from extract.resolve.times import words

#: sentences that a date stays in force for, within one paragraph, if no other date follows
REACH = 2

#: sentences that the day of the news stays in force for, across paragraphs
LEAD_REACH = 12
ROOM_REACH = 40  # sentences of one item or row that are searched for its date
COUNTED_REACH = 80  # code points from "two days after" to the event that it is counted from
MOST_BESIDE = 8  # dates on either side of a trigger that are tried as those of its sentence


class TimeContext(Dates):
    """The resolved times of one document, asked by each event for the one that is its own."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        timexes: Sequence[ResolvedTimex],
        published: Published | None,
        frame: Frame = NO_FRAME,
    ) -> None:
        super().__init__(text, sentences, timexes, published, frame)
        self._counted = tuple(item for item in timexes if when_times.from_event(item))
        self._counted_ends = [item.mention.end for item in self._counted]
        self._forced: dict[tuple[int, bool], ResolvedTimex | None] = {}  # by sentence, as they are asked for
        self._told_news: dict[tuple[int, bool], EventTime | None] = {}
        self._clocks = {item.mention.start: item for item in timexes if when_times.is_clock(item)}
        self._entries = [
            (entry, timexes[entry.mention])
            for entry in find_entries(text, [item.mention for item in timexes], sentences)
            if timexes[entry.mention].interval is not None
        ]

    def of(self, trigger: Span, clause: Span, status: Status, tense: str = "") -> EventTime | None:
        """The time of the event that ``trigger`` tells in ``clause``; None where nothing is known of it.

        ``tense``: "past", "present", "future" or "" (not known).
        """
        counted = self._counted_from(trigger)
        if counted is not None:
            return counted
        ahead = status in (Status.PLANNED, Status.HYPOTHETICAL) or tense == "future"
        compared = when_words.SUPERLATIVE.search(self._text[max(0, trigger.start - 30) : trigger.start]) is not None
        inside = [item for item in self._within(clause) if not (compared and self._since(item))]
        if ahead and when_words.TO_DO.search(self._text[max(0, trigger.start - 24) : trigger.start]):
            inside = [item for item in inside if item.mention.start >= trigger.end]  # "on Monday to drive them out"
        inside = self._past_counted(trigger, inside)
        own = self._nearest(trigger, [item for item in inside if not self._spoken(item)])
        if own is not None:
            return self._told(own, ahead=ahead)
        index = self._sentence_of(trigger)
        front = (self._front(index, trigger) or self._at_which(index, trigger)) if index is not None else None
        if front is not None:
            return self._told(front, ahead=ahead)
        ahead = ahead or when_words.WILL.match(self._text, trigger.end) is not None
        entry = next((item for entry, item in self._entries if entry.start <= trigger.start < entry.end), None)
        entry = self._cell(trigger) or entry or self._logged(trigger)
        if entry is not None and not ahead:
            return self._under(entry)
        if ahead or compared or index is None:
            return None  # "the worst fighting since ..." may be of any time
        return self._passage(trigger, index, status, self._nearest(trigger, inside))

    def _passage(self, trigger: Span, index: int, status: Status, reported: ResolvedTimex | None) -> EventTime | None:
        """The time that is in force where the event is told without one, most narrowly first; ``reported``: the date
        of its clause on which it was said."""
        beside = self._beside(trigger, index)
        if beside is not None:
            return beside
        if reported is not None:
            return self._told(reported)
        definite = when_words.DEFINITE.search(self._text[max(0, trigger.start - 40) : trigger.start]) is not None
        unrelated = when_words.UNRELATED.match(self._text, self._sentences[index].start) is not None
        if (index, definite) not in self._forced:
            self._forced[index, definite] = None if unrelated else self._in_force(index, definite=definite)
        before = self._forced[index, definite]
        if before is not None:
            reason = f"no time of its own: “{before.mention.text}” is still in force ({before.explanation})"
            return when_times.event_time(before, TimeBasis.INFERRED, reason)
        for opener in self._frame.lead_ins(trigger.start):
            days = [item for item in self._within(opener) if not (self._spoken(item) or self._owned(item))]
            issued = lead_in_words("issues") & set(self._text[opener.start : opener.end].lower().split())
            if days and not issued:
                return self._under(days[0])
        period = self._frame.days(trigger.start)
        if period is not None:
            return self._of_period(period)
        lead = self._text[max(0, trigger.start - 40) : trigger.start]
        earlier = status is Status.ASSERTED and when_words.PLUPERFECT.search(lead) is not None
        if when_words.PERFECT.search(lead) is None and not earlier and not unrelated:
            if (index, definite) not in self._told_news:
                self._told_news[index, definite] = self._news(index, definite=definite)
            if (news := self._told_news[index, definite]) is not None:
                return news
        return self._window()

    def _under(self, item: ResolvedTimex) -> EventTime:
        """The days of a date that rules the place where the event is told: of its entry, its row, its list."""
        days = self._told(item)
        reason = f"told under the date “{item.mention.text}”: {days.explanation}"
        return EventTime(days.interval, days.precision, TimeBasis.ANAPHORIC, reason, days.mention)

    def _cell(self, trigger: Span) -> ResolvedTimex | None:
        """The date that the row or the record gives."""
        for scope in self._frame.around(trigger.start):
            cell = scope.cell("day")
            if cell is not None:
                return next(iter(self._within(cell)), None)
        return None

    def _logged(self, trigger: Span) -> ResolvedTimex | None:
        """The clock time that opens the log's entry, with the day that it was resolved to."""
        room = self._frame.room(trigger.start)
        return self._clocks.get(room.start) if room is not None else None

    def _of_period(self, period: Period) -> EventTime:
        first, last = period.interval.start, period.interval.end
        precision = TimePrecision.DAY if first == last else TimePrecision.RANGE
        reason = f"no time is said: {period.reason}"
        return EventTime(period.interval, precision, TimeBasis.INFERRED, reason, period.span)

    def _counted_from(self, trigger: Span) -> EventTime | None:
        """The date of the event that another date is counted from: in "on Monday, two days after the town fell" the
        fall was on Saturday."""
        at = bisect_right(self._counted_ends, trigger.start) - 1
        if at < 0:
            return None
        item = self._counted[at]
        if trigger.start - item.mention.end > COUNTED_REACH:
            return None
        between = self._text[item.mention.end : trigger.start]
        if re.search(r"[,.;:\n]", between) or when_words.OTHER_CLAUSE.search(between):
            return None
        moment = when_times.counted_back(item)
        interval = moment.interval() if moment is not None else None
        if moment is None or interval is None:
            return None
        reason = f"counted back: “{item.mention.text}” it is {item.value} ({item.explanation})"
        span = Span(item.mention.start, item.mention.end)
        return EventTime(interval, moment.precision(), TimeBasis.ANAPHORIC, reason, span)

    def _past_counted(self, trigger: Span, inside: list[ResolvedTimex]) -> list[ResolvedTimex]:
        """Without the dates of what another is counted from: in "A week after the raid on 3 May, troops came" they came
        on the 10th."""
        at = bisect_right(self._counted_ends, trigger.start) - 1
        item = self._counted[at] if at >= 0 else None
        if item is None or trigger.start - item.mention.end > 2 * COUNTED_REACH or item not in inside:
            return inside
        comma = self._text.find(",", item.mention.end, trigger.start)
        if comma < 0 or re.search(r"[.;:\n]", self._text[item.mention.end : trigger.start]):
            return inside
        return [one for one in inside if not item.mention.end <= one.mention.start < comma]

    def _beside(self, trigger: Span, index: int) -> EventTime | None:
        """A date of another clause of the same sentence, joined to the trigger's by no more than "and" or a comma."""
        sentence = self._sentences[index]
        best: tuple[int, ResolvedTimex] | None = None
        inside = self._within(sentence)
        at = sum(item.mention.start < trigger.start for item in inside)
        for item in inside[max(0, at - MOST_BESIDE) : at + MOST_BESIDE]:
            between, distance = self._between(item, trigger)
            aside = not self._since(item) and (
                self._remark(item, sentence) or (self._background(item) and item.precision is not TimePrecision.DAY)
            )
            if self._spoken(item) or aside or self._attribute(item, trigger):
                continue
            if item.mention.end <= trigger.start and when_words.AFTERWARDS.fullmatch(between):
                return self._up_to(item) if self._newsday(item) else self._shared(item)
            if self._newsday(item):
                between = between.replace(";", "")  # "... on Monday; the attacks were repelled"
                if trigger.end <= item.mention.start:  # "destroyed a plane as it landed on Monday"
                    between = when_words.MEANWHILE.sub("", between)
            if not when_words.OTHER_CLAUSE.search(between) and (best is None or distance < best[0]):
                best = (distance, item)
        return self._shared(best[1]) if best is not None else None

    def _shared(self, item: ResolvedTimex) -> EventTime:
        told = self._told(item)
        reason = f"told in the same sentence: {told.explanation}"
        return EventTime(told.interval, told.precision, TimeBasis.INFERRED, reason, told.mention)

    def _up_to(self, item: ResolvedTimex) -> EventTime | None:
        window = self._window()
        day = item.interval.end if item.interval else None
        if window is None or day is None or window.interval.start is None or day < window.interval.start:
            return None
        reason = f"told as before “{item.mention.text}” ({item.explanation}), of the news of the week"
        interval = TimeInterval(window.interval.start, day)
        span = Span(item.mention.start, item.mention.end)
        return EventTime(interval, TimePrecision.RANGE, TimeBasis.INFERRED, reason, span)

    def _news(self, index: int, *, definite: bool) -> EventTime | None:
        """The days of this week's news that the sentences before are told of, in whatever paragraph."""
        found: list[ResolvedTimex] = []
        if self._room(index) is not None or (index and self._sentences[index].kind == "heading"):
            return None  # what stands by itself is not told of the days of its neighbours
        for back in range(index - 1, max(-1, index - 1 - LEAD_REACH), -1):
            sentence = self._sentences[back]
            if sentence.kind in ("heading", "caption"):
                break
            found += [
                item
                for item in self._within(sentence)
                if self._newsday(item)
                and not self._spoken(item)
                and not self._aside(item, sentence)
                and (definite or not self._owned(item))
            ]
        days = [item.interval.start for item in found if item.interval is not None and item.interval.start is not None]
        if not days:
            return None
        first, last = min(days), max(days)
        # the day itself rather than its "dawn"
        named = next((item for item in found if item.mention.type is TimexType.DATE), found[-1]).mention
        span = Span(named.start, named.end)
        if first == last:
            reason = f"no time of its own: the news is told of “{named.text}”, {words.day(first)}"
            return EventTime(TimeInterval(first, last), TimePrecision.DAY, TimeBasis.INFERRED, reason, span)
        reason = f"no time of its own: the news before it is told of {words.day(first)} to {words.day(last)}"
        return EventTime(TimeInterval(first, last), TimePrecision.RANGE, TimeBasis.INFERRED, reason, span)

    def _nearest(self, trigger: Span, inside: Sequence[ResolvedTimex]) -> ResolvedTimex | None:
        """The date that governs the trigger: its attribute right before it, else the nearest of the clause."""
        best: tuple[int, ResolvedTimex] | None = None
        for item in inside:
            between, distance = self._between(item, trigger)
            if item.mention.end <= trigger.start and distance <= 1:
                return item  # "the 2004 battle"
            if self._attribute(item, trigger) or when_words.OTHER_CLAUSE.search(between):
                continue
            weight = distance if item.mention.start >= trigger.end else distance + 1
            if best is None or weight < best[0]:
                best = (weight, item)
        return best[1] if best else None

    def _front(self, index: int, trigger: Span) -> ResolvedTimex | None:
        """A date that opens the sentence rules its main clauses ("On Monday, troops advanced and jets struck")."""
        sentence = self._sentences[index]
        for item in self._within(sentence)[:1]:
            opening = self._text[sentence.start : item.mention.start]
            between = self._text[item.mention.end : max(item.mention.end, trigger.start)]
            if (
                item.mention.end <= trigger.start
                and when_words.FRONT.fullmatch(opening)
                and not when_words.RELATIVE.search(between)
            ):
                return item
        return None

    def _at_which(self, index: int, trigger: Span) -> ResolvedTimex | None:
        """A date that a clause of time explains: "were killed on Sunday when shells hit the camp"."""
        sentence = self._sentences[index]
        before = [item for item in self._within(sentence) if item.mention.end <= trigger.start]
        if not before or self._since(before[-1]) or self._spoken(before[-1]):
            return None
        between = self._text[before[-1].mention.end : trigger.start]
        joint = when_words.WHEN.match(between)
        return before[-1] if joint is not None and not when_words.OTHER_CLAUSE.search(between, joint.end()) else None

    def _in_force(self, index: int, *, definite: bool = False) -> ResolvedTimex | None:
        """The last main date of the sentences right before, in the same paragraph; after "Then ..." a date of
        long before counts too, and one paragraph may lie between. In an item or a row all of it is searched, and
        nothing before it."""
        room = self._room(index)
        first = max(-1, index - 1 - REACH) if room is None else max(room - 1, index - 1 - ROOM_REACH)
        for back in range(index - 1, first, -1):
            sentence, after = self._sentences[back], self._sentences[back + 1].start
            then = when_words.THEN.match(self._text, after) is not None
            if (
                not then
                and room is None
                and (sentence.kind in ("heading", "caption") or "\n" in self._text[sentence.end : after])
            ):
                return None
            inside = [
                item
                for item in self._within(sentence)
                if then
                or not (
                    self._aside(item, sentence)
                    or self._spoken(item)
                    or self._to_come(item)
                    or (self._owned(item) and not definite)
                )
            ]
            if inside:
                return inside[-1]
        return None

    def _told(self, item: ResolvedTimex, *, ahead: bool = False) -> EventTime:
        """The date as an event's own: joined with its partner in a range, open from it on after "since"."""
        mention = item.mention
        at = bisect_right(self._date_starts, mention.start) - 1
        for first in (at, at - 1):
            if first >= 0 and first + 1 < len(self._dates):
                joined = self._range(self._dates[first], self._dates[first + 1])
                if joined is not None:
                    return joined
        if item.interval is not None and self._since(item):
            interval = TimeInterval(item.interval.start, self._day())
            if interval.end is None or interval.start is None or interval.start <= interval.end:
                reason = f"since “{mention.text}”: {item.explanation}"
                span = Span(mention.start, mention.end)
                return EventTime(interval, TimePrecision.RANGE, item.basis, reason, span)
        return self._limited(item, ahead=ahead) or when_times.event_time(item, item.basis, item.explanation)

    def _limited(self, item: ResolvedTimex, *, ahead: bool) -> EventTime | None:
        """ "until Friday" of what went on; "by", "before" or "after" a date of what is to come."""
        mention, interval = item.mention, item.interval
        lead = self._text[max(0, mention.start - 16) : mention.start]
        if interval is None:
            return None
        start, end, how = None, interval.end, ""
        if ahead and when_words.AFTER.search(lead):
            start, end, how = interval.end, None, "after"
        elif ahead and when_words.BY.search(lead):
            start, how = self._day(), "by"
        elif not ahead and when_words.UNTIL.search(lead):
            index = self._sentence_of(Span(mention.start, mention.end))
            before = self._in_force(index) if index is not None else None
            start, how = before.interval.start if before is not None and before.interval else None, "until"
        if not how or (start is not None and end is not None and start > end):
            return None
        reason = f"{how} “{mention.text}”: {item.explanation}"
        span = Span(mention.start, mention.end)
        return EventTime(TimeInterval(start, end), TimePrecision.RANGE, item.basis, reason, span)

    def _window(self) -> EventTime | None:
        day = self._day()
        if day is None or day.toordinal() <= NEWS_DAYS or self._frame.story_year is not None:
            return None  # a page of history tells no news of the week
        reason = f"no time is said: taken as the {NEWS_DAYS} days before publication on {words.day(day)}"
        interval = TimeInterval(day - timedelta(NEWS_DAYS), day)
        return EventTime(interval, TimePrecision.RANGE, TimeBasis.INFERRED, reason)
