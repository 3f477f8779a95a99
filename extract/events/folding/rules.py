"""The table that says which two drafts of a document tell of one happening: the first row that holds decides."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from extract.events.draft import Draft
from extract.events.folding.pair import Pair, between
from extract.events.folding.questions import OF_BOTH, OF_LAYOUT, OF_ONE, OF_OTHER, PRESUPPOSED, QUESTIONS, QUICK, REACH
from extract.events.syntax.layout import Layout
from extract.lexicon.decisions import Decisions, Rule, read_rules

TABLE = Path(__file__).parent.parent.parent / "lexicon" / "rules" / "folding.tsv"
ONE, APART = "one", "apart"


@cache
def table() -> Decisions[Pair]:
    """The table made ready. Raises LexiconError where a row asks what no pair can answer."""
    rules = read_rules(TABLE, QUESTIONS, (ONE, APART))
    return Decisions(rules, {**QUICK, **OF_BOTH}, quick=QUICK, presupposed=PRESUPPOSED)


@cache
def _rows(outcome: str) -> int:
    return table().of_outcome(outcome)


@cache
def _far() -> int:
    """The rows that are left for two drafts that stand far from each other."""
    return table().alive(dict.fromkeys(("same_sentence", "next", "near", "reach"), lambda _: False), None)


def _alone(other: Draft, layout: Layout) -> int:
    """The rows that are left when the one that another may belong to has been asked."""
    asked = {question: partial(ask, layout=layout) for question, ask in OF_LAYOUT.items()}
    return table().alive(OF_OTHER, other) & table().alive(asked, other)


class Others:
    """What drafts answer of themselves as the ones that others may belong to, kept until they change."""

    __slots__ = ("_alive", "layout")

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._alive: dict[int, int] = {}

    def alive(self, other: Draft) -> int:
        """The rows that the answers of ``other`` leave."""
        found = self._alive.get(id(other))
        if found is None:
            found = self._alive[id(other)] = _alone(other, self.layout)
        return found

    def changed(self, other: Draft) -> None:
        """It has taken something over: ask it again."""
        self._alive.pop(id(other), None)


class Held:
    """One draft, held beside others: what is asked of it alone is asked once. It must not change meanwhile."""

    __slots__ = ("_alive", "_others", "one")

    def __init__(self, one: Draft, others: Others) -> None:
        self.one, self._others = one, others
        self._alive = table().alive(OF_ONE, one)

    def beside(self, other: Draft, outcome: str) -> Rule | None:
        """The row that decides on the two, where it has this outcome; else None."""
        wanted = _rows(outcome)
        alive = self._alive & self._others.alive(other)
        if between(self.one, other) > REACH:
            alive &= _far()
        if not alive & wanted:
            return None
        rule = table().first(Pair(self.one, other, self._others.layout), alive, wanted)
        return rule if rule is not None and rule.outcome == outcome else None


def decide(pair: Pair) -> Rule | None:
    """The row that decides on a pair; None where no row holds: then the two stay apart."""
    return table().first(pair, table().alive(OF_ONE, pair.one) & _alone(pair.other, pair.layout))
