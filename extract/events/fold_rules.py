"""The table that says which two drafts of a document tell of one happening: the first row that holds decides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.events.fold_pair import Pair
from extract.events.fold_questions import QUESTIONS
from extract.lexicon.loader import Row, read_table
from extract.lexicon.rules import FOLDING_COLUMNS

TABLE = Path(__file__).parent.parent / "lexicon" / "rules" / "folding.tsv"
_OUTCOMES = ("one", "apart")


@dataclass(frozen=True, slots=True)
class FoldRule:
    """``conditions``: questions of a pair with the answer that each must have. ``example``: a text that shows it."""

    id: str
    conditions: tuple[tuple[str, bool], ...]
    one: bool
    example: str

    def holds(self, pair: Pair) -> bool:
        return all(_answer(pair, question) is wanted for question, wanted in self.conditions)


def _answer(pair: Pair, question: str) -> bool:
    known = pair.answers.get(question)
    if known is None:
        known = pair.answers[question] = QUESTIONS[question](pair)
    return known


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


def decide(pair: Pair) -> FoldRule | None:
    """The row that decides on a pair; None where no row holds: then the two stay apart."""
    return next((rule for rule in rules() if rule.holds(pair)), None)
