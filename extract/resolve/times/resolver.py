"""Gives each time expression its value, days, precision, basis and reason, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extract.mentions.timex.lengths import value as length_value
from extract.mentions.timex.readings import (
    Calendar,
    DayPart,
    Duration,
    Offset,
    Recurrence,
    Step,
    Vague,
)
from extract.model import (
    Published,
    ResolvedTimex,
    Sentence,
    TimeBasis,
    TimeInterval,
    TimePrecision,
    TimexMention,
)
from extract.resolve.times import words
from extract.resolve.times.moment import (
    SEASON_MONTHS,
    Moment,
    make_day,
    month_span,
    of_day,
    shifted,
    time_suffix,
    week_of,
    with_time,
)

#: a story that has come to November and goes on "in March" is told of the next year: months back that mean so
ROLLOVER = 8
#: after this month, "the winter" of a story is the one that ends in the next year
WINTER_TOLD = 3
_SPEECH = frozenset({"this", "last", "next"})
_FUTURE = re.compile(
    r"\b(?:will|won't|shall|plans?|planned|planning|expected|scheduled|due|set to|going to|to be held|upcoming|aims?|"
    r"vow(?:s|ed)? to|slated|hopes?|intends?|by|until|tomorrow|would|to begin|to start|ahead of)\b|'ll\b",
    re.I,
)
#: before a month, these say that the story looks back, and has not moved on into another year
_LOOKS_BACK = re.compile(r"\bhad\b[^.;]*$|\b(?:since|from|between)\s+(?:early |late |mid-? ?)?$", re.I)
_BREAK = re.compile(r"[.;:!?\n]")


def narrative(mentions: Sequence[TimexMention], published: Published | None) -> bool:
    """Does the text tell history rather than news? It does where dated years long before publication outnumber
    the words that point from the day of writing (weekdays, "last month", "ago"), or where no day of writing is known."""
    day = speech_day(published)
    if day is None:
        return True
    told = pointing = 0
    for mention in mentions:
        reading = mention.reading
        if isinstance(reading, Calendar):
            if reading.year is not None and (reading.bc or reading.year <= day.year - 2):
                told += 1
            elif (reading.weekday and reading.day is None) or reading.pointer in _SPEECH or reading.year_ref in _SPEECH:
                pointing += 1
        elif (isinstance(reading, Step) and reading.pointer in _SPEECH) or (
            isinstance(reading, Offset) and reading.origin == "speech"
        ):
            pointing += 1
    return told >= 4 and told > 2 * pointing


def speech_day(published: Published | None) -> date | None:
    """The one day that the report was written on; None where only bounds are known."""
    if published is None or published.interval.start is None or published.interval.start != published.interval.end:
        return None
    return published.interval.start


def resolve_timexes(
    text: str,
    mentions: Sequence[TimexMention],
    *,
    published: Published | None,
    sentences: Sequence[Sentence] = (),
) -> tuple[ResolvedTimex, ...]:
    """One result for each mention, in order. ``published`` is the report's date, if it is known to the day."""
    resolver = _Resolver(text, speech_day(published), narrative(mentions, published), sentences)
    return tuple(resolver.resolve(mention) for mention in mentions)


