"""What analysts have decided, as merging asks for it: laid over what the extractor found, never lost to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.model import EventMention


@dataclass(frozen=True, slots=True)
class Overrides:
    """Decisions about event mentions, by ``event_mention.id``.

    mentions: the effective mention in the place of the extractor's. fields: which of its fields an analyst set
    ("event_type", "time", "place", "actors", "tolls", "status", "weapons"); a value set by an analyst outranks every
    reported one. together: each tuple must be one event. apart: pairs that must not be one event; where both are asked
    for, ``apart`` wins. rejected: mentions that an analyst does not count as events; they are kept and marked.
    """

    mentions: Mapping[int, EventMention] = field(default_factory=dict)
    fields: Mapping[int, frozenset[str]] = field(default_factory=dict)
    together: tuple[tuple[int, ...], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    rejected: frozenset[int] = frozenset()


#: No decision at all.
NONE = Overrides()
