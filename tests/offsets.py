"""The one assertion that every offset tells the truth."""

from __future__ import annotations

from collections.abc import Iterable

from extract.model import Mention


def assert_offsets(text: str, mentions: Iterable[Mention]) -> None:
    """Every mention lies inside the text, is not empty, and its words are the text's words at its offsets."""
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text), mention
        assert text[mention.start : mention.end] == mention.text, mention
