"""A relay between a browser and a server on this machine, which notes what goes through and when."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Thread
from urllib.parse import urlsplit


class Wire:
    """What went through since it was cleared. Times in seconds of ``time.perf_counter``."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.clear()

    def clear(self) -> None:
        with self._lock:
            self.received = 0
            self._asked: float | None = None
            self._last: float | None = None

    def note(self, size: int, *, answer: bool) -> None:
        with self._lock:
            if answer:
                self.received += size
                self._last = time.perf_counter()
            elif self._asked is None:
                self._asked = time.perf_counter()

    def answered(self) -> float:
        """Seconds from the first question to the last answer; 0.0 where nothing was asked or answered."""
        if self._asked is None or self._last is None:
            return 0.0
        return self._last - self._asked


@contextmanager
def relayed(url: str) -> Iterator[tuple[str, Wire]]:
    """An address that leads to the server at ``url``, and what goes through it.

    The server lets nobody in under another name: what the browser says of the relay is said of the server instead.
    """
    parts = urlsplit(url)
    wire = Wire()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        target = (parts.hostname or "localhost", parts.port or 80)
        own = f"localhost:{listener.getsockname()[1]}"
        names = (own.encode(), f"localhost:{target[1]}".encode())
        assert len(names[0]) == len(names[1]), "ports of as many digits, or lengths would no longer be true"
        Thread(target=_listen, args=(listener, target, wire, names), daemon=True).start()
        yield f"http://{own}", wire


def _listen(listener: socket.socket, target: tuple[str, int], wire: Wire, names: tuple[bytes, bytes]) -> None:
    with suppress(OSError):  # closed: the measurement is over
        while True:
            asking, _ = listener.accept()
            answering = socket.create_connection(target)
            for one in (asking, answering):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            Thread(target=_pump, args=(asking, answering, wire, names), daemon=True).start()
            Thread(target=_pump, args=(answering, asking, wire, None), daemon=True).start()


def _pump(source: socket.socket, sink: socket.socket, wire: Wire, names: tuple[bytes, bytes] | None) -> None:
    """``names``: what stands in a question and what is put in its place; ``None`` for answers."""
    with suppress(OSError):
        while data := source.recv(1 << 16):
            wire.note(len(data), answer=names is None)
            sink.sendall(data.replace(*names) if names else data)
    for one in (source, sink):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
