"""A second step for names that the gazetteer lacks: a geocoding service, asked only where the user has switched it on.

No finder and no resolver imports this. A failing or slow service never stops anything: it gives no answer, and after
three failures it is asked no more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, MutableMapping
from typing import Any, Protocol

from extract.gazetteer.fold import fold
from extract.gazetteer.kinds import precision, radius_km
from extract.model import Place

AGENT = "dateline/0.1 (conflict analysis; places named in reports)"
PAUSE_S = 1.0  # Nominatim's usage policy: one request a second at most
TIMEOUT_S = 5.0
FAILURES = 3  # then the service is left alone


class GeopyGeocoder(Protocol):
    """Any geopy geocoder."""

    def geocode(self, query: str, *, exactly_one: bool, timeout: float) -> Any: ...


class OnlineStep:
    """Ask a service for a place, one request a second, each answer (and each "nothing") kept in ``answers``.

    ``answers`` maps a folded query to the kept answer: the case file's table, or a dict. ``geocoder`` is Nominatim
    unless another geopy geocoder is given.
    """

    def __init__(
        self,
        answers: MutableMapping[str, dict[str, Any] | None],
        *,
        geocoder: GeopyGeocoder | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._answers = answers
        self._geocoder = geocoder
        self._clock = clock
        self._sleep = sleep
        self._last = -PAUSE_S
        self.failures = 0

    def place(self, name: str, *, within: str = "") -> Place | None:
        """The place of that name, from what was answered before or from the service; ``None`` where there is none."""
        query = f"{name}, {within}" if within else name
        key = fold(query)
        if not key:
            return None
        if key not in self._answers:
            if self.failures >= FAILURES:
                return None
            found, answered = self._ask(query)
            if not answered:
                return None
            self._answers[key] = found
        answer = self._answers[key]
        return None if answer is None else _place(name, answer)

    def _ask(self, query: str) -> tuple[dict[str, Any] | None, bool]:
        from geopy.exc import GeopyError

        wait = self._last + PAUSE_S - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._last = self._clock()
        try:
            found = self._service().geocode(query, exactly_one=True, timeout=TIMEOUT_S)
        except (GeopyError, OSError, ValueError):
            self.failures += 1
            return None, False
        self.failures = 0
        if found is None:
            return None, True
        raw = found.raw if isinstance(found.raw, dict) else {}
        return {"lat": found.latitude, "lon": found.longitude, "id": str(raw.get("osm_id", "")), "raw": raw}, True

    def _service(self) -> GeopyGeocoder:
        if self._geocoder is None:
            from geopy.geocoders import Nominatim

            self._geocoder = Nominatim(user_agent=AGENT, timeout=TIMEOUT_S)
        return self._geocoder


def _place(name: str, answer: dict[str, Any]) -> Place:
    radius = radius_km("town", 0)
    return Place(
        name=name,
        lat=float(answer["lat"]),
        lon=float(answer["lon"]),
        country="",
        gazetteer_id=f"osm:{answer.get('id') or fold(name).replace(' ', '-')}",
        geo_precision=precision("town", radius),
        radius_km=radius,
        kind="town",
    )
