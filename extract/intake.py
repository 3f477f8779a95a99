"""Strangers' files, read in processes with limits: what stops a reader is named, the rest of its file is read on."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extract.documents.draft import one_line
from extract.documents.outcome import Failure, LeftOut, Outcome, PassedOver
from extract.documents.read import File, file_outcomes
from extract.errors import DocumentError
from extract.isolation.limits import MOST_STOPS, Limits, present
from extract.isolation.model import Begun
from extract.isolation.worker import Died, Worker

#: Files handed to a reader ahead: it goes on while what it read is stored.
_AHEAD = 8
#: Files from which a further reader pays: each takes a moment to start.
_FILES_FOR_ONE = 200


@dataclass(frozen=True, slots=True)
class Told:
    """One outcome. path: the file given, or one that lay in the folder given; part: its number in it, from 1."""

    path: str
    outcome: Outcome
    part: int = 0


class Readers:
    """Processes that read files; started at the first file, closed by ``close``. For one thread at a time."""

    def __init__(self, count: int = 1, limits: Limits | None = None) -> None:
        self._limits = limits or present()
        self._workers = [Worker(self._limits) for _ in range(count)]

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        for worker in self._workers:
            worker.close()

    def read(self, files: Iterable[File | Failure | PassedOver]) -> Iterator[Told]:
        """Every outcome of every file, in their order; what is given with its outcome keeps its place.

        Each ``Begun`` has exactly one outcome after it.
        """
        if not self._limits.on:
            yield from _here(files)
            return
        queue: deque[_Sent | Failure | PassedOver] = deque()
        number = 0
        for given in files:
            if isinstance(given, File):
                sent = _Sent(self._workers[number % len(self._workers)], given)
                number += 1
                sent.send()
                queue.append(sent)
            else:
                queue.append(given)
            ahead = 1 if isinstance(given, File) and given.data is not None else _AHEAD * len(self._workers)
            while len(queue) >= ahead:
                yield from self._first(queue)
        while queue:
            yield from self._first(queue)

    def _first(self, queue: deque[_Sent | Failure | PassedOver]) -> Iterator[Told]:
        first = queue.popleft()
        if not isinstance(first, _Sent):
            yield from _with_outcome(first)
            return
        for told in first.outcomes():
            yield told
            if first.resent:  # what was sent ahead to a reader that is gone goes to the next one
                first.resent = False
                self._send_again(first.worker, queue)
        if first.worker.pid is None:
            self._send_again(first.worker, queue)

    @staticmethod
    def _send_again(worker: Worker, queue: deque[_Sent | Failure | PassedOver]) -> None:
        for waiting in queue:
            if isinstance(waiting, _Sent) and waiting.worker is worker:
                waiting.send()


class _Sent:
    """A file that was handed to a reader."""

    def __init__(self, worker: Worker, file: File) -> None:
        self.worker = worker
        self.file = file
        self.resent = False

    def send(self) -> None:
        self.worker.send(file_outcomes, self.file, _bytes(self.file))

    def outcomes(self) -> Iterator[Told]:
        path, part, stops = self.file.path, 0, 0
        open_part = ""
        while True:
            before = part
            try:
                for outcome in self.worker.results():
                    if isinstance(outcome, LeftOut):
                        yield from _left_out(path, outcome, part)
                        continue
                    if isinstance(outcome, Begun):
                        part += 1
                        open_part = outcome.name
                    else:
                        open_part = ""
                    yield Told(path, outcome, part)
                return
            except Died as error:
                words = str(error)
            stops += 1
            died = bool(open_part)
            if died:
                yield Told(path, _stopped(open_part, words), part)
                open_part = ""
            if stops > MOST_STOPS or part == before:
                yield from _rest(path, words, part, begun=died)
                return
            self.file = replace(self.file, skip=part, died=died)
            self.send()
            self.resent = True


def _stopped(name: str, words: str) -> Failure:
    return Failure(name, DocumentError(f"{name} was not read: {words}"), stopped=True)


def _rest(path: str, words: str, part: int, *, begun: bool) -> Iterator[Told]:
    """The reader died again: what comes after is given up, and that is one thing more that was found."""
    if begun and part <= 1:
        return  # there was but one part
    name = f"{one_line(path)}: the rest of it"
    yield Told(path, Begun(name), part)
    yield Told(path, _stopped(name, words), part)


def _left_out(path: str, found: LeftOut, part: int) -> Iterator[Told]:
    """Of a document that was read: one thing more that was found, and passed over."""
    yield Told(path, Begun(found.name), part)
    yield Told(path, PassedOver(found.name, found.reason), part)


def _with_outcome(given: Failure | PassedOver) -> Iterator[Told]:
    yield Told(given.name, Begun(given.name))
    yield Told(given.name, given)


def _here(files: Iterable[File | Failure | PassedOver]) -> Iterator[Told]:
    """In this process: the limits are off."""
    for given in files:
        if isinstance(given, File):
            part = 0
            for outcome in file_outcomes(given):
                if isinstance(outcome, LeftOut):
                    yield from _left_out(given.path, outcome, part)
                    continue
                part += isinstance(outcome, Begun)
                yield Told(given.path, outcome, part)
        else:
            yield from _with_outcome(given)


def _bytes(file: File) -> int:
    if file.data is not None:
        return len(file.data)
    try:
        return Path(file.path).stat().st_size
    except (OSError, ValueError):
        return 0


def readers_for(files: int, jobs: int | None) -> int:
    """How many readers for so many files."""
    most = jobs or os.cpu_count() or 1
    return max(1, min(most, 1 + files // _FILES_FOR_ONE))
