"""Find a Chromium for the browser tests, or install Debian's.

``python -m tests.chromium`` prints the path of the one that would be used; with ``--install`` it tries to get one
where there is none. Looked for in this order: ``DATELINE_CHROMIUM``, the PATH, Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

PACKAGES = ("chromium", "libatomic1")  # Debian's names

MISSING = """
====================================================================================================
 NO CHROMIUM: the browser tests cannot run.
 Install one (Debian: apt-get install chromium libatomic1; anywhere: .venv/bin/playwright install chromium)
 or name one in DATELINE_CHROMIUM.
====================================================================================================
"""


def find() -> str | None:
    """Path of the Chromium to use, or None where there is none."""
    named = os.environ.get("DATELINE_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return next(filter(None, map(shutil.which, NAMES)), None) or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    if not driver_runs():
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


def driver_runs() -> bool:
    """Does the program through which Playwright talks to a browser start? A bare Debian has no libatomic for it."""
    return not _run([sys.executable, "-m", "playwright", "--version"], None)


def install() -> str | None:
    """Try Debian's packages where this user may install it, then Playwright's download; the path, or None."""
    apt = shutil.which("apt-get")
    if apt:
        prefix = _privilege()
        if prefix is not None:
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            for command in ((apt, "update", "-q"), (apt, "install", "-qy", "--no-install-recommends", *PACKAGES)):
                if _run([*prefix, *command], environment):
                    break
    return find() or (find() if not _run([sys.executable, "-m", "playwright", "install", "chromium"], None) else None)


def _privilege() -> list[str] | None:
    """What to put before a command to run it as root without being asked for a password; None where that cannot be."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and not _run([sudo, "-n", "true"], None):
        return [sudo, "-n"]
    return None


def _run(command: list[str], environment: dict[str, str] | None) -> int:
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False, timeout=900)
    return done.returncode


def main() -> int:
    path = find()
    if "--install" in sys.argv[1:] and not (path and driver_runs()):
        path = install()
    if path and driver_runs():
        print(f"Chromium for the browser tests: {path}")
        return 0
    print(MISSING, file=sys.stderr)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
