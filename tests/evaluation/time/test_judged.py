"""The second gold file, judged in full before it was run: most cases must stay wholly right."""

from __future__ import annotations

from tests.evaluation.time.judged import differences, read_cases

# Per cent of the cases with nothing wrong: span, value, days, basis and reason of every expression, and no other found
FLOOR = 98.0


def test_gold_is_large_enough() -> None:
    cases = list(read_cases())
    assert len(cases) >= 180
    assert sum(len(case.expressions) for case in cases) >= 200
    assert sum(not case.expressions for case in cases) >= 20  # traps that are no dates


def test_floor() -> None:
    cases = list(read_cases())
    wrong = {case.text: found for case in cases if (found := differences(case))}
    report = "\n".join(f"{text}\n    " + "\n    ".join(found) for text, found in wrong.items())
    assert 100.0 * (len(cases) - len(wrong)) / len(cases) >= FLOOR, report
