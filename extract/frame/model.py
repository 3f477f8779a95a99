"""What a frame says: frozen values, asked by resolvers and by the assembly of events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from extract.model import Span, TimeInterval


@dataclass(frozen=True, slots=True)
class CountryEvidence:
    """One country that the text names. ``weight`` > 0; ``share`` of all countries' weight, above 0 up to 1."""

    country: str  # ISO 3166-1 alpha-2
    weight: float
    share: float
    grounds: tuple[tuple[str, Span], ...]  # the first few words that speak for it: ground (see countries.tsv) and where


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a report is about: what it tells without a date happened in them.

    ``span``: the words that say so. ``stated``: they say it of the report ("reporting period: 3-9 March"), so that no
    day named in a passage before dates what is told without one.
    """

    interval: TimeInterval
    span: Span
    reason: str
    stated: bool = True


class ScopeKind(StrEnum):
    """What opens a stretch of text, and so rules it."""

    LEAD_IN = "lead-in"  # a sentence that the items of a list say more of
    ITEM = "item"  # one entry of a list, one story of a digest: stands by itself
    ROW = "row"  # one row of a table: stands by itself
    RECORD = "record"  # the labelled fields of one case ("Location: ...")
    HEADER = "header"  # of a table: its words say what the cells mean, and tell nothing
    OUTSIDE = "outside"  # a section that tells of other days than those of the report


#: what stands by itself: nothing is carried into it from its neighbours
ROOMS = frozenset((ScopeKind.ITEM, ScopeKind.ROW, ScopeKind.RECORD))


@dataclass(frozen=True, slots=True)
class Scope(Span):
    """A stretch of text with what rules it. Scopes nest; two that overlap lie one in the other.

    ``opener``: the words that open it (a heading, a lead-in; of an item or a row the whole of it).
    ``fields``: cells of a row or record by their meaning ("day", "place", "agent", "target", "killed", "injured").
    """

    kind: ScopeKind = ScopeKind.ITEM
    opener: Span = field(default=Span(0, 0))
    fields: tuple[tuple[str, Span], ...] = ()

    def cell(self, meaning: str) -> Span | None:
        """Where a row or record gives ``meaning``; None where it does not."""
        return next((span for name, span in self.fields if name == meaning), None)


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one document. An empty one says nothing.

    ``countries``: what the text's own words say of where it plays, most important first (see ``about``).
    ``period``: the days that the report is about, where it says.
    ``story_year``: the year that dates without one are of, where that is not the year of publication.
    ``scopes``: sections, lists, rows, in the order of their starts, the wider first.
    """

    countries: tuple[CountryEvidence, ...] = ()
    period: Period | None = None
    story_year: int | None = None
    scopes: tuple[Scope, ...] = ()
    _parents: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        open_: list[int] = []
        parents: list[int] = []
        for number, scope in enumerate(self.scopes):
            while open_ and self.scopes[open_[-1]].end <= scope.start:
                open_.pop()
            parents.append(open_[-1] if open_ else -1)
            open_.append(number)
        object.__setattr__(self, "_parents", tuple(parents))

    def about(self, least: float = 0.15) -> tuple[str, ...]:
        """ISO 3166-1 alpha-2 codes of the countries with at least this share of the evidence, most important first.

        Names of countries and of their first-order divisions and regions, flags and nationalities count, in titles and
        headings the more so. A country that only sends its troops or its news ("US jets") counts for little.
        """
        return tuple(found.country for found in self.countries if found.share >= least)

    def around(self, offset: int) -> Iterator[Scope]:
        """The scopes that hold ``offset``, the narrowest first."""
        at = bisect_right(self.scopes, offset, key=_start) - 1
        while at >= 0:
            if self.scopes[at].end > offset:
                yield self.scopes[at]
            at = self._parents[at]

    def days(self, offset: int) -> Period | None:
        """The period that rules ``offset``; None where there is none, or in a section of other days."""
        if self.period is None or any(scope.kind is ScopeKind.OUTSIDE for scope in self.around(offset)):
            return None
        return self.period

    def room(self, offset: int) -> Scope | None:
        """The item, row or record that ``offset`` lies in: nothing from before its start is in force in it but what
        rules it; None in running text."""
        return next((scope for scope in self.around(offset) if scope.kind in ROOMS), None)

    def lead_ins(self, offset: int) -> tuple[Span, ...]:
        """The lead-in sentences that rule ``offset``, the nearest first."""
        return tuple(scope.opener for scope in self.around(offset) if scope.kind is ScopeKind.LEAD_IN)


def _start(scope: Scope) -> int:
    return scope.start
