"""Ordered tables of decisions: which row decides, what is asked for it, and which tables are refused."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from extract.lexicon.decisions import Decisions, Rule, read_rules
from extract.lexicon.loader import LexiconError

HEAD = "id\twhen\toutcome\tmeans\texample\n"
TABLE = HEAD + "wet\train !roof\tin\tit rains\tRain.\nhot\tsun noon\tin\tit is hot\tSun.\nelse\t!roof\tout\tgo\tGo.\n"
QUESTIONS = ("rain", "roof", "sun", "noon")


def rules(folder: Path, text: str) -> tuple[Rule, ...]:
    path = folder / "table.tsv"
    path.write_text(text, encoding="utf-8")
    return read_rules(path, QUESTIONS, ("in", "out"))


def asks(asked: list[str], names: tuple[str, ...] = QUESTIONS) -> dict[str, Callable[[dict[str, bool]], bool]]:
    def ask(name: str) -> Callable[[dict[str, bool]], bool]:
        def answer(subject: dict[str, bool]) -> bool:
            asked.append(name)
            return subject[name]

        return answer

    return {name: ask(name) for name in names}


@pytest.mark.parametrize("quick", [(), ("sun", "rain"), QUESTIONS], ids=["none quick", "some", "all"])
def test_the_first_row_that_holds_decides(tmp_path: Path, quick: tuple[str, ...]) -> None:
    # the same as reading the rows one by one, over all answers, however they are asked and whatever is wanted
    table = rules(tmp_path, TABLE)
    asked: list[str] = []
    decisions = Decisions(table, asks(asked), quick=quick)
    for answers in product((False, True), repeat=len(QUESTIONS)):
        subject = dict(zip(QUESTIONS, answers, strict=True))
        plain = next((rule for rule in table if all(subject[q] is wanted for q, wanted in rule.conditions)), None)
        for outcome in ("in", "out"):
            asked.clear()
            found = decisions.first(subject, wanted=decisions.of_outcome(outcome))
            assert (found if found and found.outcome == outcome else None) == (
                plain if plain and plain.outcome == outcome else None
            )
            assert len(asked) == len(set(asked))  # nothing is asked twice
        assert decisions.first(subject) == plain


def test_what_was_asked_beforehand_is_not_asked_again(tmp_path: Path) -> None:
    asked: list[str] = []
    decisions = Decisions(rules(tmp_path, TABLE), asks(asked, ("rain", "sun", "noon")))
    subject = {"rain": True, "roof": True, "sun": False, "noon": False}
    alive = decisions.alive(asks([], ("roof",)), subject)
    assert decisions.first(subject, alive) is None
    assert asked == ["sun"]  # under a roof neither the first nor the last row can hold


def test_what_is_presupposed_rules_a_row_out(tmp_path: Path) -> None:
    asked: list[str] = []
    decisions = Decisions(rules(tmp_path, TABLE), asks(asked), presupposed={"sun": ("noon",)})
    alive = decisions.alive({"noon": lambda _: False}, None)
    assert decisions.first(dict.fromkeys(QUESTIONS, True), alive) is None
    assert "sun" not in asked


BROKEN = [
    ("wind\twind\tin\tit blows\tWind.", "nobody answers 'wind'"),
    ("wet\train\tup\tit rains\tRain.", "'up' is no outcome"),
    ("wet\train !rain\tin\tit rains\tRain.", "asks one thing twice"),
    ("wet\train\tin\tit rains\tRain.\nsun\tsun rain\tout\tboth\tBoth.", "never decides"),
    ("wet\train\tin\tit rains\t", "column 'example' is empty"),
]


@pytest.mark.parametrize(("lines", "why"), BROKEN, ids=[why for _, why in BROKEN])
def test_a_broken_table_is_refused_with_file_and_line(tmp_path: Path, lines: str, why: str) -> None:
    with pytest.raises(LexiconError, match=why) as caught:
        rules(tmp_path, HEAD + lines + "\n")
    assert str(caught.value).startswith(f"table.tsv:{2 + lines.count(chr(10))}: ")
