"""Word lists written as text."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of ``listed``, which are separated by white space."""
    return frozenset(listed.split())
