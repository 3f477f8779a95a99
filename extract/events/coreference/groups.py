"""Mentions to groups of one event each: links between pairs, neighbourhoods of links, and groups without contradiction.

The outcome is a function of the set of mentions. It falls apart into neighbourhoods (connected by links), each of which
is settled by itself, so that new mentions change nothing but the neighbourhoods that they touch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from extract.events.coreference.blocks import Block, Index
from extract.events.coreference.comparing.pairs import (
    APART,
    LINK,
    MAYBE,
    TOGETHER,
    judge,
    other_deed,
    other_place,
    weigh,
)
from extract.events.coreference.comparing.profile import Profile, profile
from extract.events.coreference.contest import Contest
from extract.events.coreference.record import Record

#: Points within which two links of a mention are alike, and how many of its best links are looked at.
_ALIKE = 0.5
_RIVALS = 6
#: Mentions of a group that another one's points are counted with.
_SAMPLE = 8
_BY_HAND = float("inf")


@dataclass(frozen=True, slots=True)
class Bonds:
    """Analysts' decisions, by ``Record.id``: lists of mentions that are one event, and pairs that are not."""

    together: tuple[tuple[int, ...], ...] = ()
    apart: frozenset[frozenset[int]] = frozenset()

    def parted(self, one: int, other: int) -> bool:
        return bool(self.apart) and frozenset((one, other)) in self.apart


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one event in canonical order, and the pairs by which they came together, with their points."""

    members: tuple[Profile, ...]
    joined: tuple[tuple[int, int, float], ...] = ()  # positions in members


def indexed(records: Iterable[Record]) -> Index:
    """All ``records`` with their blocks. The order in which they come does not matter."""
    index = Index()
    index.add(profile(record) for record in sorted(records, key=lambda record: record.key))
    return index


def group(records: Iterable[Record] | Index, bonds: Bonds = Bonds()) -> list[Group]:
    """Groups of all ``records``, in the order of their first members."""
    index = records if isinstance(records, Index) else indexed(records)
    links = _Links(index, bonds)
    for block in index.blocks.values():
        links.meet(block)
    links.compete()
    return settle(range(len(index.profiles)), links)


class Neighbourhood:
    """The mentions that a change can reach, brought in block by block.

    ``fetch`` gives the records under the given keys, all of them (those that were given before do no harm). Asked for
    groups again, it keeps what it has reached.
    """

    def __init__(self, fetch: Callable[[Sequence[str]], Iterable[Record]], bonds: Callable[[], Bonds]) -> None:
        self._fetch = fetch
        self._bonds = bonds
        self._index = Index()
        self._contest = Contest(self._index.profiles)
        self._numbers: dict[int, int] = {}  # of a record's id
        self._loaded: set[str] = set()
        self._met: set[int] = set()  # mentions of which all candidates are known
        self._edges: dict[tuple[int, int], float] = {}
        self._reached: set[int] = set()

    def groups(self, new: Iterable[Record], others: Iterable[Record] = ()) -> list[Group]:
        """Groups of these mentions and of every one that links tie to them. ``new``: mentions that were not there
        before, or not so; ``others``: those around one that is gone, or that were one event with any of these."""
        fresh = self._take(new)
        frontier = fresh | self._take(others)
        self._meet(frontier)
        for number in sorted(fresh):
            for key in self._index.keys[number]:
                frontier.update(self._index.around(self._index.blocks[key], number))
            frontier.update(self._contest.stars.get(number, ()))  # it may contest what they were linked with
        frontier -= self._reached
        while frontier:
            found = self._linked(frontier)
            self._reached |= frontier
            frontier = found - self._reached
        links = _Links(self._index, self._bonds(), self._contest)
        links.edges = {pair: score for pair, score in self._edges.items() if pair[0] in self._reached}
        return settle(sorted(self._reached, key=lambda number: self._index.profiles[number].key), links)

    def _load(self, frontier: set[int]) -> None:
        missing = sorted({key for number in frontier for key in self._index.keys[number]} - self._loaded)
        if missing:
            self._loaded.update(missing)
            self._take(self._fetch(missing))

    def _take(self, records: Iterable[Record]) -> set[int]:
        numbers, new = set(), []
        for record in sorted(records, key=lambda record: record.key):
            number = self._numbers.get(record.id)
            if number is None:
                number = self._numbers[record.id] = len(self._numbers)
                new.append(profile(record))
            numbers.add(number)
        self._index.add(new)
        return numbers

    def _meet(self, wanted: set[int]) -> None:
        """Find all the candidates of these mentions."""
        missing = wanted - self._met
        if not missing:
            return
        self._load(missing)
        links = _Links(self._index, self._bonds(), self._contest)
        for key in sorted({key for number in missing for key in self._index.keys[number]}):
            links.meet(self._index.blocks[key], missing)
        self._met |= missing
        self._edges |= links.edges

    def _linked(self, frontier: set[int]) -> set[int]:
        self._meet(frontier)
        contest = self._contest
        open_pairs = [
            (*pair, score) for pair, score in contest.open(frontier) if not contest.contested_by(pair, score, frontier)
        ]
        self._meet({number for one, other, _ in open_pairs for number in (one, other)})
        links = _Links(self._index, self._bonds(), contest)
        links.by_hand(frontier)
        self._edges |= links.edges
        for one, other, score in open_pairs:
            if contest.uncontested(one, other, score):
                self._edges[one, other] = score
        return {number for pair in self._edges for number in pair if not frontier.isdisjoint(pair)}


class _Links:
    """Links between mentions, by their numbers in an index: pairs whose points reach ``LINK``."""

    def __init__(self, index: Index, bonds: Bonds, contest: Contest | None = None) -> None:
        self.index = index
        self.bonds = bonds
        self.edges: dict[tuple[int, int], float] = {}
        self.contest = contest or Contest(index.profiles)

    def meet(self, block: Block, wanted: set[int] | None = None) -> None:
        profiles, parted = self.index.profiles, self.bonds.parted
        for one, other in self.index.pairs(block, wanted):
            a, b = profiles[one], profiles[other]
            if a.key > b.key:
                one, other, a, b = other, one, b, a
            score = judge(a, b)
            if score >= MAYBE and not parted(a.record.id, b.record.id):
                self.contest.add(one, other, score)
                if score >= LINK:
                    self.edges[one, other] = score

    def compete(self) -> None:
        """Links between mentions that fall short of ``LINK``, but fit nothing else."""
        for pair, score in self.contest.open():
            if self.contest.uncontested(*pair, score):
                self.edges[pair] = score

    def by_hand(self, wanted: Iterable[int] | None = None) -> None:
        """Links between the mentions that analysts put together, one after the other in canonical order."""
        if not self.bonds.together:
            return
        numbers = {one.record.id: number for number, one in enumerate(self.index.profiles)}
        chosen = None if wanted is None else set(wanted)
        for row in self.bonds.together:
            present = sorted((numbers[i] for i in row if i in numbers), key=lambda n: self.index.profiles[n].key)
            if chosen is not None and chosen.isdisjoint(present):
                continue
            for one, other in pairwise(present):
                self.edges[one, other] = _BY_HAND


def settle(numbers: Sequence[int] | range, links: _Links) -> list[Group]:
    """Groups of the mentions with these numbers, which no link leaves."""
    links.by_hand(numbers)
    profiles = links.index.profiles
    canonical = {number: at for at, number in enumerate(sorted(numbers, key=lambda n: profiles[n].key))}
    edges = sorted(links.edges.items(), key=lambda item: (-item[1], canonical[item[0][0]], canonical[item[0][1]]))
    torn = _torn(edges, profiles)
    parts: dict[int, _Part] = {}
    for (one, other), score in edges:
        if score != _BY_HAND and (one in torn or other in torn):
            continue
        mine = parts.get(one) or parts.setdefault(one, _Part.of(one, links))
        theirs = parts.get(other) or parts.setdefault(other, _Part.of(other, links))
        if mine is theirs or not _may_join(mine, theirs, score, links):
            continue
        if len(mine.numbers) < len(theirs.numbers):
            mine, theirs = theirs, mine
        mine.take(theirs, (one, other, score))
        for number in theirs.numbers:
            parts[number] = mine
    out: dict[int, Group] = {}
    for number in numbers:
        part = parts.get(number)
        row = sorted(part.numbers, key=canonical.__getitem__) if part else [number]
        if row[0] == number:
            at = {n: k for k, n in enumerate(row)}
            joined = tuple((at[a], at[b], score) for a, b, score in part.joined) if part else ()
            out[canonical[number]] = Group(tuple(profiles[n] for n in row), joined)
    return [out[at] for at in sorted(out)]


def _torn(edges: Sequence[tuple[tuple[int, int], float]], profiles: Sequence[Profile]) -> set[int]:
    """Vague mentions ("shelling of the town last week") that fit two events alike which cannot be one: they stay alone
    rather than go to either. ``edges``: the strongest first."""
    rivals: dict[int, list[tuple[int, float]]] = {}
    for (one, other), score in edges:
        for here, there in ((one, other), (other, one)):
            if profiles[here].vague:
                row = rivals.setdefault(here, [])
                if len(row) < _RIVALS and (not row or score >= row[0][1] - _ALIKE):
                    row.append((there, score))
    return {
        here
        for here, row in rivals.items()
        if any(weigh(profiles[a], profiles[b]) == APART for (a, _), (b, _) in combinations(row, 2))
    }


@dataclass(slots=True)
class _Part:
    """A group in the making, with what says of all its mentions at once whether another one contradicts any.

    first, last: the days that all allow; intervals that overlap pairwise have a day in common (Helly's theorem in one
    dimension). places, deeds: one mention of each place, and of each combination of type, status and actors. texts: the
    mentions by the text that they stand in. sample: those that points are counted with, the first that joined.
    """

    numbers: list[int]
    first: int
    last: int
    places: dict[str, int]
    deeds: dict[object, int]
    texts: dict[str, list[int]]
    joined: list[tuple[int, int, float]] = field(default_factory=list)

    @staticmethod
    def of(number: int, links: _Links) -> _Part:
        one = links.index.profiles[number]
        record = one.record
        places = {record.where.id: number} if record.where else {}
        deed = (record.sub_event_type, one.generic, one.stand, one.campaign, record.sides)
        bounds = links.index.first[number], links.index.last[number]
        return _Part([number], *bounds, places, {deed: number}, {record.sha256: [number]})

    @property
    def sample(self) -> list[int]:
        return self.numbers[:_SAMPLE]

    def take(self, other: _Part, edge: tuple[int, int, float]) -> None:
        self.numbers.extend(other.numbers)
        self.joined.extend([*other.joined, edge])
        self.first, self.last = max(self.first, other.first), min(self.last, other.last)
        self.places = other.places | self.places
        self.deeds = other.deeds | self.deeds
        for sha256, row in other.texts.items():
            self.texts[sha256] = [*self.texts.get(sha256, ()), *row]


def _may_join(mine: _Part, theirs: _Part, score: float, links: _Links) -> bool:
    profiles, parted = links.index.profiles, links.bonds.parted
    if links.bonds.apart:
        ids = [[profiles[n].record.id for n in part.numbers] for part in (mine, theirs)]
        if any(parted(a, b) for a in ids[0] for b in ids[1]):
            return False
    if score == _BY_HAND or (len(mine.numbers) == 1 and len(theirs.numbers) == 1):
        return True
    if max(mine.first, theirs.first) > min(mine.last, theirs.last):
        return False
    if any(other_place(profiles[a], profiles[b]) for a in mine.places.values() for b in theirs.places.values()):
        return False
    if any(other_deed(profiles[a], profiles[b]) for a in mine.deeds.values() for b in theirs.deeds.values()):
        return False
    for sha256 in mine.texts.keys() & theirs.texts.keys():
        for one in mine.texts[sha256]:
            if any(_points(one, other, profiles) == APART for other in theirs.texts[sha256]):
                return False
    sample, others = mine.sample, theirs.sample
    total = sum(_points(one, other, profiles) for one in sample for other in others)
    return total >= min(TOGETHER, score) * len(sample) * len(others)


def _points(one: int, other: int, profiles: Sequence[Profile]) -> float:
    a, b = profiles[one], profiles[other]
    return judge(a, b) if a.key < b.key else judge(b, a)
