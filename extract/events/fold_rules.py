"""The table that says which two drafts of a document tell of one happening: the first row that holds decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.events.draft import Draft
from extract.events.fold_pair import Pair
from extract.events.fold_questions import OF_BOTH, OF_ONE, OF_OTHER, PRESUPPOSED, QUESTIONS, QUICK
from extract.events.layout import Layout
from extract.lexicon.loader import Row, read_table
from extract.lexicon.rules import FOLDING_COLUMNS

TABLE = Path(__file__).parent.parent / "lexicon" / "rules" / "folding.tsv"
_OUTCOMES = ("one", "apart")

Ask = Callable[[Pair], bool]


@dataclass(frozen=True, slots=True)
class FoldRule:
    """``conditions``: questions of a pair with the answer that each must have. ``example``: a text that shows it."""

    id: str
    conditions: tuple[tuple[str, bool], ...]
    one: bool
    example: str


@cache
def rules() -> tuple[FoldRule, ...]:
    """The rows of the table in order. Raises LexiconError where a row asks what no pair can answer."""
    rows = read_table(TABLE, FOLDING_COLUMNS, required=FOLDING_COLUMNS)
    return tuple(_rule(row) for row in rows)


def _rule(row: Row) -> FoldRule:
    conditions = tuple((word.removeprefix("!"), not word.startswith("!")) for word in row["when"].split())
    for question, _ in conditions:
        if question not in QUESTIONS:
            raise row.fail(f"no pair can answer {question!r}")
    if row["outcome"] not in _OUTCOMES:
        raise row.fail(f"{row['outcome']!r} is no outcome")
    return FoldRule(row["id"], conditions, row["outcome"] == "one", row["example"].replace("\\n", "\n"))


@dataclass(frozen=True, slots=True)
class _Compiled:
    """The table as sets of rows, a bit each. ``left``: question -> the rows left after the answer no, and after yes."""

    left: Mapping[str, tuple[int, int]]
    outcomes: tuple[int, int]  # the rows that keep apart, and those that join
    quick: tuple[tuple[str, int, int, Ask], ...]  # questions with a bit each, and the rows that they can rule out
    asked: tuple[tuple[tuple[str, int, Ask], ...], ...]  # by row: what it asks of a pair

    def alive(self, asked: Mapping[str, Callable[[Draft], bool]], draft: Draft) -> int:
        """The rows that the answers about one draft leave."""
        rows = -1
        for question, ask in asked.items():
            rows &= self.left[question][ask(draft)]
        return rows


@cache
def _compiled() -> _Compiled:
    whole = (1 << len(rules())) - 1
    left = {question: [whole, whole] for question in QUESTIONS}
    outcomes = [0, 0]
    for at, rule in enumerate(rules()):
        outcomes[rule.one] |= 1 << at
        for question, wanted in _with_presupposed(rule):
            left[question][not wanted] &= ~(1 << at)
    asks = {**QUICK, **OF_BOTH}
    bits = {question: 1 << at for at, question in enumerate(asks)}
    return _Compiled(
        left={question: (no, yes) for question, (no, yes) in left.items()},
        outcomes=(outcomes[0], outcomes[1]),
        quick=tuple((q, bits[q], whole & ~(left[q][0] & left[q][1]), ask) for q, ask in QUICK.items()),
        asked=tuple(tuple((q, bits[q], asks[q]) for q, _ in rule.conditions if q in asks) for rule in rules()),
    )


def _with_presupposed(rule: FoldRule) -> Iterator[tuple[str, bool]]:
    yield from rule.conditions
    for question, wanted in rule.conditions:
        if wanted:
            yield from ((needed, True) for needed in PRESUPPOSED.get(question, ()))


class Held:
    """One draft, held beside others: what is asked of it alone is asked once. It must not change meanwhile."""

    __slots__ = ("_alive", "_layout", "one")

    def __init__(self, one: Draft, layout: Layout) -> None:
        self.one, self._layout = one, layout
        self._alive = _compiled().alive(OF_ONE, one)

    def beside(self, other: Draft, outcome: bool) -> FoldRule | None:
        """The row that decides on the two, where it joins (``outcome`` true) or keeps apart (false); else None."""
        table = _compiled()
        wanted = table.outcomes[outcome]
        alive = self._alive & table.alive(OF_OTHER, other)
        if not alive & wanted:
            return None
        rule = _decide(Pair(self.one, other, self._layout), alive, wanted)
        return rule if rule is not None and rule.one is outcome else None


def decide(pair: Pair) -> FoldRule | None:
    """The row that decides on a pair; None where no row holds: then the two stay apart."""
    table = _compiled()
    alive = table.alive(OF_ONE, pair.one) & table.alive(OF_OTHER, pair.other)
    return _decide(pair, alive, -1)


def _decide(pair: Pair, alive: int, wanted: int) -> FoldRule | None:
    """The first row that holds of those ``alive``; None as soon as none of the ``wanted`` ones is left.

    What is quick to say is asked first, where it can rule out a wanted row; the rest only for the first row left.
    """
    table = _compiled()
    left = table.left
    answered = 0
    for question, bit, rows, ask in table.quick:
        if alive & wanted & rows:
            answered |= bit
            alive &= left[question][ask(pair)]
            if not alive & wanted:
                return None
    while alive & wanted:
        at = (alive & -alive).bit_length() - 1  # the first that is left
        for question, bit, ask in table.asked[at]:
            if not answered & bit:
                answered |= bit
                alive &= left[question][ask(pair)]
                if not alive >> at & 1:
                    break
        else:
            return rules()[at]
    return None
