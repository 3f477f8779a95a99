"""The files below a folder, and what else lies there: nothing is left out without a word."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from extract.documents.archive import is_hidden
from extract.documents.draft import one_line
from extract.documents.outcome import Failure, PassedOver
from extract.errors import DocumentError

_KINDS = (
    (stat.S_ISFIFO, "a pipe, not a file"),
    (stat.S_ISSOCK, "a socket, not a file"),
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
)


def walk(folder: Path) -> Iterator[Path | PassedOver | Failure]:
    """Files by name; links to folders are not followed (they may lead in circles), hidden and README files not read.

    README files speak about the reports. A folder that cannot be listed is a failure.
    """
    found: dict[str, Path | PassedOver | Failure] = {}
    folders = [folder]
    while folders:
        here = folders.pop()
        try:
            with os.scandir(here) as listed:
                entries = list(listed)
        except OSError as error:
            found[str(here)] = _unlisted(here, error)
            continue
        for entry in entries:
            kept = _entry(entry)
            if kept is None:
                folders.append(Path(entry.path))
            else:
                found[entry.path] = kept
    yield from (found[name] for name in sorted(found, key=lambda name: Path(name).parts))


def _entry(entry: os.DirEntry[str]) -> Path | PassedOver | Failure | None:
    """None for a folder to go into."""
    path = Path(entry.path)
    name = one_line(entry.path)
    try:
        if is_hidden(entry.name):
            return PassedOver(name, "hidden")
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode):
            return None
        if stat.S_ISLNK(mode):
            return _link(path, name)
        return _file(path, name, mode)
    except (OSError, ValueError) as error:
        return Failure(name, DocumentError(f"{name} cannot be read: {_why(error)}"))


def _link(path: Path, name: str) -> Path | PassedOver | Failure:
    try:
        mode = path.stat().st_mode
    except OSError:
        return PassedOver(name, "a link that leads nowhere")
    return (
        PassedOver(name, "a link to a folder, which is not followed") if stat.S_ISDIR(mode) else _file(path, name, mode)
    )


def _file(path: Path, name: str, mode: int) -> Path | PassedOver:
    for fits, reason in _KINDS:
        if fits(mode):
            return PassedOver(name, reason)
    return PassedOver(name, "it speaks about the reports") if path.stem.upper() == "README" else path


def _unlisted(folder: Path, error: OSError) -> Failure:
    name = one_line(str(folder))
    return Failure(name, DocumentError(f"{name} cannot be listed: {_why(error)}"))


def _why(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)
