"""Watches which addresses a process speaks to: a hook that Python runs before the program does."""

from __future__ import annotations

import os
import re
from pathlib import Path

_VARIABLE = "DATELINE_TEST_AUDIT"
_HOOK = f'''
import os, sys
def note(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        shown = arguments[0] if event in ("socket.getaddrinfo", "socket.gethostbyname") else arguments[1]
        with open(os.environ["{_VARIABLE}"], "a") as out:
            out.write(event + " " + repr(shown) + "\\n")
sys.addaudithook(note)
'''
#: this machine by its addresses and name, and sockets that are files
_OWN = re.compile(r"'(127\.0\.0\.1|::1|localhost)'|^socket\.(connect|bind) ['\"b]")


def hooked(folder: Path) -> dict[str, str]:
    """Environment of a process to watch; what it does is noted in ``folder``."""
    hook = folder / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(_HOOK)
    (folder / "audit.txt").touch()
    paths = os.pathsep.join(filter(None, [str(hook), os.environ.get("PYTHONPATH", "")]))
    return {"PYTHONPATH": paths, _VARIABLE: str(folder / "audit.txt")}


def noted(folder: Path) -> list[str]:
    return (folder / "audit.txt").read_text().splitlines()


def outside(folder: Path) -> set[str]:
    """What was looked up or spoken to beyond this machine."""
    return {line for line in noted(folder) if not _OWN.search(line)}
