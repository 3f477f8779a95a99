"""Competition: what falls short of proof is taken for one event where nothing else in the case fits about as well.

Type, place and day that agree are enough where there is no rival, and not enough where there is one. Whether a pair is
contested depends on the mentions alone that either of the two may be one with, so that a new one changes little.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from extract.events.coreference.comparing.kinds import CROWDS
from extract.events.coreference.comparing.pairs import LINK, judge, kind
from extract.events.coreference.comparing.profile import Profile
from extract.events.coreference.comparing.sides import compare

#: Points that a rival must lie below a pair in order not to contest it.
CLEAR = 1.0
#: The rivals of a mention that are looked at, the strongest first.
_RIVALS = 12
_ONE = 1.0  # points from which two rivals may be one event, so that they are none
_ALIKE = 0.5  # of `kinds.likeness`: more than a word that names no means


class Contest:
    """Pairs of mentions, by their numbers, that may be one event."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self.stars: dict[int, dict[int, float]] = {}
        self._sorted: dict[int, list[tuple[float, int]]] = {}

    def add(self, one: int, other: int, score: float) -> None:
        for here, there in ((one, other), (other, one)):
            self.stars.setdefault(here, {})[there] = score
            self._sorted.pop(here, None)

    def open(self, among: Iterable[int] | None = None) -> Iterator[tuple[tuple[int, int], float]]:
        """The pairs that fall short of ``LINK``, the first in canonical order first; ``among``: those with one of
        these in them, some of them twice."""
        profiles = self.profiles
        for one in self.stars if among is None else among:
            for other, score in self.stars.get(one, {}).items():
                if score >= LINK:
                    continue
                before = profiles[one].key < profiles[other].key
                if among is not None:
                    yield ((one, other) if before else (other, one)), score
                elif before:
                    yield (one, other), score

    def contested_by(self, pair: tuple[int, int], score: float, known: Container[int]) -> bool:
        """Does a rival contest it from the side of one whose candidates are all known?"""
        one, other = pair
        return (one in known and self._rival(one, other, score)) or (other in known and self._rival(other, one, score))

    def uncontested(self, one: int, other: int, score: float) -> bool:
        """Does neither of the two fit, about as well, a third that is not one with the other?"""
        if not _founded(self.profiles[one], self.profiles[other]):
            return False
        return not self._rival(one, other, score) and not self._rival(other, one, score)

    def _rival(self, here: int, there: int, score: float) -> bool:
        profiles = self.profiles
        for points, third in self._strongest(here):
            if points < score - CLEAR:
                return False
            if third != there and _apart(profiles[there], profiles[third]):
                return True
        return False

    def _strongest(self, one: int) -> list[tuple[float, int]]:
        row = self._sorted.get(one)
        if row is None:
            profiles = self.profiles
            row = [(points, other) for other, points in self.stars[one].items()]
            row.sort(key=lambda item: (-item[0], profiles[item[1]].key))
            self._sorted[one] = row = row[:_RIVALS]
        return row


def _apart(one: Profile, other: Profile) -> bool:
    return judge(one, other) < _ONE


def _founded(one: Profile, other: Profile) -> bool:
    """Is there as much to go by as makes one think of the other at all: agents that may be one, and days that both
    state, or else types told alike, which for what a crowd did no killing without a day of its own is."""
    if compare(one.agents, other.agents) < 0:
        return False
    if one.stated and other.stated:
        return True
    crowds = (one.record.sub_event_type in CROWDS) + (other.record.sub_event_type in CROWDS)
    return crowds != 1 and kind(one, other) >= _ALIKE
