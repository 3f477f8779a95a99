"""One function over many inputs in several processes: results in input order, a crash costs one input."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

#: Inputs handed out ahead for each process: enough to keep all busy, few enough for constant memory.
_AHEAD = 4


class Crashed(Exception):  # noqa: N818 - it is reported as a result, not raised
    """The process died while it worked on this input (out of memory, a fault in a library)."""


def in_order(
    work: Callable[[Task], Result], tasks: Iterable[Task], *, jobs: int
) -> Generator[tuple[Task, Result | Crashed], None, None]:
    """(task, result) in the order of tasks, ``jobs`` at once; ``work`` is a module's function and must not raise.

    With one job it runs in this process and a crash is a crash. Only a window of tasks is held in memory.
    Close the generator where it is not read to its end: its processes stop.
    """
    if jobs <= 1:
        for task in tasks:
            yield task, work(task)
        return
    pool = _Pool(work, jobs)
    try:
        yield from pool.map(tasks)
    finally:
        pool.close()


class _Pool(Generic[Task, Result]):
    def __init__(self, work: Callable[[Task], Result], jobs: int) -> None:
        self._work = work
        self._jobs = jobs
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        # spawn on every system: a forked copy of a program with threads may hang
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_follow_parent)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _submit(self, task: Task) -> Future[Result]:
        try:
            return self._executor.submit(self._work, task)
        except BrokenProcessPool:  # it broke after the last result came: the caller learns it from the window
            broken: Future[Result] = Future()
            broken.set_exception(BrokenProcessPool())
            return broken

    def map(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Result | Crashed]]:
        window: deque[tuple[Task, Future[Result]]] = deque()
        for task in tasks:
            window.append((task, self._submit(task)))
            if len(window) >= self._jobs * _AHEAD:
                yield from self._first(window)
        while window:
            yield from self._first(window)

    def _first(self, window: deque[tuple[Task, Future[Result]]]) -> Iterator[tuple[Task, Result | Crashed]]:
        task, future = window.popleft()
        try:
            yield task, future.result()
            return
        except BrokenProcessPool:
            pass
        # one of the window killed its process, and with it the whole pool: run each by itself to see which
        suspects = [task, *(waiting for waiting, _ in window)]
        window.clear()
        for suspect in suspects:
            yield suspect, self._alone(suspect)

    def _alone(self, task: Task) -> Result | Crashed:
        self.close()
        self._executor = self._start()
        try:
            return self._executor.submit(self._work, task).result()
        except BrokenProcessPool:
            self._executor = self._start()
            return Crashed()


def _follow_parent() -> None:
    """In a worker: leave interrupts to the parent, and end when it is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_after_parent, daemon=True).start()


def _exit_after_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
