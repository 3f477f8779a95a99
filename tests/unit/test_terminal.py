"""Words of strangers on a terminal."""

from __future__ import annotations

import pytest

from extract.terminal import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reports/Köln – «Мокка» 北京.txt", "reports/Köln – «Мокка» 北京.txt"),
        ("\x1b[2Jgone", "\\x1b[2Jgone"),  # clears the screen
        ("a\x07\x9b31m", "a\\x07\\x9b31m"),  # rings, colours in one byte
        ("\u202etxt.exe", "\\u202etxt.exe"),  # turns round what follows
        ("a\nError: all is well", "a\\nError: all is well"),  # a line of its own
        ("\udcff.txt", "\\udcff.txt"),  # a name that is not UTF-8
    ],
)
def test_what_moves_a_terminal_is_shown_as_its_escape(text: str, expected: str) -> None:
    assert plain(text) == expected
