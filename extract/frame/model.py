"""What a frame says: frozen values, asked by resolvers and by the assembly of events."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Span


@dataclass(frozen=True, slots=True)
class CountryEvidence:
    """One country that the text names. ``weight`` > 0; ``share`` of all countries' weight, above 0 up to 1."""

    country: str  # ISO 3166-1 alpha-2
    weight: float
    share: float
    grounds: tuple[tuple[str, Span], ...]  # the first few words that speak for it: ground (see countries.tsv) and where


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one document. An empty one says nothing.

    ``countries``: what the text's own words say of where it plays, most important first (see ``about``).
    """

    countries: tuple[CountryEvidence, ...] = ()

    def about(self, least: float = 0.15) -> tuple[str, ...]:
        """ISO 3166-1 alpha-2 codes of the countries with at least this share of the evidence, most important first.

        Names of countries and of their first-order divisions and regions, flags and nationalities count, in titles and
        headings the more so. A country that only sends its troops or its news ("US jets") counts for little.
        """
        return tuple(found.country for found in self.countries if found.share >= least)
