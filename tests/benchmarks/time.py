"""Measure the room for time beside a peer: ``python -m tests.benchmarks.time [REPORT.jsonl ...]``.

Reads the sample reports, or the given JSONL files (one object with "text" a line). Prints megabytes of UTF-8 text a
CPU second of this process for finding and resolving every time expression, and for ``dateparser.search`` (English
only, its quickest setting) on the same text in the same run, and the ratio. HeidelTime is not run: its figure is the
one published for it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date

from extract.mentions.timex import find_timexes
from extract.model import Published, TimeInterval
from extract.resolve.times import resolve_timexes
from tests.benchmarks.__main__ import texts

#: passes over that text that ours is measured in, so that the clock's grain does not matter
PASSES = 5
HEIDELTIME = 0.003  # MB/s, published; quoted, not run
DAY = date(2015, 7, 15)


def ours(text: str) -> int:
    """Finds and resolves; how many there are. The last answers are forgotten first, so that each pass reads anew."""
    find_timexes.cache_clear()
    published = Published(TimeInterval(DAY, DAY), "analyst")
    return len(resolve_timexes(text, find_timexes(text), published=published))


def rate(job: Callable[[str], int], corpus: list[str], passes: int) -> tuple[float, int]:
    """Megabytes a CPU second, and how many expressions one pass found; one text is read first to load what is lazy."""
    job(corpus[0])
    found = 0
    start = time.process_time()
    for _ in range(passes):
        found = sum(job(text) for text in corpus)
    seconds = time.process_time() - start
    return passes * sum(len(text.encode()) for text in corpus) / 1e6 / seconds, found


def main() -> None:
    from dateparser.search import search_dates

    corpus = texts(sys.argv[1:])
    size = sum(len(text.encode()) for text in corpus) / 1e6
    print(f"{len(corpus)} texts, {size:.3f} MB, the same for both, one run, CPU seconds of this process")
    mine, found = rate(ours, corpus, PASSES)
    print(f"{'find + resolve':34}{mine:9.3f} MB/CPU s  {found:6} expressions")
    peer, hits = rate(lambda text: len(search_dates(text, languages=["en"]) or ()), corpus, 1)
    print(f"{'dateparser.search, English':34}{peer:9.3f} MB/CPU s  {hits:6} expressions")
    print(f"{'HeidelTime (published, not run)':34}{HEIDELTIME:9.3f} MB/s")
    print(f"{mine / peer:.0f} x dateparser.search (target 20); {mine / HEIDELTIME:.0f} x HeidelTime as published (500)")


if __name__ == "__main__":
    main()
