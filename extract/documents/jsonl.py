"""JSON lines: one report a line, ``{"id", "text", "title", "source", "url", "published"}``, only ``text`` required."""

from __future__ import annotations

import codecs
import json
import math
from collections.abc import Iterator
from typing import Any, BinaryIO

from extract.documents.draft import Draft
from extract.documents.frontmatter import DATE_KEYS
from extract.documents.limits import MAX_LINE_BYTES
from extract.errors import DocumentError


def numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """(line number from 1, line) of every line that is not blank, without a byte order mark, as they come.

    Of an overlong line only the first ``MAX_LINE_BYTES`` + 1 bytes are held; ``parse_line`` refuses it.
    """
    number = 0
    while line := file.readline(MAX_LINE_BYTES + 1):
        number += 1
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(MAX_LINE_BYTES)
        stripped = (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).strip(b" \t\r\n")
        if stripped:
            yield number, stripped


def parse_line(line: bytes, name: str) -> dict[str, Any]:
    """The JSON object on one line. Raises DocumentError where there is none."""
    if len(line) > MAX_LINE_BYTES:
        raise DocumentError(f"{name}: the line is longer than {MAX_LINE_BYTES:,} bytes")
    try:
        found = json.loads(line, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError and JSONDecodeError are ValueErrors
        raise DocumentError(f"{name} is not JSON in UTF-8") from error
    if not isinstance(found, dict):
        raise DocumentError(f'{name} is not a JSON object such as {{"id": 1, "text": "..."}}')
    return found


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is not JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refuse(digits)


def read_record(record: dict[str, Any], name: str) -> tuple[Draft, str]:
    """The draft of one record and the id it gives itself ("" where it has none)."""
    text = record.get("text")
    if not isinstance(text, str):
        raise DocumentError(f'{name} has no "text" that is a string')
    values = {key: str(value) for key, value in record.items() if isinstance(value, (str, int)) and value != ""}
    draft = Draft(
        text,
        title=values.get("title", ""),
        source=values.get("source", ""),
        url=values.get("url", ""),
        meta={key: values[key] for key in DATE_KEYS if key in values},
    )
    return draft, values.get("id", "")
