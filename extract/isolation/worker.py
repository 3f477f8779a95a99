"""The parent's handle on one child: started when needed, replaced when it dies."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from extract import errors
from extract.isolation import wire
from extract.isolation.limits import WALL_PER_CPU, Limits
from extract.isolation.model import Begun

_PROGRAM = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from extract.isolation.child import main; main()"


class Died(Exception):  # noqa: N818 - it is told as a result
    """The process died or overran at this task; the message says how, in words that follow the task's name."""


class Worker:
    """One child. Not for two threads at once. ``warm``: a module's function that it runs first.

    Tasks may be sent ahead; their results come in the order of sending.
    """

    def __init__(self, limits: Limits, warm: Callable[[], object] | None = None) -> None:
        self._limits = limits
        self._warm = warm
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the child where there is none; it makes itself ready meanwhile."""
        if self._process is not None:
            return
        path = json.dumps([os.path.abspath(place) if place else os.getcwd() for place in sys.path])  # noqa: PTH100, PTH109
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-P", "-c", _PROGRAM, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "MALLOC_ARENA_MAX": "1"},
        )
        self._ready = False
        self._write(pickle.dumps((self._limits, self._warm)))

    def send(self, work: Callable[[Any], Any], task: Any, size: int = 0) -> None:
        """Give the child a task: ``work(task)``, a value or a generator of values and of ``Begun``."""
        self.start()
        self._write(pickle.dumps((work, task, size), protocol=pickle.HIGHEST_PROTOCOL))

    def results(self) -> Iterator[Any]:
        """Results of the oldest task that was sent, as they come. Raises Died; then the child is gone.

        Raises the DatelineError that keeps the child from working at all.
        """
        while True:
            try:
                kind, payload = self._read()
                result = None if kind in (wire.DONE, wire.BEGINS) else wire.unpack(payload)
            except wire.BrokenWire:
                raise Died(self._end()) from None
            if kind == wire.DONE:
                if payload:
                    self.close()
                return
            if kind == wire.ERROR:
                self.close()
                raise Died(str(result))
            yield Begun(payload.decode("utf-8", "replace")) if kind == wire.BEGINS else result

    def close(self) -> None:
        """End the child, at once."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):  # what was in it is not wanted any more
                    pipe.close()
        process.wait()

    def _pipe(self) -> BinaryIO:
        assert self._process is not None and self._process.stdout is not None  # noqa: S101, PT018 - started; told to mypy
        return self._process.stdout  # type: ignore[return-value]

    def _write(self, payload: bytes) -> None:
        assert self._process is not None and self._process.stdin is not None  # noqa: S101, PT018 - started; told to mypy
        try:
            wire.write(self._process.stdin, wire.TASK, payload)  # type: ignore[arg-type]
            self._process.stdin.flush()
        except OSError:
            return  # it is dead: reading its results tells

    def _read(self) -> tuple[bytes, bytes]:
        if self._process is None:
            raise wire.BrokenWire
        kind, payload = wire.read(self._pipe(), self._limits.output_bytes + 4096)
        if not self._ready:
            if kind == wire.USELESS:
                self._useless(payload)
            self._ready = True
            return self._read()
        return kind, payload

    def _useless(self, payload: bytes) -> None:
        name, words = wire.unpack(payload)
        self.close()
        kind = getattr(errors, str(name), errors.DatelineError)
        raise kind(str(words)) if issubclass(kind, errors.DatelineError) else errors.DatelineError(str(words))

    def _end(self) -> str:
        """How the child ended, in words."""
        process = self._process
        if process is None:
            return "its process was gone"
        try:
            code = process.wait(1)  # it has closed its pipe: it is dying
        except subprocess.TimeoutExpired:
            code = None
        self.close()
        return _words(code, self._limits)


def _words(code: int | None, limits: Limits) -> str:
    if code == -getattr(signal, "SIGXCPU", 24):
        return f"it takes more CPU time than one part may ({limits.cpu:g} s and {limits.cpu_per_mb:g} s a MB)"
    if code == 1:
        return f"it takes longer than one part may ({WALL_PER_CPU} times {limits.cpu:g} s)"
    if code == -getattr(signal, "SIGKILL", 9):
        return "its process was killed (is the machine out of memory?)"
    if code is not None and code < 0:
        return f"its process died (signal {-code})"
    return "its process died"
