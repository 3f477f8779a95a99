"""Which time is an event's own: clause by clause."""

from __future__ import annotations

from datetime import date

import pytest

from extract.events.dating.when import TimeContext
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.timex import find_timexes
from extract.model import EventTime, Published, Span, Status, TimeBasis, TimeInterval, TimePrecision
from extract.resolve.times import resolve_timexes

WEDNESDAY = date(2015, 7, 15)


def when(
    text: str, trigger: str, clause: str = "", *, day: date | None = WEDNESDAY, status: Status = Status.ASSERTED
) -> EventTime | None:
    """The time of the event at the words ``trigger``, in the clause with the words ``clause`` (else its sentence)."""
    published = Published(TimeInterval(day, day), "analyst") if day else None
    sentences = find_sentences(text)
    times = resolve_timexes(text, find_timexes(text), published=published, sentences=sentences)
    at = text.index(trigger)
    span = Span(at, at + len(trigger))
    if clause:
        inside = Span(text.index(clause), text.index(clause) + len(clause))
    else:
        inside = next(Span(s.start, s.end) for s in sentences if s.start <= at < s.end)
    return TimeContext(text, sentences, times, published).of(span, inside, status)


def days(time: EventTime | None) -> tuple[str, str]:
    assert time is not None
    return str(time.interval.start), str(time.interval.end)


@pytest.mark.parametrize(
    ("text", "trigger", "clause", "first", "last"),
    [
        # the date of the clause
        ("Troops attacked the town on Monday.", "attacked", "", "2015-07-13", "2015-07-13"),
        # a date in a relative clause is that clause's own
        (
            "Jets struck on Sunday near Ramadi, which fell to rebels two months ago.",
            "fell",
            "which fell to rebels two months ago",
            "2015-05-01",
            "2015-05-31",
        ),
        (
            "Jets struck on Sunday near Ramadi, which fell to rebels two months ago.",
            "struck",
            "Jets struck on Sunday near Ramadi",
            "2015-07-12",
            "2015-07-12",
        ),
        # a clause of time explains the date before it
        (
            "Nine miners were killed on Monday when a mortar shell struck their hut.",
            "struck",
            "when a mortar shell struck their hut",
            "2015-07-13",
            "2015-07-13",
        ),
        # ... but not one that is further off
        (
            "The governor travelled on Monday to the town where fighting broke out when shells struck a depot.",
            "struck",
            "when shells struck a depot",
            "2015-07-08",
            "2015-07-15",
        ),
        # the year of another event's name is not the clause's
        (
            "On Sunday they stormed the town, scene of the 2004 battle.",
            "stormed",
            "",
            "2015-07-12",
            "2015-07-12",
        ),
        ("Many recall the 2004 battle for the town.", "battle", "", "2004-01-01", "2004-12-31"),
        # a date that opens the sentence rules its later clauses
        (
            "On Monday, troops advanced from the south and jets bombed the bridge.",
            "bombed",
            "jets bombed the bridge",
            "2015-07-13",
            "2015-07-13",
        ),
        # ranges
        ("They clashed between 12 and 14 July near the dam.", "clashed", "", "2015-07-12", "2015-07-14"),
        ("They clashed from 3 May until 2 June.", "clashed", "", "2015-05-03", "2015-06-02"),
        ("Shelling killed 100 people over the past two weeks.", "killed", "", "2015-07-01", "2015-07-15"),
        ("Some 2,000 people have fled since January.", "fled", "", "2015-01-01", "2015-07-15"),
        # the date in force in the passage
        ("Troops entered the town on Monday. Four men were killed.", "killed", "", "2015-07-13", "2015-07-13"),
        # "Then" goes on with what was told before, however long ago
        (
            "Many recall the 2004 battle for the town.\n\nThen militants fired from the roofs.",
            "fired",
            "",
            "2004-01-01",
            "2004-12-31",
        ),
        # a log
        ("12 July 2015: Two shells hit the camp. A guard was wounded.", "wounded", "", "2015-07-12", "2015-07-12"),
        # nothing said: the news window
        ("Troops have attacked the town.", "attacked", "", "2015-07-08", "2015-07-15"),
    ],
)
def test_days(text: str, trigger: str, clause: str, first: str, last: str) -> None:
    assert days(when(text, trigger, clause)) == (first, last)


def test_inferred_times_say_so() -> None:
    window = when("Troops have attacked the town.", "attacked")
    assert window is not None
    assert (window.basis, window.precision, window.mention) == (TimeBasis.INFERRED, TimePrecision.RANGE, None)
    force = when("Troops entered the town on Monday. Four men were killed.", "killed")
    assert force is not None
    assert force.basis is TimeBasis.INFERRED
    assert "Monday" in force.explanation


@pytest.mark.parametrize(
    ("text", "trigger", "status", "day"),
    [
        ("Troops will attack the town.", "attack", Status.PLANNED, WEDNESDAY),  # no window for what is to come
        ("Troops have attacked the town.", "attacked", Status.ASSERTED, None),  # no publication date
        ("Troops attacked the town on Monday.", "attacked", Status.ASSERTED, None),  # Monday of an unknown week
        ("They fought for three weeks.", "fought", Status.ASSERTED, None),  # a length dates nothing
        ("They attack every Friday.", "attack", Status.ASSERTED, None),
        ("It saw its bloodiest fighting since the spring.", "fighting", Status.ASSERTED, WEDNESDAY),  # background
    ],
)
def test_undated(text: str, trigger: str, status: Status, day: date | None) -> None:
    assert when(text, trigger, day=day, status=status) is None


