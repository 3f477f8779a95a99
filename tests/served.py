"""A dashboard that runs for a test, started by the command that a user types, and the way into it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

_PRINTED = re.compile(r"^Dateline: ((https?://[^/\s]+)/\S*)  \(case: ", re.MULTILINE)
_START_S = 90


@dataclass(frozen=True)
class Served:
    """``way_in``: what the terminal printed, token and all. ``address``: the same without what comes after the port."""

    address: str
    way_in: str
    port: int
    pid: int
    log: Path


#: the way into each server that runs now, by its address
_WAYS: dict[str, str] = {}


@contextmanager
def serving(
    case: Path,
    *,
    port: int | None = None,
    secrets: Path | None = None,
    command: Sequence[str] = (sys.executable, "-m", "dashboard"),
    more: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Iterator[Served]:
    """``secrets``: the file of its sign-in, none if left out; ``more``: further words of the command."""
    port = port or free_port()
    log = case.with_name(f"{case.stem}-{port}.log")
    if secrets is None:  # not even the sign-in that this machine's user may have
        secrets = case.with_name("no-secrets.toml")
        secrets.touch()
    words = [*command, "serve", "--db", str(case), "--port", str(port), "--secrets", str(secrets), *more]
    with log.open("w") as output:
        server = subprocess.Popen(
            words, stdout=output, stderr=subprocess.STDOUT, cwd=cwd or case.parent, start_new_session=True,
            env={**os.environ, **(environment or {})},
        )  # fmt: skip
    try:
        found = _wait(server, log)
        served = Served(found[2], found[1], port, server.pid, log)
        _WAYS[served.address] = served.way_in
        yield served
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def let_in(context: Any, *addresses: str) -> None:
    """Give a browser's context the cookies of these servers, as opening what each printed does."""
    for address in addresses:
        if address in _WAYS:
            answer = context.request.get(_WAYS[address], max_redirects=0)
            assert answer.status == 303, answer.text()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def printed(log: Path) -> re.Match[str] | None:
    """The line in which a server says that it is ready: group 1 is the way in, group 2 the address."""
    return _PRINTED.search(log.read_text(encoding="utf-8"))


def _wait(server: subprocess.Popen[bytes], log: Path) -> re.Match[str]:
    end = time.monotonic() + _START_S
    while time.monotonic() < end and server.poll() is None:
        if found := printed(log):
            return found
        time.sleep(0.1)
    if found := printed(log):
        return found
    pytest.fail(f"the dashboard did not start:\n{log.read_text(encoding='utf-8')}")
