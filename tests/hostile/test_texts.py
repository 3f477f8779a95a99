"""Hostile texts: extraction never raises, every offset is true, and the same text gives the same bytes."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Iterator
from typing import Any

from extract.corpus import annotate_lines
from tests.hostile.scale import rounds

_PIECES = (
    *(
        "Rebels shelled Mocha",
        "on Monday",
        "on 3 May 2018",
        "killing six people",
        "10 km north of Taiz",
        "yesterday",
        ".",
    ),
    *("31/02/2018", "0000-00-00", "99999999999999999999", "twelve hundred million", "in the year 1", "yesterday"),
    *(
        "\u202e",
        "\u200d",
        "\x00",
        "\ud800",
        "\U0001f4a3",
        "\ufeff",
        "\x1b[31m",
        "<script>",
        "=1+1",
        "{{7*7}}",
        "ß",
        "İ",
    ),
    *(
        "\n",
        "\n\n",
        "\t",
        " ",
        "-",
        "–",
        "“",
        "”",
        "'",
        "(",
        "(((",
        "]]]",
        ", ",
        " and ",
        " of ",
        " the ",
        "Al-",
        "killed ",
    ),
    *("الحوثيون", "Повстанцы", "ทหาร", "军队", "e\u0301" * 20, "a" * 500, "1," * 100, "May may May", "March march"),
)


def _texts(count: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)  # noqa: S311 - no secrets
    for _ in range(count):
        pieces = chance.choices(_PIECES, k=chance.choice((1, 3, 10, 40)))
        yield chance.choice(("", " ")).join(pieces)


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    """Everything in a record that has offsets and a text."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)


def test_texts() -> None:
    days = ("2018-05-14", "0001-01-01", "9999-12-31", None)
    texts = list(_texts(rounds(250, 5_000), seed=3))
    records = [{"id": n, "text": text, "published": days[n % 4 if n % 20 < 4 else 0]} for n, text in enumerate(texts)]
    data = "\n".join(json.dumps(record) for record in records).encode()
    found = list(annotate_lines(io.BytesIO(data)))
    assert [record["id"] for record in found] == list(range(len(texts)))
    for record, text in zip(found, texts, strict=True):
        error = record.get("error", "")
        assert not error or "is no date" in error  # year 1 and year 9999 are refused in words
        for span in _spans(record):
            kept = text[span["start"] : span["end"]]
            assert span["text"] == "".join("\ufffd" if char in "\x00\ud800" else char for char in kept)
    assert list(annotate_lines(io.BytesIO(data), jobs=2)) == found
