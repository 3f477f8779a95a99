"""About how much room words take in a file whose program sets them, not we: widths of Arial's letters, by kind."""

from __future__ import annotations

_POINTS = 72.0
#: letters -> their advance in ems (Arial's, rounded up); by kind where a letter is not named
_NARROW, _WIDE = frozenset("iljftrI.,:;'’|!()[]/- "), frozenset("WMm@%—→…")
_BOLD = 1.07


def inches(words: str, size: float, *, bold: bool = False) -> float:
    """Width of the words on one line, ``size`` in points."""
    return sum(map(_em, words)) * size / _POINTS * (_BOLD if bold else 1.0)


def largest(words: str, room: float, sizes: tuple[float, ...], *, bold: bool = False) -> float:
    """The first of ``sizes`` (largest first) at which the words fit into ``room`` inches on one line; or the last."""
    return next((size for size in sizes if inches(words, size, bold=bold) <= room), sizes[-1])


def cut(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """The words, or as many of them as have room in ``room`` inches, with an ellipsis."""
    if inches(words, size, bold=bold) <= room:
        return words
    left = room - inches("…", size, bold=bold)
    for at, char in enumerate(words):
        left -= inches(char, size, bold=bold)
        if left < 0:
            return words[:at].rstrip() + "…"
    return words


def _em(char: str) -> float:
    if char in _NARROW:
        return 0.3
    if char in _WIDE:
        return 0.95
    if ord(char) > 0x2E7F:
        return 1.0
    return 0.69 if char.isupper() else 0.53
