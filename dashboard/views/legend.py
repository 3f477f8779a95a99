"""The legend of what is drawn, and only of that. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.views.marks import Mark, precision_swatch, status_swatch, type_swatch
from dashboard.views.piles import PRECISIONS, STATUSES, TYPES, Piles
from dashboard.views.symbols import AREA_PRECISIONS, PRECISION_LABELS, Theme, status_style, type_style
from extract.model import GeoPrecision, Status


@dataclass(frozen=True, slots=True)
class Legend:
    """Events on the map by type and by status, and the precisions that need explaining; in the order of drawing."""

    types: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    precisions: tuple[GeoPrecision, ...]

    def as_json(self, theme: Theme) -> list[dict[str, Any]]:
        """Groups of entries, each with its swatch as an image address, and the layer that they explain."""
        groups = [
            (
                "stacks",
                "Event type",
                [_entry(type_style(kind).label, type_swatch(kind, theme), n) for kind, n in self.types],
            ),
            (
                "stacks",
                "Status",
                [_entry(status_style(word).label, status_swatch(word, theme), n) for word, n in self.statuses],
            ),
            (
                "uncertainty",
                "Place",
                [
                    _entry(_words(self.precisions, area=area), precision_swatch(area=area, theme=theme))
                    for area in self._kinds
                ],
            ),
        ]
        return [{"layer": layer, "title": title, "entries": entries} for layer, title, entries in groups if entries]

    @property
    def _kinds(self) -> list[bool]:
        """Whether to explain the circle of "near" (``False``), the shaded area (``True``), or both."""
        return sorted({precision is not GeoPrecision.NEAR for precision in self.precisions})


def legend_of(piles: Piles) -> Legend:
    """What the places need explained. Statuses are left out where everything is asserted."""
    counts = piles.counts.sum(axis=0, dtype=int).reshape(len(TYPES), len(STATUSES))
    types = tuple((kind, int(n)) for kind, n in zip(TYPES, counts.sum(axis=1), strict=True) if n)
    statuses = tuple((word.value, int(n)) for word, n in zip(STATUSES, counts.sum(axis=0), strict=True) if n)
    there = np.bincount(piles.precision, minlength=len(PRECISIONS))
    explained = [
        precision
        for precision, n in zip(PRECISIONS, there, strict=True)
        if n and (precision in AREA_PRECISIONS or precision is GeoPrecision.NEAR)
    ]
    return Legend(
        types=types,
        statuses=() if {word for word, _ in statuses} <= {Status.ASSERTED.value} else statuses,
        precisions=tuple(explained),
    )


def _entry(label: str, swatch: Mark, count: int | None = None) -> dict[str, Any]:
    return {"label": label, "swatch": swatch.url, "side": swatch.side, "count": count}


def _words(precisions: Sequence[GeoPrecision], *, area: bool) -> str:
    if not area:
        return PRECISION_LABELS[GeoPrecision.NEAR]
    names = [precision.value for precision in precisions if precision is not GeoPrecision.NEAR]
    *others, last = names
    return "Only the " + (", ".join(others) + " or " + last if others else last) + " is known"
