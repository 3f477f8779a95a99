"""The processes in which the server reads files and extracts reports: it never does so in its own.

Two of each, so that one report that takes its whole time does not keep everybody waiting. They are started when first
needed and stay; one that dies is replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from queue import SimpleQueue
from typing import TypeVar

from extract.account import Account
from extract.corpus import crash_words, extract_one, warm
from extract.documents.read import File
from extract.intake import Readers
from extract.isolation.limits import present
from extract.isolation.worker import Died, Worker
from extract.model import Document, Extraction
from extract.processes import Crashed

_EACH = 2
Process = TypeVar("Process")


def read(name: str, data: bytes) -> tuple[list[Document], Account]:
    """The documents in a file's content, and the account of all that was found in it."""
    account = Account()
    reports = []
    with _taken(_readers()) as readers:
        for told in readers.read([File(name, data)]):
            account.add(told, named=told.part == 1)
            if isinstance(told.outcome, Document):
                reports.append(told.outcome)
    return reports, account


def extract(report: Document, here: Callable[[Document], Extraction]) -> Extraction | str:
    """What is found in a report, or why nothing could be. ``here``: how it is done where the limits are off."""
    limits = present()
    if not limits.on:
        return here(report)
    with _taken(_extractors()) as worker:
        worker.send(extract_one, (0, report), len(report.text))
        try:
            (found,) = worker.results()
        except Died as error:
            return crash_words(Crashed(str(error)))
    result: Extraction | str = found
    return result


@contextmanager
def _taken(idle: SimpleQueue[Process]) -> Iterator[Process]:
    process = idle.get()
    try:
        yield process
    finally:
        idle.put(process)


@cache
def _readers() -> SimpleQueue[Readers]:
    return _queue(Readers)


@cache
def _extractors() -> SimpleQueue[Worker]:
    return _queue(lambda: Worker(present(), warm))


def _queue(make: Callable[[], Process]) -> SimpleQueue[Process]:
    idle: SimpleQueue[Process] = SimpleQueue()
    for _ in range(_EACH):
        idle.put(make())
    return idle
