"""How much of the campaign runs. Everything is made from seeds; CPU time is limited, never the clock."""

from __future__ import annotations

import os

#: Environment variable that asks for the whole.
WHOLE = bool(os.environ.get("DATELINE_HOSTILE"))


def rounds(slice_: int, whole: int) -> int:
    """How many of something: in the slice, or in the whole."""
    return whole if WHOLE else slice_
