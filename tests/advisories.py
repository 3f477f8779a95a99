"""Known faults of the versions in requirements.lock, by a local copy of the Python advisory database; nothing is asked.

    git clone --depth 1 https://github.com/pypa/advisory-database ../advisory-database
    make advisories ADVISORIES=../advisory-database

The copy is as old as it was fetched: the newest change in it is said with the result.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
#: of an event in a range, by which it is known whether it begins or ends there
_BEGIN, _FIXED, _LAST = "introduced", "fixed", "last_affected"


def pinned(lock: str) -> list[tuple[str, str]]:
    """(name, version) of every line of a lock file; a package may stand there in several versions."""
    return [(canonicalize_name(name), version) for name, version in _PINNED.findall(lock)]


def affects(advisory: Mapping[str, Any], name: str, version: str) -> bool:
    """Does an advisory (OSV format) name this version, or a range that it lies in? One that was withdrawn does not."""
    if advisory.get("withdrawn"):
        return False
    for affected in advisory.get("affected", ()):
        package = affected.get("package", {})
        if package.get("ecosystem") != "PyPI" or canonicalize_name(package.get("name", "")) != name:
            continue
        if version in affected.get("versions", ()):
            return True
        ranges = (each for each in affected.get("ranges", ()) if each.get("type") == "ECOSYSTEM")
        if any(_within(each.get("events", ()), Version(version)) for each in ranges):
            return True
    return False


def _within(events: Any, version: Version) -> bool:
    """Events come in the order of their versions: the last that is not above the version decides."""
    inside = False
    for event in events:
        for kind, bound in event.items():
            try:
                limit = Version("0" if bound == "0" else str(bound))
            except InvalidVersion:
                continue
            if kind == _BEGIN and version >= limit:
                inside = True
            elif (kind == _FIXED and version >= limit) or (kind == _LAST and version > limit):
                inside = False
    return inside


def found(lock: str, advisories: Path) -> Iterator[tuple[str, str, str]]:
    """(package, version, number of the advisory) of every known fault of what is locked."""
    for name, version in pinned(lock):
        for path in sorted((advisories / "vulns" / name).glob("*.yaml")):
            advisory = yaml.safe_load(path.read_text(encoding="utf-8"))
            if affects(advisory, name, version):
                yield name, version, str(advisory["id"])


def newest(advisories: Path) -> str:
    """Day of the newest change in the copy, "" where it holds none."""
    dates = re.compile(r"^modified: [\"']?(\d{4}-\d\d-\d\d)", re.MULTILINE)
    texts = (path.read_text(encoding="utf-8") for path in advisories.glob("vulns/*/*.yaml"))
    return max((day for text in texts for day in dates.findall(text)), default="")


def main() -> int:
    advisories = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
    day = newest(advisories)
    if not day:
        print(__doc__, file=sys.stderr)
        return 2
    lock = Path("requirements.lock").read_text(encoding="utf-8")
    faults = list(found(lock, advisories))
    for name, version, number in faults:
        print(f"{name} {version}: {number}")
    print(f"{len(pinned(lock))} packages, {len(faults)} known faults (a copy of {day})")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
