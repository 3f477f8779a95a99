"""How long a figure takes: ``python -m tests.benchmarks.brief``.

Prints wall seconds (best of three, the process warm) of PNG, SVG and PDF of 1, 30, 300 and 5,000 events over 1,500
places of one region, and of a fresh process that draws one PNG of 30 events.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable

from dashboard.brief import figure
from dashboard.brief.model import Brief, Options
from tests.unit.brief.sheets import Shape, brief

_ALONE = "from dashboard.brief import figure; from tests.unit.brief.sheets import brief; figure.png(brief(30))"


def many(number: int) -> Brief:
    """A brief of events at up to 1,500 places of the Sahel."""
    draw = random.Random(1)  # noqa: S311
    spots = tuple((f"Village {at}", draw.uniform(10, 24), draw.uniform(-11, 4), "exact", 0.0) for at in range(1500))
    return brief(number, Shape(spots))


def best(job: Callable[[], object], *, times: int = 3) -> float:
    """Least wall seconds of some runs; one before them is not counted."""
    job()
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def main() -> None:
    options = Options()
    print(f"{'events':>8}{'png s':>8}{'svg s':>8}{'pdf s':>8}")
    for number in (1, 30, 300, 5000):
        made = many(number) if number > 300 else brief(number)
        jobs: list[Callable[[], object]] = [
            lambda made=made: figure.png(made, options),
            lambda made=made: figure.svg(made, options),
            lambda made=made: figure.pdf(made, options),
        ]
        print(f"{number:8,}" + "".join(f"{best(job):8.2f}" for job in jobs))
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _ALONE], check=True)
    print(f"cold process, one PNG of 30 events: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
