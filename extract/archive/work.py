"""What a worker of the cluster does: one partition, each report in a child process with limits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from extract.archive import layout, tables
from extract.archive.tables import Done
from extract.corpus import crash_words, extract_packed, warm
from extract.isolation.limits import present
from extract.isolation.worker import Died, Worker
from extract.model import Document
from extract.processes import Crashed
from extract.store.packed import Packed


def build(root: str, version: str, name: str, reports: Sequence[Document]) -> tuple[int, int, list[tuple[str, str]]]:
    """Extract the reports and write them as the partition ``name``: how many reports, mentions, and which failed, why.

    To be run any number of times, by several workers at once too: the partition is there once.
    """
    target = layout.home(Path(root), version) / name
    if target.exists():
        return len(reports), 0, []
    done = [_one(version, report) for report in reports]
    with layout.whole(Path(root), target) as folder:
        count, mentions = tables.write(folder, done)
    return count, mentions, [(one.document.name, one.error) for one in done if one.packed is None]


def give_up(root: str, version: str, name: str, report: Document, error: str) -> None:
    """Keep a report that ends every worker it is given to as what it is: not extracted, and why."""
    with layout.whole(Path(root), layout.home(Path(root), version) / name) as folder:
        tables.write(folder, [Done(report, None, version, error)])


@cache
def _child() -> Worker:
    """The child of this worker; it ends with it."""
    return Worker(present(), warm)


def _one(version: str, report: Document) -> Done:
    child = _child()
    try:
        child.send(extract_packed, (0, report), len(report.text))
        (found,) = child.results()
    except Died as error:
        found = crash_words(Crashed(str(error)))
    if isinstance(found, Packed):
        if found.version != version:
            return Done(report, None, version, f"this worker has other rules ({found.version})")
        return Done(report, found, version)
    return Done(report, None, version, str(found))
