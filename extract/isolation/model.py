"""What a child tells beside its results."""

from __future__ import annotations

from dataclasses import dataclass


class OverLimit(Exception):  # noqa: N818 - it is told as a result
    """The task takes more than it may; the message says of what."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A part begins: a file, a member, a line. size: bytes, by which its time is reckoned."""

    name: str
    size: int = 0
