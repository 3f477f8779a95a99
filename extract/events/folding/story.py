"""The mentions of one happening all over a document, by the table of pairs: ``extract/lexicon/rules/folding.tsv``.

Each draft is held beside those before it, the nearest first; a headline or caption beside those that follow it. The
main mention takes from the others what they tell more exactly: a day over none, a town over its province, a name
over a pronoun or a noun, a named means over a bare "attack".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.events.draft import Draft
from extract.events.folding.facts import better_named
from extract.events.folding.join import VIOLENT, fold, own_place, own_time
from extract.events.folding.pair import ABOVE
from extract.events.folding.rules import APART, ONE, Held, Others, table
from extract.events.folding.telling import responsibility
from extract.events.syntax.layout import Layout
from extract.lexicon.decisions import Rule
from extract.model import Status, TimePrecision

_BACK = 24  # drafts before it that a draft is held beside
_AHEAD = 40  # drafts after it that a headline is held beside
_FINE = (TimePrecision.DAY, TimePrecision.WEEK, TimePrecision.MONTH, TimePrecision.SEASON, TimePrecision.YEAR)


def story(kept: Sequence[Draft], plan: Layout) -> None:
    """Fold what the body tells of one happening; ``kept``: what stands for itself, in the text's order."""
    body = [one for one in kept if one.sentence.kind not in ABOVE]
    others = Others(plan)
    for i, one in enumerate(body):
        if one.into is None:
            _fold_first(one, reversed(body[max(0, i - _BACK) : i]), others)


def headlines(kept: Sequence[Draft], plan: Layout) -> None:
    """Fold each headline and caption with what it heads, else with what stands above it."""
    above = [i for i, one in enumerate(kept) if one.sentence.kind in ABOVE]
    for i in above:
        after = [other for other in kept[i + 1 : i + 1 + _AHEAD] if other.sentence.kind not in ABOVE]
        _fold_best(kept[i], after, plan)
    for i in above:
        _fold_best(kept[i], kept[max(0, i - _BACK) : i][::-1], plan)


def kept_apart(one: Draft, other: Draft, plan: Layout) -> bool:
    """Does a row of the table keep the two apart: another day or place, another entry of a list, a "second" attack?"""
    return Held(one, Others(plan)).beside(other, APART) is not None


def _fold_first(one: Draft, before: Iterable[Draft], others: Others) -> None:
    """Fold it with the first of those ``before`` it that a row of the table joins it to."""
    held = Held(one, others)
    for other in before:
        if other.into is None and (rule := held.beside(other, ONE)) is not None:
            _join(one, other, rule)
            others.changed(one)
            others.changed(other)
            return


def _fold_best(one: Draft, others: Iterable[Draft], plan: Layout) -> None:
    """Fold a headline with the one of ``others`` that the earliest row of the table joins it to."""
    if one.into is not None:
        return
    held = Held(one, Others(plan))
    open_ones = ((other, held.beside(other, ONE)) for other in others if other.into is None)
    found = [(other, rule) for other, rule in open_ones if rule is not None]
    if found:
        other, rule = min(found, key=lambda item: table().rules.index(item[1]))
        _join(one, other, rule)


def _join(one: Draft, other: Draft, rule: Rule) -> None:
    part, main = (one, other) if _weight(one) <= _weight(other) else (other, one)
    take_exact(part, main)
    _take_claim(part, main)
    fold(part, main, rule.id)


def _take_claim(part: Draft, main: Draft) -> None:
    """ "X claimed to have killed three when it bombed a camp": what hangs on the claim is no more than claimed."""
    speaker = part.verdict.speaker
    if part.number != main.number or speaker is None or part.verdict.status is not Status.CLAIMED:
        return
    if main.verdict.status is Status.ASSERTED and speaker.span.start < main.trigger.start:
        main.verdict.status, main.verdict.speaker = Status.CLAIMED, speaker


def _of_other_words(one: Draft) -> bool:
    """Do the day and place beside it belong to a comparison or a claim of responsibility?"""
    return one.superlative or responsibility(one)


def _weight(one: Draft) -> tuple[bool, bool, int, bool, int]:
    """Which of two mentions is the main one: the body before a headline, the graver deed, the clause that says more."""
    gravity = _GRAVITY.get(one.sub_event_type, _GRAVE)
    if one.sub_event_type == "Attack" and one.arguments.targets and "killed" not in one.counts():
        gravity -= 1  # "abducted a student and beat him"
    told = (one.arguments.agents, one.arguments.targets, one.tolls, own_place(one), own_time(one), one.verb)
    return (
        one.sentence.kind not in ABOVE,
        not responsibility(one),
        gravity,
        not one.is_("result"),
        sum(bool(field) for field in told),
    )


_GRAVE = 3
#: what goes along with a deed, and what is less than violence
_GRAVITY = {
    **dict.fromkeys(("Non-violent transfer of territory", "Agreement", "Other", "Change to group/activity"), 0),
    "Looting/property destruction": 1,
    **dict.fromkeys(("Arrests", "Abduction/forced disappearance"), 2),
}


def take_exact(one: Draft, main: Draft) -> None:
    """Give the main mention what another one tells more exactly of when, where and by what means."""
    above = one.sentence.kind in ABOVE  # a headline's day and place are loose: they only fill what the body leaves open
    if (main.time is None) if above else _finer_time(one, main):
        main.time = one.time
    if (main.place is None) if above else _finer_place(one, main):
        main.place = one.place
    for ours, theirs in (
        (one.arguments.agents, main.arguments.agents),
        (one.arguments.targets, main.arguments.targets),
    ):
        if better_named(ours, theirs):
            theirs[:] = ours
    if _sharper(one, main):
        main.event_type, main.sub_event_type, main.recoded = one.event_type, one.sub_event_type, True


def _finer_time(one: Draft, main: Draft) -> bool:
    if _of_other_words(one) or own_time(one) is None or one.time is None:
        return False
    if own_time(main) is None or main.time is None:
        return True
    return _rank(one.time.precision) < _rank(main.time.precision)


def _rank(precision: TimePrecision) -> int:
    return _FINE.index(precision) if precision in _FINE else len(_FINE)


def _finer_place(one: Draft, main: Draft) -> bool:
    if _of_other_words(one):
        return False  # "the deadliest attack since 22 cadets were killed in Bogota"
    mine, theirs = own_place(one), own_place(main)
    if mine is None:
        return False
    return theirs is None or mine.radius_km < theirs.radius_km


def _sharper(one: Draft, main: Draft) -> bool:
    """ "Four were killed" beside "a drone dropped a bomb": the one that names the means says what it was."""
    if not {one.event_type, main.event_type} <= VIOLENT or one.sub_event_type == main.sub_event_type:
        return False
    if (main.sub_event_type, one.sub_event_type) == ("Attack", "Armed clash") and not main.arguments.targets:
        return True  # "the enemy attacked"; "the fighting goes on": both sides fought
    loose = main.is_("result") or main.is_("vague") or (main.verb is None and main.is_("resume"))
    return loose and not (one.is_("result") or one.is_("vague") or one.is_("resume"))
