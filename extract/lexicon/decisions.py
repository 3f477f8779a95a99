"""Ordered tables of decisions: the first row of which every condition holds decides.

A row has an id, conditions (words for yes-or-no questions, ``!`` before one that must be answered no), an outcome,
its meaning in a sentence and an example. What the questions mean is the business of whoever asks; here they are
names. Sets of rows are integers with a bit for each row, so that one answer rules out many rows at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from extract.lexicon.loader import Row, read_table

S = TypeVar("S")
T = TypeVar("T")
COLUMNS = ("id", "when", "outcome", "means", "example")
ALL = -1  # every row


@dataclass(frozen=True, slots=True)
class Rule:
    """One row. ``conditions``: questions with the answer that each must have. ``example``: a text in which it decides;
    ``\\n`` of the file is an end of line here."""

    id: str
    conditions: tuple[tuple[str, bool], ...]
    outcome: str
    means: str
    example: str


def read_rules(path: Path, questions: Collection[str], outcomes: Collection[str]) -> tuple[Rule, ...]:
    """The rows of a table in order. Raises LexiconError, with file and line, for a question or an outcome that is not
    known, for conditions that contradict each other, and for a row that an earlier one never lets decide."""
    rules: list[Rule] = []
    for row in read_table(path, COLUMNS, required=COLUMNS):
        rule = Rule(row["id"], _conditions(row), row["outcome"], row["means"], row["example"].replace("\\n", "\n"))
        for question, _ in rule.conditions:
            if question not in questions:
                raise row.fail(f"nobody answers {question!r}")
        if rule.outcome not in outcomes:
            raise row.fail(f"{rule.outcome!r} is no outcome; known: {', '.join(sorted(outcomes))}")
        before = next((one for one in rules if set(one.conditions) <= set(rule.conditions)), None)
        if before is not None:
            raise row.fail(f"never decides: wherever it holds, {before.id!r} above it does")
        rules.append(rule)
    return tuple(rules)


def _conditions(row: Row) -> tuple[tuple[str, bool], ...]:
    found = tuple((word.removeprefix("!"), not word.startswith("!")) for word in row["when"].split())
    if len({question for question, _ in found}) < len(found):
        raise row.fail("asks one thing twice")
    return found


#: a question that may be asked: the rows that it can rule out, its bit among the questions, the rows left after no and
#: after yes, and how it is asked
_Step = tuple[int, int, int, int, Callable[[T], bool]]


class Decisions(Generic[T]):
    """A table made ready for asking. ``asks``: what is asked of a subject; the rest is asked of others beforehand, by
    ``alive``. ``quick``: those of ``asks`` that are asked first, where they can rule a row out.
    ``presupposed``: what else must be answered yes for a question to be answered yes."""

    def __init__(
        self,
        rules: tuple[Rule, ...],
        asks: Mapping[str, Callable[[T], bool]],
        *,
        quick: Collection[str] = (),
        presupposed: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.rules = rules
        self._left = _left(rules, presupposed or {})
        whole = (1 << len(rules)) - 1
        steps: dict[str, _Step[T]] = {}
        for at, (question, ask) in enumerate(asks.items()):
            no, yes = self._left.get(question, (whole, whole))
            steps[question] = (whole & ~(no & yes), 1 << at, no, yes, ask)
        self._quick = tuple(step for question, step in steps.items() if question in quick)
        self._asked = tuple(tuple(steps[q] for q, _ in rule.conditions if q in steps) for rule in rules)

    def of_outcome(self, outcome: str) -> int:
        """The rows with an outcome."""
        return sum(1 << at for at, rule in enumerate(self.rules) if rule.outcome == outcome)

    def alive(self, asks: Mapping[str, Callable[[S], bool]], subject: S) -> int:
        """The rows that are left when ``subject`` has answered all of ``asks``."""
        rows = ALL
        for question, ask in asks.items():
            answers = self._left.get(question)
            if answers is not None:
                rows &= answers[ask(subject)]
        return rows

    def first(self, subject: T, alive: int = ALL, wanted: int = ALL) -> Rule | None:
        """The row that decides, of those ``alive``; None where none holds, or as soon as none of ``wanted`` is left.

        No question is asked twice, and none that can change nothing.
        """
        alive &= (1 << len(self.rules)) - 1
        answered = 0
        for touched, bit, no, yes, ask in self._quick:
            if alive & wanted & touched:
                answered |= bit
                alive &= yes if ask(subject) else no
                if not alive & wanted:
                    return None
        while alive & wanted:
            at = (alive & -alive).bit_length() - 1  # the first that is left
            for _, bit, no, yes, ask in self._asked[at]:
                if not answered & bit:
                    answered |= bit
                    alive &= yes if ask(subject) else no
                    if not alive >> at & 1:
                        break
            else:
                return self.rules[at]
        return None


def _left(rules: tuple[Rule, ...], presupposed: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[int, int]]:
    """Question -> the rows that are left after the answer no, and after yes."""
    whole = (1 << len(rules)) - 1
    left: dict[str, list[int]] = {}
    for at, rule in enumerate(rules):
        for question, wanted in _presumed(rule, presupposed):
            left.setdefault(question, [whole, whole])[not wanted] &= ~(1 << at)
    return {question: (no, yes) for question, (no, yes) in left.items()}


def _presumed(rule: Rule, presupposed: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, bool]]:
    yield from rule.conditions
    for question, wanted in rule.conditions:
        if wanted:
            yield from ((needed, True) for needed in presupposed.get(question, ()))
