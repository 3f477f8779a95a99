"""The process that does the work: tasks come on standard input, results go where standard output went.

Started as ``python -P -c``, so that nothing in the user's folder is imported. It ends with its parent.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import GeneratorType
from typing import Any, BinaryIO

from extract.errors import DatelineError
from extract.isolation import wire
from extract.isolation.limits import MB, WALL_ALONE, WALL_PER_CPU, WHOLE_FILE, Limits
from extract.isolation.model import Begun, OverLimit

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

#: Bytes of a file that a child may write: compiled modules, nothing else is written.
_FILE_BYTES = 16 * MB
#: A process that has grown beyond this share of its memory gives it back by going.
_GROWN = 0.5


def main() -> None:
    source, sink = _take_pipes()
    _follow_parent()
    limits, warm = pickle.loads(wire.read(source, 1 << 20)[1])  # noqa: S301 - from the parent
    try:
        if warm is not None:
            warm()
    except DatelineError as error:
        wire.write(sink, wire.USELESS, wire.pack((type(error).__name__, str(error))))
        sink.flush()
        return
    guard = Guard(limits)
    wire.write(sink, wire.READY)
    sink.flush()
    while True:
        try:
            _, payload = wire.read(source, 1 << 40)
        except wire.BrokenWire:  # the parent closed the pipe: no more to do
            return
        work, task, size = pickle.loads(payload)  # noqa: S301 - from the parent
        del payload
        going = _do(sink, guard, work, task, size)
        guard.rest()
        sink.flush()
        if going:
            return


def _do(sink: BinaryIO, guard: Guard, work: Callable[[Any], Any], task: Any, size: int) -> bool:
    """One task; whether the process goes afterwards."""
    try:
        guard.begin(size)
        _answer(sink, guard, work(task))
        going = guard.grown()
        wire.write(sink, wire.DONE, b"1" if going else b"")
        return going
    except OverLimit as error:
        wire.write(sink, wire.ERROR, wire.pack(str(error)))
    except MemoryError:
        guard.lift()
        wire.write(sink, wire.ERROR, wire.pack(memory_words(guard.limits)))
    return True


def _answer(sink: BinaryIO, guard: Guard, found: Any) -> None:
    results: Iterator[Any] = found if isinstance(found, GeneratorType) else iter((found,))
    for result in results:
        if isinstance(result, Begun):
            guard.part(result.size)
            wire.write(sink, wire.BEGINS, result.name.encode("utf-8", "surrogatepass"))
            sink.flush()  # should it die, the parent knows of what
            continue
        payload = wire.pack(result)
        if len(payload) > guard.limits.output_bytes:
            raise OverLimit(f"what was found in it takes more than {guard.limits.output:,.0f} MB")
        wire.write(sink, wire.RESULT, payload)


def memory_words(limits: Limits) -> str:
    return f"it needs more than {limits.memory:,.0f} MB of memory"


class Guard:
    """The limits of this process, set anew for each part."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._whole = 0.0
        self._held = _address_space()
        if resource is not None and limits.on:
            _set("RLIMIT_CORE", 0)
            _set("RLIMIT_FSIZE", _FILE_BYTES)
            _set("RLIMIT_AS", self._held + limits.memory_bytes)

    def begin(self, size: int) -> None:
        """A task begins, on a file of ``size`` bytes."""
        self._whole = time.process_time() + WHOLE_FILE * self.limits.seconds(size)
        self.part(size)

    def part(self, size: int) -> None:
        if not self.limits.on:
            return
        now = time.process_time()
        left = min(self.limits.seconds(size), self._whole - now)
        if left <= 0:
            raise OverLimit("the whole of it takes more time than a file may")
        faulthandler.dump_traceback_later(
            left * (WALL_ALONE if resource is None else WALL_PER_CPU), exit=True, file=_NOWHERE
        )
        if resource is not None:
            _set("RLIMIT_CPU", int(now + left) + 1, soft=True)

    def rest(self) -> None:
        """Between tasks nothing runs, and nothing is counted."""
        faulthandler.cancel_dump_traceback_later()
        if resource is not None and self.limits.on:
            _set("RLIMIT_CPU", resource.RLIM_INFINITY, soft=True)

    def lift(self) -> None:
        """Out of memory, there must be enough left to say so."""
        if resource is not None:
            _set("RLIMIT_AS", self._held + 2 * self.limits.memory_bytes, soft=True)

    def grown(self) -> bool:
        return self.limits.on and _address_space() - self._held > _GROWN * self.limits.memory_bytes


_NOWHERE = open(os.devnull, "w")  # noqa: SIM115, PTH123 - open as long as the process lives; faulthandler needs a number


def _set(name: str, value: int, *, soft: bool = False) -> None:
    """A limit of this process; the hard one too unless ``soft``. A system that refuses it has its own, lower one."""
    number = getattr(resource, name, None)
    if number is None:
        return
    hard = resource.getrlimit(number)[1]
    wanted = value if hard == resource.RLIM_INFINITY or value == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(number, (wanted, hard if soft or name == "RLIMIT_AS" else wanted))
    except (ValueError, OSError):
        return


def _address_space() -> int:
    """Bytes of address space that this process holds; where the system does not tell, what an idle one takes."""
    try:
        with open("/proc/self/statm") as file:  # noqa: PTH123 - quicker
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 1_000 * MB


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes for our frames; whatever a library prints goes nowhere."""
    source = os.fdopen(os.dup(0), "rb")
    sink = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    sys.stdin, sys.stdout = _NOWHERE, _NOWHERE
    return source, sink


def _follow_parent() -> None:
    """Leave interrupts to the parent, and end when it is gone, however it went, also in the middle of a task."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "getppid") and os.name == "posix":
        threading.Thread(target=_exit_after, args=(os.getppid(),), daemon=True).start()


def _exit_after(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
