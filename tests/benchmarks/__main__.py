"""Measure the extractor beside a peer in the same run: ``python -m tests.benchmarks [REPORT.jsonl ...]``.

Reads the sample reports, or the given JSONL files (one object with "text" a line). Prints, in CPU seconds of this
process, the throughput of the whole extractor, of its room for time, and of ``dateparser.search`` on the same text;
then wall time and peak memory of a cold ``dateline annotate`` on one report (median of five), and merging of made-up
mentions (``tests.benchmarks.merging``).
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
DATELINE = Path(sys.executable).parent / "dateline"


def texts(paths: list[str]) -> list[str]:
    """Texts to measure on: those of the JSONL files, or the sample reports."""
    if paths:
        return [
            json.loads(line)["text"]
            for path in paths
            for line in Path(path).read_text(encoding="utf-8").splitlines()
            if line
        ]
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("2*.*"))]


def rate(job: Callable[[str], object], corpus: list[str]) -> float:
    """Megabytes of UTF-8 text a CPU second; the first text is run once before, so that lexicons are loaded."""
    job(corpus[0])
    start = time.process_time()
    for text in corpus:
        job(text)
    return sum(len(text.encode()) for text in corpus) / 1e6 / (time.process_time() - start)


def cold(report: str) -> tuple[float, float]:
    """Wall seconds (median of five) and peak resident MB of a fresh ``dateline annotate`` process on one report."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        source.write_text(json.dumps({"id": "1", "text": report, "published": "2015-07-14"}) + "\n", encoding="utf-8")
        walls, peaks = [], []
        for _ in range(5):
            start = time.perf_counter()
            process = subprocess.Popen([DATELINE, "annotate", source, target], stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            walls.append(time.perf_counter() - start)
            peaks.append(usage.ru_maxrss / 1024)
            if status:
                raise SystemExit(f"annotate ended with {status}")
        return statistics.median(walls), max(peaks)


def main() -> None:
    from dateparser.search import search_dates

    from extract.corpus import extract_document
    from extract.mentions.timex import find_timexes
    from extract.model import Document
    from extract.resolve.times import resolve_timexes
    from tests.benchmarks import merging

    corpus = texts(sys.argv[1:])
    words = sum(len(text.split()) for text in corpus)
    size = sum(len(text.encode()) for text in corpus) / 1e6
    print(f"{len(corpus)} texts, {words:,} words, {size:.2f} MB")
    rates = {
        "whole extractor": rate(lambda text: extract_document(Document(text)), corpus),
        "time alone": rate(lambda text: resolve_timexes(text, find_timexes(text), published=None), corpus),
        "dateparser.search": rate(lambda text: search_dates(text, languages=["en"]), corpus),
    }
    for name, value in rates.items():
        times = value / rates["dateparser.search"]
        print(f"{name:20}{value:8.3f} MB/CPU s {value / size * words:12,.0f} words/s {times:8.1f} x dateparser.search")
    wall, peak = cold(corpus[0])
    print(f"cold annotate, one report: {wall:.2f} s, {peak:.0f} MB")
    merging.measure(25_000)


if __name__ == "__main__":
    main()
