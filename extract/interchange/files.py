"""Output files that are there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from extract.errors import ExportError
from extract.temporary import part_file


@contextmanager
def whole_file(path: str | Path, *, new: bool = False) -> Iterator[BinaryIO]:
    """A binary file that takes the place of ``path`` when the block ends, and vanishes when it fails.

    ``new``: a file that is there is not written over.
    "-" is standard output; a device or pipe (``/dev/stdout``) is written to directly.
    Raises ExportError where it cannot be written.
    """
    if str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    if target.is_dir():
        raise ExportError(f"{target} is a folder. Give the path of a file")
    if new and target.is_file():
        raise ExportError(f"{target} is there already; it was left as it is. Give another path")
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as device:
                yield device
            return
        target = target.resolve()  # through a link to the file it means, so that the link stays
        handle, temporary = part_file(target)
    except OSError as error:
        raise ExportError(_reason(Path(path), error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else _usual_mode())
        temporary.replace(target)
    except OSError as error:
        raise ExportError(_reason(Path(path), error)) from error
    finally:
        temporary.unlink(missing_ok=True)


def _usual_mode() -> int:
    """The rights that a newly made file gets here; a temporary file has fewer."""
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{path}: the folder {path.parent} does not exist. Make it first, or give another path"
    return f"{path} cannot be written: {error.strerror or error}. Nothing was left behind"
