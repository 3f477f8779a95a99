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


@cache
def _left() -> dict[str, tuple[int, int]]:
    """Question -> the rows (a bit each) that are left after the answer no, and after yes."""
    whole = (1 << len(rules())) - 1
    left = {question: [whole, whole] for question in QUESTIONS}
    for at, rule in enumerate(rules()):
        for question, wanted in rule.conditions:
            left[question][not wanted] &= ~(1 << at)
    return {question: (no, yes) for question, (no, yes) in left.items()}


def decide(pair: Pair) -> FoldRule | None:
    """The row that decides on a pair; None where no row holds: then the two stay apart.

    Each question is asked once, and its answer rules out every row that wants the other one.
    """
    table, left, answers = rules(), _left(), pair.answers
    alive = (1 << len(table)) - 1
    for question, answer in answers.items():
        alive &= left[question][answer]
    while alive:
        rule = table[(alive & -alive).bit_length() - 1]  # the first that is left
        for question, wanted in rule.conditions:
            if question not in answers:
                answer = answers[question] = QUESTIONS[question](pair)
                alive &= left[question][answer]
                if answer is not wanted:
                    break
        else:
            return rule
    return None
