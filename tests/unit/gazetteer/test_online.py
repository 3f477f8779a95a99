"""The opt-in online step: one request a second, answers kept, failures harmless."""

from __future__ import annotations

from typing import Any

from geopy.exc import GeocoderTimedOut
from geopy.location import Location
from geopy.point import Point

from extract.gazetteer.online import FAILURES, OnlineStep


class Service:
    """Stands in for Nominatim."""

    def __init__(self, answer: Location | None = None, *, fails: bool = False) -> None:
        self.answer, self.fails, self.asked = answer, fails, 0

    def geocode(self, query: str, **options: Any) -> Any:
        assert query
        assert options["timeout"] > 0
        self.asked += 1
        if self.fails:
            raise GeocoderTimedOut("slow")
        return self.answer


class Clock:
    def __init__(self) -> None:
        self.now, self.slept = 0.0, 0.0

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept += seconds
        self.now += seconds


def step(service: Service, answers: dict[str, Any], clock: Clock) -> OnlineStep:
    return OnlineStep(answers, geocoder=service, clock=clock.time, sleep=clock.sleep)


def test_answers_are_kept() -> None:
    service, answers = Service(Location("Zorkabad", Point(31.5, 64.3), {"osm_id": 7})), {}
    online = step(service, answers, Clock())
    place = online.place("Zorkabad", within="Helmand")
    assert place is not None
    assert (place.lat, place.gazetteer_id) == (31.5, "osm:7")
    assert online.place("zorkabad", within="Helmand") is not None
    assert service.asked == 1


def test_nothing_is_kept_too() -> None:
    service, answers = Service(None), {}
    online = step(service, answers, Clock())
    assert online.place("Zorkabad") is None
    assert online.place("Zorkabad") is None
    assert service.asked == 1


def test_one_request_a_second() -> None:
    clock = Clock()
    online = step(Service(None), {}, clock)
    online.place("Aaa")
    online.place("Bbb")
    assert clock.slept >= 1.0


def test_failing_service_is_left_alone_and_not_remembered() -> None:
    service, answers = Service(fails=True), {}
    online = step(service, answers, Clock())
    for name in ("Aaa", "Bbb", "Ccc", "Ddd", "Eee"):
        assert online.place(name) is None
    assert service.asked == FAILURES
    assert answers == {}
