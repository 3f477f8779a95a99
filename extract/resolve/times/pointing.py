"""Steps, offsets and parts of day: "last week", "two months ago", "three days later", "at dawn", "at that time"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract.frame.narrative import SPEECH
from extract.mentions.timex.lengths import value as length_value
from extract.mentions.timex.readings import DayPart, Offset, Step
from extract.model import ResolvedTimex, TimeBasis, TimeInterval, TimexMention
from extract.resolve.times import words
from extract.resolve.times.moment import Moment, of_day, shifted, time_suffix, week_of, with_time
from extract.resolve.times.story import Answers, Base, Story

#: code points behind a told day within which a bare part of day or clock time belongs to it in news
SAME_DAY = 200
_NO_DAY_IN_PARTICULAR = frozenset({"night", "nights", "daytime", "daylight"})


def resolve_step(story: Story, mention: TimexMention, step: Step) -> ResolvedTimex:
    """The result for a whole unit pointed at."""
    answers = Answers(story)
    if step.unit == "T":
        return _that_time(story, mention, step)
    if step.unit == "D" and step.pointer == "this" and story.history and story.told and mention.text.lower() == "today":
        return answers.symbolic(mention, "PRESENT_REF", "the writer's own day, in a text without a date")
    if not step.pointer:  # "the weekend"
        step = replace(step, pointer="this" if story.ahead(mention) or story.history else "last")
    base = story.base(step.pointer)
    if base is None:
        unknown = words.UNKNOWN_STEP.get(step.unit, "XXXX") + (time_suffix(step.part, None) if step.unit == "D" else "")
        return answers.symbolic(mention, unknown, "no date is known to count from")
    moment = _stepped(base.moment, step, words.SHIFT[step.pointer])
    if moment is None:
        return answers.symbolic(
            mention, words.unknown_step(step.unit, base.moment), f"cannot be counted from {base.name}"
        )
    tell = step.pointer not in SPEECH or step.unit == "D"
    reason = words.step(mention.text, base.name)
    days = _side(moment, base, step.mod)
    if days is not None:
        reason += ": its days up to then" if step.mod == "EARLIER" else ": its days from then on"
    mod = {"EARLIER": "START", "LATER": "END"}.get(step.mod, step.mod)
    return answers.done(mention, moment, base, reason, mod=mod, tell=tell, days=days)


def _side(moment: Moment, base: Base, mod: str) -> TimeInterval | None:
    """The days of ``moment`` before or after the day counted from, that day included ("later this year")."""
    whole, day = moment.interval(), base.moment.interval() if base.moment.kind == "day" else None
    if mod not in ("EARLIER", "LATER") or whole is None or day is None or day.start is None:
        return None
    if whole.start is None or whole.end is None or not whole.start <= day.start <= whole.end or moment.kind == "day":
        return None
    return TimeInterval(whole.start, day.start) if mod == "EARLIER" else TimeInterval(day.start, whole.end)


def _stepped(base: Moment, step: Step, shift: int) -> Moment | None:
    if step.unit == "D":
        day = shifted(base, "D", shift)
        return with_time(day, step.part, step.clock) if day else None
    if step.unit in ("W", "WE", "FN"):
        span = base.interval()
        if span is None or span.start is None or base.kind not in ("day", "week", "weekend"):
            return None
        moved = shifted(of_day(span.start), "W", shift * (2 if step.unit == "FN" else 1))
        if moved is None:
            return None
        week = week_of(date(moved.year, moved.month, moved.day))
        return replace(week, kind="weekend") if step.unit == "WE" else week
    if step.unit == "Q":
        quarter = (base.month - 1) // 3 + shift if base.month else None
        return (
            None if quarter is None else Moment(kind="quarter", year=base.year + quarter // 4, number=quarter % 4 + 1)
        )
    if step.unit == "M":
        return shifted(base, "M", shift)
    if step.unit == "Y":
        return Moment(kind="year", year=base.year + shift)
    if step.unit == "DE":
        return Moment(kind="decade", year=base.year // 10 * 10 + 10 * shift)
    return Moment(kind="century", year=base.year // 100 * 100 + 100 * shift) if step.unit == "CE" else None


def _that_time(story: Story, mention: TimexMention, step: Step) -> ResolvedTimex:
    """ "at that time", "during this period": the date last named, where a story is told."""
    if story.named is None or not story.history:
        vague = "PRESENT_REF" if step.pointer == "this" else "PAST_REF"
        return Answers(story).symbolic(mention, vague, "the time that is being told of")
    moment = story.named
    name = "the date named before it, " + words.moment(moment)
    base = Base(moment, TimeBasis.ANAPHORIC, name, "narrative")
    return Answers(story).done(mention, moment, base, words.step(mention.text, name), tell=False)


def resolve_offset(story: Story, mention: TimexMention, offset: Offset) -> ResolvedTimex:
    """The result for a stretch counted from the time of speaking, from the story, or from an event."""
    answers = Answers(story)
    vague = "FUTURE_REF" if offset.sign > 0 else "PAST_REF"
    base = _origin(story, mention, offset)
    if offset.origin == "event":
        beside = story.apposed(mention)
        if beside is not None and offset.unit not in ("H", "MIN", "S"):
            reason = f"the same as {words.moment(beside.moment)} beside it"
            return answers.done(mention, beside.moment, beside, reason, tell=False)
    if base is None:
        what = "a date that is not known"
        if offset.origin == "event":
            what = f"“{story.event_behind(mention)}”, whose date is not told"
        unknown = vague if offset.count is None else words.UNKNOWN_STEP.get(offset.unit, vague)
        if offset.origin == "event":
            unknown = length_value(offset.unit, offset.count)
        return answers.symbolic(mention, unknown, f"counted from {what}")
    if offset.count is None:
        return answers.symbolic(mention, vague, f"how long is not said; counted from {base.name}")
    reason = words.step(mention.text, base.name)
    if offset.origin == "event":
        reason = words.step(f"{mention.text} {story.event_behind(mention)}", base.name)
    if offset.unit in ("H", "MIN", "S"):
        if base.moment.kind != "day":
            return answers.symbolic(mention, vague, "no day is known to count from")
        if offset.unit == "H" and offset.count >= 24:
            moved = shifted(base.moment, "D", int(offset.count * offset.sign / 24))
            return answers.done(mention, moved or base.moment, base, reason)
        return answers.done(mention, with_time(base.moment, "", None), base, reason, tell=False)
    moment = _moved(base.moment, offset)
    if moment is None:
        return answers.symbolic(
            mention, words.unknown_step(offset.unit, base.moment), f"cannot be counted from {base.name}"
        )
    return answers.done(mention, moment, base, reason, tell=offset.origin != "speech")


def _origin(story: Story, mention: TimexMention, offset: Offset) -> Base | None:
    if offset.origin == "speech":
        return story.base("this")
    if offset.origin == "event":
        told = story.told_of(mention)
        if told is not None:
            return told
        if not story.history:
            return None  # the event's own date is not told here
    if story.named is not None:
        return story.base("that")
    base = story.published() if offset.origin == "told" and offset.sign < 0 else None
    return replace(base, basis=TimeBasis.INFERRED) if base else None


def _moved(base: Moment, offset: Offset) -> Moment | None:
    unit = {"FN": "W", "WE": "W", "ML": "CE", "SM": "M"}.get(offset.unit, offset.unit)
    factor = {"FN": 2, "ML": 10, "SM": 6}.get(offset.unit, 1)
    count = (offset.count or 0) * offset.sign * factor
    if unit in ("Y", "DE", "CE") and count != int(count):
        months = count * {"Y": 12, "DE": 120, "CE": 1200}[unit]  # "two and a half years ago"
        unit, count = ("M", months) if months % 12 else ("Y", months / 12)
    if abs(count) > 10_000_000:
        return None
    moment = shifted(base, unit, int(count))
    if moment is None:
        return None
    if unit == "W" and offset.origin == "speech" and moment.kind == "day":
        return week_of(date(moment.year, moment.month, moment.day))
    return with_time(moment, offset.part, None) if offset.part and moment.kind == "day" else moment


def resolve_day_part(story: Story, mention: TimexMention, part: DayPart) -> ResolvedTimex:
    """The result for a part of day or a clock time that names no day."""
    answers = Answers(story)
    suffix = time_suffix(part.part, part.clock)
    if story.history and mention.text.lower() in _NO_DAY_IN_PARTICULAR:
        return answers.symbolic(mention, f"XXXX-XX-XX{suffix}", "of no day in particular")
    base = story.base(part.pointer or "that")
    told_near = story.told is not None and mention.start - story.told_at < SAME_DAY
    if not story.history and not part.pointer and not told_near:
        base = story.base("this")
    moment = None
    if base is not None and base.moment.kind == "day":
        moment = shifted(base.moment, "D", words.SHIFT[part.pointer] if part.pointer else 0)
    if base is None or moment is None:
        return answers.symbolic(mention, f"XXXX-XX-XX{suffix}", "of which day is not said")
    if not part.pointer and base.basis is TimeBasis.RELATIVE:
        base = replace(base, basis=TimeBasis.INFERRED)
    moment = with_time(moment, part.part, part.clock)
    return answers.done(mention, moment, base, words.step(mention.text, base.name), tell=False)
