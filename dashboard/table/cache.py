"""The table of a large case kept on disk between sessions, in the user's cache folder.

Only columns are kept, never a sentence. A file that is damaged, of another state of the case or of another version of
these tables is passed over; nothing is ever unpickled.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast, get_type_hints

import numpy as np

from dashboard.table.columns import Table
from extract.cache import folder as caches

#: changes with the columns
VERSION = 2
#: smaller cases are read again in less time than it takes to look
LEAST = 50_000
#: cases kept; the one longest unused goes first
MOST = 4
_SUFFIX = ".table"


def folder() -> Path:
    return caches() / "tables"


def read(mark: str, *, where: Path | None = None) -> Table | None:
    """The table kept for this state of a case (`dashboard.table.load.fingerprint`); ``None`` where none is usable."""
    path = _path(mark, where)
    try:
        arrays = np.load(io.BytesIO(path.read_bytes()), allow_pickle=False)
        texts = json.loads(bytes(arrays["texts"]))
        if texts.pop("mark") != [mark]:
            return None
        table = cast(Table, _filled(Table, "", arrays, texts))
        with suppress(OSError):
            os.utime(path)
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
        return None
    return table


def there(mark: str, *, where: Path | None = None) -> bool:
    """Is a table kept for this state of a case? It may prove unusable yet."""
    return _path(mark, where).is_file()


def write(mark: str, table: Table, *, where: Path | None = None) -> None:
    """Keep the table; a disk that is full or not ours to write to is no error, the case is just read again."""
    path = _path(mark, where)
    arrays: dict[str, Any] = {}
    texts: dict[str, Any] = {"mark": [mark]}
    _spread(table, "", arrays, texts)
    arrays["texts"] = np.frombuffer(json.dumps(texts).encode(), dtype=np.uint8)
    part = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with part.open("wb") as file:
            np.savez(file, **arrays)
        part.replace(path)
    with suppress(OSError):
        part.unlink(missing_ok=True)
        kept = sorted(path.parent.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime)
        for old in kept[:-MOST]:
            old.unlink()


def _path(mark: str, where: Path | None) -> Path:
    name = hashlib.sha256(f"{VERSION}|{mark}".encode()).hexdigest()[:32]
    return (where or folder()) / f"{name}{_SUFFIX}"


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints: dict[str, Any] = get_type_hints(kind)
    return hints


def _spread(value: Any, at: str, arrays: dict[str, Any], texts: dict[str, Any]) -> None:
    for field in fields(value):
        part, name = getattr(value, field.name), f"{at}{field.name}"
        if isinstance(part, np.ndarray):
            arrays[name] = part
        elif is_dataclass(part):
            _spread(part, f"{name}.", arrays, texts)
        else:
            texts[name] = list(part)


def _filled(kind: type[Any], at: str, arrays: Any, texts: dict[str, Any]) -> Any:
    values: dict[str, Any] = {}
    for name, hint in _hints(cast(Any, kind)).items():
        where = f"{at}{name}"
        if is_dataclass(hint):
            values[name] = _filled(cast(type[Any], hint), f"{where}.", arrays, texts)
        elif where in texts:
            values[name] = tuple(texts[where])
        else:
            values[name] = arrays[where]
    return kind(**values)