class _Resolver:
    """Walks the text once; ``told`` is the last date told of, as far as it is known."""

    def __init__(self, text: str, speech: date | None, history: bool, sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.speech = speech
        self.history = history
        self.sentences = sentences
        self.told: Moment | None = None
        self.told_at = -1
        self.named_at = -1
        self.named: Moment | None = None  # the last date named at all, side remarks included

    # -- the frame ------------------------------------------------------------------------------------------------

    def resolve(self, mention: TimexMention) -> ResolvedTimex:
        reading = mention.reading
        if isinstance(reading, Calendar):
            result = self._calendar(mention, reading)
        elif isinstance(reading, Step):
            result = self._step(mention, reading)
        elif isinstance(reading, Offset):
            result = self._offset(mention, reading)
        elif isinstance(reading, Duration):
            result = self._duration(mention, reading)
        elif isinstance(reading, DayPart):
            result = self._day_part(mention, reading)
        elif isinstance(reading, Recurrence):
            result = self._symbolic(mention, reading.value, "a repetition, not a date")
        elif isinstance(reading, Vague):
            result = self._vague(mention, reading)
        else:
            result = self._symbolic(mention, "", "not understood")
        return result

    def _done(
        self,
        mention: TimexMention,
        moment: Moment,
        basis: TimeBasis,
        reason: str,
        reference: str,
        mod: str = "",
        *,
        tell: bool = True,
    ) -> ResolvedTimex:
        if tell:
            self.named, self.named_at = moment, mention.end
        if tell and self._moves(mention, moment):
            self.told, self.told_at = moment, mention.start
        interval = moment.narrowed(mod)
        return ResolvedTimex(mention, moment.value(), interval, moment.precision(), basis, reason, reference)

    def _moves(self, mention: TimexMention, moment: Moment) -> bool:
        """Does the story move on to ``moment``, or is it a side remark ("since 1945", "(1618-1648)", "until 1976")?"""
        if self.told is None:
            return True
        if moment.year == self.told.year:
            return moment.kind != "year" or self.told.kind in (
                "year",
                "decade",
            )  # the year again: the month still holds
        line_start = self.text.rfind("\n", 0, mention.start) + 1
        line_end = self.text.find("\n", mention.end)
        line = self.text[line_start : line_end if line_end >= 0 else len(self.text)]
        if len(line) < 90 and not line.rstrip().endswith((".", ",", ";", ":", "!", "?")):
            return True  # a heading
        lead = _BREAK.split(self.text[max(line_start, mention.start - 40) : mention.start])[-1]
        opening = len(lead.split()) <= 2
        jump = moment.year - self.told.year
        if lead.count("(") > lead.count(")") and len(lead) < 40:
            return False
        if moment.kind in ("year", "decade"):
            return opening and -20 <= jump <= 20
        return -30 <= jump <= 20

    def _symbolic(self, mention: TimexMention, value: str, reason: str) -> ResolvedTimex:
        return ResolvedTimex(mention, value, None, None, TimeBasis.UNKNOWN, reason)

    def _base(self, pointer: str) -> tuple[Moment | None, TimeBasis, str, str]:
        """What a pointing word counts from: (date, basis, words for it, name of the reference)."""
        if pointer in _SPEECH and self.speech is not None and not (self.history and self.told):
            return of_day(self.speech), TimeBasis.RELATIVE, "publication on " + words.day(self.speech), "published"
        if pointer in _SPEECH and not self.history:
            return None, TimeBasis.UNKNOWN, "", ""
        if pointer == "that" and self.named is not None:
            return (
                self.named,
                TimeBasis.ANAPHORIC,
                "the date named before it, " + words.moment(self.named),
                "narrative",
            )
        if self.told is not None and (self.history or pointer not in _SPEECH):
            return self.told, TimeBasis.ANAPHORIC, "the date told before it, " + words.moment(self.told), "narrative"
        if self.speech is not None:
            return of_day(self.speech), TimeBasis.RELATIVE, "publication on " + words.day(self.speech), "published"
        return None, TimeBasis.UNKNOWN, "", ""

    def _ahead(self, mention: TimexMention) -> bool:
        """Do the words around it speak of what is to come?"""
        low = max(0, mention.start - 90)
        before = self.text[low : mention.start]
        breaks = list(_BREAK.finditer(before))
        if breaks:
            before = before[breaks[-1].end() :]
        after = _BREAK.split(self.text[mention.end : mention.end + 60], maxsplit=1)[0]
        return bool(_FUTURE.search(before)) or bool(re.search(r"\b(?:will|shall|would)\b", after))

    # -- calendar -------------------------------------------------------------------------------------------------

    def _calendar(self, mention: TimexMention, date_: Calendar) -> ResolvedTimex:
        if date_.decade is not None:
            first = -date_.decade if date_.bc else date_.decade
            return self._done(
                mention,
                Moment(kind="decade", year=first),
                TimeBasis.EXPLICIT,
                "the words give the decade",
                "",
                date_.mod,
                tell=False,
            )
        if date_.century is not None:
            first = (date_.century - 1) * 100
            return self._done(
                mention,
                Moment(kind="century", year=-max(first, 1) if date_.bc else first),
                TimeBasis.EXPLICIT,
                "the words give the century",
                "",
                date_.mod,
                tell=False,
            )
        year, basis, reason, reference = self._year(mention, date_)
        if date_.weekday is not None and date_.day is None and date_.week is None:
            return self._weekday(mention, date_, date_.weekday)
        if year is None:
            return self._without_year(mention, date_)
        moment = self._built(date_, year)
        if moment is None:
            return self._symbolic(mention, "", "no such day in the calendar")
        implied = bool(date_.season) and basis is not TimeBasis.EXPLICIT
        return self._done(mention, moment, basis, reason, reference, date_.mod, tell=not implied)

    def _built(self, date_: Calendar, year: int) -> Moment | None:
        if date_.week is not None:
            if date_.weekday is not None:
                try:
                    return of_day(date.fromisocalendar(year, date_.week, date_.weekday))
                except ValueError:
                    return None
            return Moment(kind="week", year=year, number=date_.week)
        month = date_.month
        if month is None and date_.day is not None and self.told is not None and self.told.month:
            month = self.told.month
        if month is not None and date_.day is not None:
            day = make_day(year, month, date_.day)
            return with_time(day, date_.part, date_.clock) if day else None
        if month is not None:
            return Moment(kind="month", year=year, month=month, part=date_.part)
        if date_.season:
            ends = date_.season == "WI" and date_.year is None and not date_.year_ref and self.history
            return Moment(kind="season", year=year, season=date_.season, number=int(ends))
        if date_.quarter:
            return Moment(kind="quarter", year=year, number=date_.quarter)
        if date_.half:
            return Moment(kind="half", year=year, number=date_.half)
        return Moment(kind="year", year=year)

    def _year(self, mention: TimexMention, date_: Calendar) -> tuple[int | None, TimeBasis, str, str]:
        if date_.year is not None:
            return (-date_.year if date_.bc else date_.year), TimeBasis.EXPLICIT, "the words give the date", ""
        if date_.year_ref:
            base, basis, name, reference = self._base(date_.year_ref)
            if base is None:
                return None, basis, "", ""
            return base.year + words.SHIFT[date_.year_ref], basis, f"the year counted from {name}", reference
        month_ref = date_.month_ref or date_.pointer
        if date_.month_ref:
            base, basis, name, reference = self._base(month_ref)
            if base is not None and base.month:
                moved = shifted(base, "M", words.SHIFT[month_ref])
                if moved is not None:
                    self.told = moved
                    return moved.year, basis, f"the month counted from {name}", reference
            return None, TimeBasis.UNKNOWN, "", ""
        return self._implied_year(mention, date_)

    def _implied_year(self, mention: TimexMention, date_: Calendar) -> tuple[int | None, TimeBasis, str, str]:
        """The year of "July", "7 July", "summer", "the 20th", which the words leave to the reader."""
        month = date_.month or SEASON_MONTHS.get(date_.season, 0)
        from_told = self.told is not None and (
            self.history
            or (self.speech is not None and self.told.year < self.speech.year and mention.start - self.told_at < 300)
        )
        if date_.pointer in _SPEECH:
            from_told = from_told and self.history
        beside = self._beside(mention) if from_told else None
        if beside is not None and date_.pointer == "":
            reason = f"the year named beside it, {words.moment(beside)}"
            return beside.year, TimeBasis.ANAPHORIC, reason, "narrative"
        if self.told is not None and (from_told or date_.pointer in ("previous", "following", "that")):
            year = self.told.year
            told_month = self.told.story_month()
            own = month or told_month
            if date_.pointer in ("previous", "last"):
                year -= told_month > 0 and own >= told_month
            elif date_.pointer in ("following", "next"):
                year += told_month > 0 and own <= told_month
            elif date_.season == "WI":
                year += told_month > WINTER_TOLD  # a story goes on into the winter that ends in the next year
            elif month and not date_.season and date_.pointer == "" and own <= told_month - ROLLOVER:
                year += not _LOOKS_BACK.search(self.text[max(0, mention.start - 60) : mention.start])
            return (
                year,
                TimeBasis.ANAPHORIC,
                f"the year of the date told before it, {words.moment(self.told)}",
                "narrative",
            )
        if self.speech is None:
            return None, TimeBasis.UNKNOWN, "", ""
        day = self.speech
        year = day.year
        candidate = (month or day.month, date_.day or 0)
        here = (day.month, day.day if date_.day else 0)
        if date_.pointer == "next" or (date_.pointer == "" and self._ahead(mention)):
            if candidate < here or (date_.pointer == "next" and candidate <= here):
                year += 1
            where = "next"
        else:
            if (date_.pointer == "last" and candidate >= here) or (
                date_.pointer == "" and candidate > here and not date_.quarter
            ):
                year -= 1
            where = "last"
        return year, TimeBasis.RELATIVE, f"the {where} one from publication on {words.day(day)}", "published"

    def _beside(self, mention: TimexMention) -> Moment | None:
        """A year named earlier in the same sentence, though the story did not move on to it."""
        named = self.named
        if named is None or named is self.told or named.kind != "year":
            return None
        between = self.text[self.named_at : mention.start]
        return None if len(between) > 200 or _BREAK.search(between) else named

    def _without_year(self, mention: TimexMention, date_: Calendar) -> ResolvedTimex:
        value = "XXXX"
        if date_.month:
            value += f"-{date_.month:02d}" + (f"-{date_.day:02d}" if date_.day else "")
        elif date_.season:
            value += f"-{date_.season}"
        elif date_.quarter:
            value += f"-Q{date_.quarter}"
        elif date_.day:
            value += f"-XX-{date_.day:02d}"
        if date_.day:
            value += time_suffix(date_.part, date_.clock)
        return self._symbolic(mention, value, "the year is not said, and no date is known to count from")

    def _weekday(self, mention: TimexMention, date_: Calendar, weekday: int) -> ResolvedTimex:
        name = words.WEEKDAY_NAMES[weekday]
        pointer = date_.pointer or "this"
        base: date | None = self.speech
        basis, reference, from_ = TimeBasis.RELATIVE, "published", ""
        if self.history or pointer in ("that", "previous", "following"):
            told = self.told.interval() if self.told is not None and self.told.kind == "day" else None
            if told is not None and told.start is not None:
                base, basis, reference = told.start, TimeBasis.ANAPHORIC, "narrative"
            elif self.history:
                base = None
        if base is None:
            suffix = time_suffix(date_.part, date_.clock)
            return self._symbolic(
                mention,
                f"XXXX-WXX-{weekday}{suffix}",
                f"which {name} is not said, and the report's date is not known",
            )
        from_ = (
            "publication on " + words.day(base)
            if reference == "published"
            else "the date told before it, " + words.day(base)
        )
        back = (base.isoweekday() - weekday) % 7
        if date_.pointer in ("next", "following"):
            day, side = base + timedelta(7 - back), "after"
        elif date_.pointer in ("last", "previous"):
            day, side = base - timedelta(back or 7), "before"
        elif basis is TimeBasis.ANAPHORIC:
            day, side = base + timedelta((7 - back) % 7), "on or after"
        elif self._ahead(mention) and back:
            day, side = base + timedelta(7 - back), "after"
        elif back == 0:
            day, side = base, "of"
        else:
            day, side = base - timedelta(back), "before"
        moment = of_day(day, part=date_.part, clock=date_.clock)
        return self._done(mention, moment, basis, f"the {name} {side} {from_}", reference, date_.mod)

    # -- pointing -------------------------------------------------------------------------------------------------

    def _step(self, mention: TimexMention, step: Step) -> ResolvedTimex:
        base, basis, name, reference = self._base(step.pointer)
        shift = words.SHIFT[step.pointer]
        if step.unit == "T":
            return self._that_time(mention, step)
        if (
            step.unit == "D"
            and step.pointer == "this"
            and self.history
            and self.told
            and mention.text.lower() == "today"
        ):
            return self._symbolic(mention, "PRESENT_REF", "the writer's own day, in a text without a date")
        if base is None:
            return self._symbolic(mention, words.UNKNOWN_STEP.get(step.unit, "XXXX"), "no date is known to count from")
        moment: Moment | None
        if step.unit == "D":
            moment = shifted(base, "D", shift)
            if moment is not None:
                moment = with_time(moment, step.part, step.clock)
        elif step.unit in ("W", "WE", "FN"):
            span = base.interval()
            moment = None
            if span is not None and span.start is not None and base.kind in ("day", "week", "weekend"):
                moved = shifted(of_day(span.start), "W", shift)
                if moved is not None:
                    week = week_of(date(moved.year, moved.month, moved.day))
                    moment = replace(week, kind="weekend") if step.unit == "WE" else week
        elif step.unit == "M":
            moment = shifted(base, "M", shift)
        elif step.unit == "Q":
            quarter = (base.month - 1) // 3 + shift if base.month else None
            moment = (
                None
                if quarter is None
                else Moment(kind="quarter", year=base.year + quarter // 4, number=quarter % 4 + 1)
            )
        elif step.unit == "Y":
            moment = Moment(kind="year", year=base.year + shift)
        elif step.unit == "DE":
            moment = Moment(kind="decade", year=base.year // 10 * 10 + 10 * shift)
        elif step.unit == "CE":
            moment = Moment(kind="century", year=base.year // 100 * 100 + 100 * shift)
        else:
            moment = None
        if moment is None:
            return self._symbolic(mention, words.UNKNOWN_STEP.get(step.unit, "XXXX"), f"cannot be counted from {name}")
        return self._done(
            mention,
            moment,
            basis,
            words.step(mention.text, name),
            reference,
            step.mod,
            tell=step.pointer not in _SPEECH or step.unit == "D",
        )

    def _that_time(self, mention: TimexMention, step: Step) -> ResolvedTimex:
        """ "at that time", "during this period": the date last told of, where there is one."""
        if self.named is None or not self.history:
            vague = "PRESENT_REF" if step.pointer == "this" else "PAST_REF"
            return self._symbolic(mention, vague, "the time that is being told of")
        moment = self.named
        return ResolvedTimex(
            mention,
            moment.value(),
            moment.interval(),
            moment.precision(),
            TimeBasis.ANAPHORIC,
            words.step(mention.text, "the date named before it, " + words.moment(moment)),
            "narrative",
        )

    def _offset(self, mention: TimexMention, offset: Offset) -> ResolvedTimex:
        vague = "FUTURE_REF" if offset.sign > 0 else "PAST_REF"
        if offset.origin == "speech":
            base, basis, name, reference = self._base("this")
        else:
            base, basis, name, reference = self._base("that")
        if offset.count is None or base is None:
            interval = None
            return ResolvedTimex(
                mention,
                vague,
                interval,
                None,
                basis if base else TimeBasis.UNKNOWN,
                "how long is not said" if base else "no date is known to count from",
                reference,
            )
        count = offset.count * offset.sign
        unit = {"FN": "W"}.get(offset.unit, offset.unit)
        whole = int(count * (2 if offset.unit == "FN" else 1))
        if unit in ("H", "MIN", "S"):
            if base.kind == "day":
                return self._done(
                    mention,
                    replace(base, part="", clock=None),
                    basis,
                    words.step(mention.text, name),
                    reference,
                    tell=False,
                )
            return self._symbolic(mention, vague, "no day is known to count from")
        moment = shifted(base, unit, whole)
        if moment is None and unit in ("D", "W", "M"):
            return self._symbolic(
                mention,
                words.unknown_step(unit, base),
                f"cannot be counted from {name}",
            )
        if moment is None:
            return self._symbolic(mention, vague, f"cannot be counted from {name}")
        if unit == "W" and offset.origin == "speech" and moment.kind == "day":
            moment = week_of(date(moment.year, moment.month, moment.day))
        if offset.part and moment.kind == "day":
            moment = with_time(moment, offset.part, None)
        return self._done(
            mention, moment, basis, words.step(mention.text, name), reference, tell=offset.origin != "speech"
        )

    # -- the rest -------------------------------------------------------------------------------------------------

    def _duration(self, mention: TimexMention, length: Duration) -> ResolvedTimex:
        value = length_value(length.unit, length.count)
        interval, basis, reason, reference = None, TimeBasis.UNKNOWN, "a length of time, not a date", ""
        if isinstance(length.of, Calendar) and length.of.year is not None and length.count is not None:
            moment = self._built(length.of, -length.of.year if length.of.bc else length.of.year)
            interval = self._within(moment.interval() if moment else None, length)
            if interval:
                basis, reason = TimeBasis.EXPLICIT, "counted within the period named"
        elif length.frame in ("past", "next"):
            base, base_basis, name, reference = self._base("this")
            span = base.interval() if base else None
            days = self._days(length)
            if span is not None and span.start is not None and days and not (base and base.kind != "day"):
                basis, reason = base_basis, words.step(mention.text, name)
                back = length.frame == "past"
                try:
                    interval = (
                        TimeInterval(span.start - timedelta(days), span.start)
                        if back
                        else TimeInterval(span.start, span.start + timedelta(days))
                    )
                except OverflowError:
                    interval = None
        precision = TimePrecision.RANGE if interval else None
        return ResolvedTimex(mention, value, interval, precision, basis, reason, reference if interval else "")

    @staticmethod
    def _days(length: Duration) -> int:
        size = {"H": 1 / 24, "D": 1, "NI": 1, "W": 7, "FN": 14, "M": 30, "Y": 365, "DE": 3652, "CE": 36524}.get(
            length.unit, 0
        )
        count = 5 if length.count is None else length.count
        return min(int(size * count + 0.999), 3_000_000)

    def _within(self, span: TimeInterval | None, length: Duration) -> TimeInterval | None:
        if span is None or span.start is None or span.end is None or length.count is None:
            return None
        if length.unit == "M" and length.count == int(length.count):
            count = int(length.count)
            if length.frame == "first":
                return month_span(span.start.year, span.start.month, count)
            index = span.end.year * 12 + span.end.month - count
            return month_span(index // 12, index % 12 + 1, count)
        days = max(self._days(length) - 1, 0)
        if days > (span.end - span.start).days:
            return span
        return (
            TimeInterval(span.start, span.start + timedelta(days))
            if length.frame == "first"
            else TimeInterval(span.end - timedelta(days), span.end)
        )

    def _day_part(self, mention: TimexMention, part: DayPart) -> ResolvedTimex:
        suffix = time_suffix(part.part, part.clock)
        if (
            self.history
            and part.part in ("NI", "DT")
            and mention.text.lower() in ("night", "nights", "daytime", "daylight")
        ):
            return self._symbolic(mention, f"XXXX-XX-XX{suffix}", "of no day in particular")
        base, basis, name, reference = self._base("that" if part.pointer == "" else part.pointer)
        if not self.history and part.pointer == "" and not (self.told and mention.start - self.told_at < 200):
            base, basis, name, reference = self._base("this")
        if base is None or base.kind != "day":
            return self._symbolic(mention, f"XXXX-XX-XX{suffix}", "of which day is not said")
        moment = shifted(base, "D", words.SHIFT[part.pointer] if part.pointer else 0)
        if moment is None:
            return self._symbolic(mention, f"XXXX-XX-XX{suffix}", "of which day is not said")
        moment = with_time(moment, part.part, part.clock)
        if not part.pointer and basis is TimeBasis.RELATIVE:
            basis = TimeBasis.INFERRED
        return self._done(mention, moment, basis, words.step(mention.text, name), reference, tell=False)

    def _vague(self, mention: TimexMention, vague: Vague) -> ResolvedTimex:
        if self.speech is None or self.history or vague.value != "PAST_REF" or not vague.unit:
            return self._symbolic(mention, vague.value, "a vague time without bounds")
        days = {"D": 10, "W": 42, "M": 183, "Y": 1826}.get(vague.unit, 0)
        interval = TimeInterval(self.speech - timedelta(days), self.speech) if days else None
        return ResolvedTimex(
            mention,
            vague.value,
            interval,
            TimePrecision.RANGE if interval else None,
            TimeBasis.RELATIVE,
            f"taken as the {days} days before publication on {words.day(self.speech)}",
            "published",
        )