def test_planned_event_keeps_its_stated_date() -> None:
    time = when("The offensive will begin in August.", "offensive", status=Status.PLANNED)
    assert days(time) == ("2015-08-01", "2015-08-31")


def test_background_does_not_stay_in_force() -> None:
    text = "The town was lost in January of last year. Troops shelled it."
    assert days(when(text, "shelled")) == ("2015-07-08", "2015-07-15")


@pytest.mark.parametrize(
    ("text", "trigger", "clause", "first", "last"),
    [
        # the day of the lead is in force in the paragraphs behind it
        (
            "Troops took the bridge on Tuesday.\n\nJets bombed the depot.\n\nRebels shelled the port.",
            "shelled",
            "",
            "2015-07-14",
            "2015-07-14",
        ),
        # ... unless the day is when somebody said so
        (
            "The bridge has fallen, a colonel said on Tuesday.\n\nRebels shelled the port.",
            "shelled",
            "",
            "2015-07-08",
            "2015-07-15",
        ),
        # ... and all the days of the news that were told, where there are more
        (
            "Troops took the bridge on Tuesday.\n\nJets bombed the depot on Sunday.\n\nRebels shelled the port.",
            "shelled",
            "",
            "2015-07-12",
            "2015-07-14",
        ),
        # what has happened, and what had, is not of the lead's day
        (
            "Troops took the bridge on Tuesday.\n\nThe rebels have seized four towns.",
            "seized",
            "",
            "2015-07-08",
            "2015-07-15",
        ),
        # the event that a date is counted from
        (
            "Fighters arrived on Monday, two days after the town fell to rebels.",
            "fell",
            "after the town fell to rebels",
            "2015-07-11",
            "2015-07-11",
        ),
        (
            "Troops raised the flag on Monday, seven months after the town fell.",
            "fell",
            "after the town fell",
            "2014-12-01",
            "2014-12-31",
        ),
        (
            "The offensive began on 3 July. Two days after the offensive began, rebels struck a base.",
            "struck",
            "",
            "2015-07-05",
            "2015-07-05",
        ),
        # a clause cut short takes the date of its sentence
        (
            "Troops entered the centre on 7 July and raised the flag over it.",
            "raised",
            "raised the flag over it",
            "2015-07-07",
            "2015-07-07",
        ),
        # a full date closes a row of clauses, however long ago it was
        (
            "Raiders looted shops and burned the market on 3 January.",
            "looted",
            "Raiders looted shops",
            "2015-01-03",
            "2015-01-03",
        ),
        # a relative clause that is over is passed by
        (
            "The raid, which killed twelve and wounded 30, took place on 5 June.",
            "raid",
            "",
            "2015-06-05",
            "2015-06-05",
        ),
        # a clause of the same moment says when
        (
            "Rebels destroyed a plane as it landed on Monday.",
            "destroyed",
            "Rebels destroyed a plane",
            "2015-07-13",
            "2015-07-13",
        ),
        # agreed to a thing, not to do something
        ("Both sides agreed to a truce on Monday.", "agreed", "", "2015-07-13", "2015-07-13"),
        # told as before the day of the main clause
        (
            "The city was declared free on Monday, after troops captured the last quarter.",
            "captured",
            "after troops captured the last quarter",
            "2015-07-08",
            "2015-07-13",
        ),
        # ... or in its month, where that is background
        (
            "The rebels took the town in June 2014 after a three-day battle.",
            "battle",
            "after a three-day battle",
            "2014-06-01",
            "2014-06-30",
        ),
        # a day to come is not in force for what has been done
        (
            "Troops took the bridge on Tuesday. A truce will begin on Friday. Rebels shelled the port.",
            "shelled",
            "",
            "2015-07-14",
            "2015-07-14",
        ),
        # two days joined
        ("Jets bombed the valley on Monday and Tuesday.", "bombed", "", "2015-07-13", "2015-07-14"),
        # what went on from the date in force until a day
        (
            "The assault began on 3 July. Rebels fired mortars until Friday.",
            "fired",
            "",
            "2015-07-03",
            "2015-07-10",
        ),
    ],
)
def test_passage(text: str, trigger: str, clause: str, first: str, last: str) -> None:
    assert days(when(text, trigger, clause)) == (first, last)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        # the date of the main clause is not that of its purpose
        ("Troops set out on Monday to drive the rebels from the town.", "drive", None, None),
        # a limit
        ("The army will retake the town by Friday.", "retake", date(2015, 7, 15), date(2015, 7, 17)),
        ("The army will attack after Friday.", "attack", date(2015, 7, 17), None),
    ],
)
def test_plans(text: str, trigger: str, first: date | None, last: date | None) -> None:
    time = when(text, trigger, status=Status.PLANNED)
    assert (time.interval if time else None) == (TimeInterval(first, last) if first or last else None)


def test_a_noun_told_of_as_to_come_is_not_of_the_past_week() -> None:
    assert when("An assault on the town would begin soon, they said.", "assault") is None
