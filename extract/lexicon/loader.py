"""The one reader of lexicon files: tab-separated tables with a header, validated as they are read.

A table is UTF-8; the first line that is neither blank nor a comment (``#``) names the columns; every further
line has one field a column (trailing empty fields may be left out). Fields are stripped. Errors name file and line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.errors import DatelineError


class LexiconError(DatelineError):
    """A lexicon file is not as it must be: mend the line that the message names; nothing was loaded."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. ``line`` counts from 1."""

    path: Path
    line: int
    fields: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.fields[column]

    def fail(self, why: str) -> LexiconError:
        """The error to raise when this line is wrong."""
        return LexiconError(f"{self.path.name}:{self.line}: {why}")


def read_table(path: Path, columns: Sequence[str], *, required: Sequence[str] = ()) -> tuple[Row, ...]:
    """Rows of a tab-separated table whose header is exactly ``columns``.

    ``required`` columns may not be empty. Raises LexiconError where the file is not so.
    """
    return tuple(_rows(path, tuple(columns), tuple(required)))


def _rows(path: Path, columns: tuple[str, ...], required: tuple[str, ...]) -> Iterator[Row]:
    header: tuple[str, ...] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [part.strip() for part in line.split("\t")]
        if header is None:
            header = tuple(fields)
            if header != columns:
                raise LexiconError(f"{path.name}:{number}: columns are {header}, not {columns}")
            continue
        if len(fields) > len(columns):
            raise LexiconError(f"{path.name}:{number}: {len(fields)} fields for {len(columns)} columns")
        fields += [""] * (len(columns) - len(fields))
        row = Row(path, number, dict(zip(columns, fields, strict=True)))
        for column in required:
            if not row[column]:
                raise row.fail(f"column {column!r} is empty")
        yield row
    if header is None:
        raise LexiconError(f"{path.name}: no header")


def read_word_sets(path: Path) -> dict[str, frozenset[str]]:
    """Named sets of lower-case words from a TOML file of ``name = "word word ..."`` (``_`` stands for a space)."""
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    sets: dict[str, frozenset[str]] = {}
    for name, words in data.items():
        if not isinstance(words, str):
            raise LexiconError(f"{path.name}: set {name!r} is no string")
        if words != words.lower():
            raise LexiconError(f"{path.name}: set {name!r} has upper-case words")
        sets[name] = frozenset(word.replace("_", " ") for word in words.split())
    return sets
