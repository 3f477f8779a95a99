"""Clock times of a log: four figures that open line after line ("0630 IED strike ...", "0715 SAF from ...")."""

from __future__ import annotations

import re
from functools import lru_cache

_LINE = re.compile(r"^[ \t*•-]{0,4}(?P<time>(?:[01]\d|2[0-3])[0-5]\d)(?=[ \t]*[:–-]?[ \t]+[^\W\d_])", re.MULTILINE)
_FEWEST = 2  # lines that open so
_YEARS = ("19", "20")  # a page of years ("1994 The war began") opens its lines with figures as well


@lru_cache(maxsize=2)
def log_times(text: str) -> frozenset[int]:
    """Offsets (code points) of four figures that are times of day because they open several lines of a log.

    Empty where most of them may as well be years. Linear.
    """
    found = [(match.start("time"), match["time"]) for match in _LINE.finditer(text)]
    years = sum(time.startswith(_YEARS) for _, time in found)
    if len(found) < _FEWEST or 2 * years >= len(found):
        return frozenset()
    return frozenset(at for at, _ in found)
