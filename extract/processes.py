"""One function over many inputs in processes of their own: results in input order, a crash costs one input."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

from extract.isolation.limits import Limits, present
from extract.isolation.worker import Died, Worker

Task = TypeVar("Task")
Result = TypeVar("Result")

#: Inputs handed out ahead for each process: enough to keep all busy, few enough for constant memory.
_AHEAD = 4


class Crashed(Exception):  # noqa: N818 - it is reported as a result, not raised
    """The process died or overran its limits at this input; the message says how: "it needs more than ..."."""


def in_order(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    jobs: int,
    size: Callable[[Task], int] = lambda _: 0,
    limits: Limits | None = None,
    warm: Callable[[], object] | None = None,
) -> Generator[tuple[Task, Result | Crashed], None, None]:
    """(task, result) in the order of tasks, ``jobs`` at once; ``work`` is a module's function and must not raise.

    ``size`` of a task in characters or bytes, by which its time is limited; ``warm``: what a process does first.
    One job too has its process, unless the limits are off: then it runs in this one and a crash is a crash. Only a
    window of tasks is held in memory. Close the generator where it is not read to its end: its processes stop.
    """
    limits = limits or present()
    if jobs <= 1 and not limits.on:
        for task in tasks:
            yield task, work(task)
        return
    workers = [Worker(limits, warm) for _ in range(jobs)]
    idle: SimpleQueue[Worker] = SimpleQueue()
    for worker in workers:
        worker.start()  # all at once: each takes a moment
        idle.put(worker)

    def one(task: Task) -> Result | Crashed:
        worker = idle.get()
        try:
            worker.send(work, task, size(task))
            (result,) = worker.results()
        except Died as error:
            return Crashed(str(error))
        else:
            found: Result = result
            return found
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(jobs)
    window: deque[tuple[Task, Future[Result | Crashed]]] = deque()
    try:
        for task in tasks:
            window.append((task, threads.submit(one, task)))
            if len(window) >= jobs * _AHEAD:
                first, future = window.popleft()
                yield first, future.result()
        while window:
            first, future = window.popleft()
            yield first, future.result()
    finally:
        for _, future in window:
            future.cancel()
        for worker in workers:
            worker.close()
        threads.shutdown(wait=True, cancel_futures=True)
        for worker in workers:  # one that a thread was just starting
            worker.close()
