"""The legend of what is drawn, and only of that. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.views.marks import Mark, precision_swatch, status_swatch, type_swatch
from dashboard.views.stacks import Stack
from dashboard.views.symbols import (
    PRECISION_LABELS,
    Theme,
    status_rank,
    status_style,
    type_rank,
    type_style,
)
from extract.model import GeoPrecision, Status


@dataclass(frozen=True, slots=True)
class Legend:
    """Events on the map by type and by status, and the precisions that need explaining; in the order of drawing."""

    types: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    precisions: tuple[GeoPrecision, ...]

    def as_json(self, theme: Theme) -> list[dict[str, Any]]:
        """Groups of entries, each with its swatch as an image address."""
        groups = [
            ("Event type", [_entry(type_style(kind).label, type_swatch(kind, theme), n) for kind, n in self.types]),
            ("Status", [_entry(status_style(word).label, status_swatch(word, theme), n) for word, n in self.statuses]),
            (
                "Place",
                [
                    _entry(_words(self.precisions, area=area), precision_swatch(area=area, theme=theme))
                    for area in self._kinds
                ],
            ),
        ]
        return [{"title": title, "entries": entries} for title, entries in groups if entries]

    @property
    def _kinds(self) -> list[bool]:
        """Whether to explain the circle of "near" (``False``), the shaded area (``True``), or both."""
        return sorted({precision is not GeoPrecision.NEAR for precision in self.precisions})


def legend_of(stacks: Sequence[Stack]) -> Legend:
    """What the stacks need explained. Statuses are left out where everything is asserted."""
    types: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    precisions = set()
    for stack in stacks:
        types.update(stack.by_type)
        statuses.update(stack.by_status)
        if stack.area or stack.precision is GeoPrecision.NEAR:
            precisions.add(stack.precision)
    told = sorted(statuses.items(), key=lambda item: status_rank(item[0]))
    return Legend(
        types=tuple(sorted(types.items(), key=lambda item: (type_rank(item[0]), item[0]))),
        statuses=() if set(statuses) <= {Status.ASSERTED.value} else tuple(told),
        precisions=tuple(precision for precision in GeoPrecision if precision in precisions),
    )


def _entry(label: str, swatch: Mark, count: int | None = None) -> dict[str, Any]:
    return {"label": label, "swatch": swatch.url, "side": swatch.side, "count": count}


def _words(precisions: Sequence[GeoPrecision], *, area: bool) -> str:
    if not area:
        return PRECISION_LABELS[GeoPrecision.NEAR]
    names = [precision.value for precision in precisions if precision is not GeoPrecision.NEAR]
    *others, last = names
    return "Only the " + (", ".join(others) + " or " + last if others else last) + " is known"
