"""Whether the gate stands: a page that is run by `streamlit run` alone would be open to every page of the browser."""

from __future__ import annotations

REFUSAL = "Start Dateline with its own command: dateline serve --db CASE. Without it nobody is kept out of the case."

_stands = False


def stand() -> None:
    """The server that runs in this process lets in only who may come."""
    global _stands
    _stands = True


def stands() -> bool:
    return _stands
