"""The opt-in online step: one request a second, answers kept and checked, failures harmless."""

from __future__ import annotations

from typing import Any

import pytest
from geopy.exc import GeocoderTimedOut
from geopy.location import Location
from geopy.point import Point

from extract.gazetteer.online import AGENT, FAILURES, OnlineStep, place_of
from extract.model import GeoPrecision
from tests.unit.gazetteer.nominatim import FakeNominatim, known, serving

ZORKALAY = Location("Zorkalay,\n Helmand", Point(31.5, 64.3), {"osm_type": "node", "osm_id": 7, "type": "village"})


class Service:
    """Stands in for a geopy geocoder."""

    def __init__(self, answer: Any = None, error: Exception | None = None) -> None:
        self.answer, self.error = answer, error
        self.asked: list[str] = []

    def geocode(self, query: str, *, exactly_one: bool, timeout: float) -> Any:
        assert exactly_one
        assert timeout > 0
        self.asked.append(query)
        if self.error is not None:
            raise self.error
        return self.answer


class Clock:
    def __init__(self) -> None:
        self.now, self.slept = 0.0, 0.0

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept += seconds
        self.now += seconds


def step(service: Service, answers: dict[str, Any], clock: Clock | None = None) -> OnlineStep:
    clock = clock or Clock()
    return OnlineStep(answers, geocoder=service, service="the atlas", clock=clock.time, sleep=clock.sleep)


def test_answers_are_kept() -> None:
    service, answers = Service(ZORKALAY), {}
    online = step(service, answers)
    answer = online.answer("Zorkalay, Helmand")
    assert answer is not None
    assert (answer["name"], answer["service"]) == ("Zorkalay, Helmand", "the atlas")
    place = place_of("Zorkalay", answer)
    assert (place.lat, place.lon, place.gazetteer_id, place.kind) == (31.5, 64.3, "osm:n7", "village")
    assert online.answer("zorkalay helmand") == answer
    assert step(Service(error=OSError()), answers).answer("Zorkalay, Helmand") == answer
    assert service.asked == ["Zorkalay, Helmand"]


def test_no_such_place_is_kept_too() -> None:
    service, answers = Service(None), {}
    online = step(service, answers)
    assert online.answer("Zorkalay") is None
    assert online.answer("Zorkalay") is None
    assert len(service.asked) == 1
    assert answers == {"zorkalay": None}


def test_one_request_a_second() -> None:
    clock = Clock()
    online = step(Service(None), {}, clock)
    for name in ("Aaa", "Bbb", "Ccc", "Aaa"):
        online.answer(name)
    assert clock.slept == 2.0
    clock.now += 0.75
    online.answer("Ddd")
    assert clock.slept == 2.25


@pytest.mark.parametrize("error", [GeocoderTimedOut("slow"), OSError("no route"), KeyError("lat"), RecursionError()])
def test_a_failing_service_is_left_alone_and_its_failures_are_not_kept(error: Exception) -> None:
    service, answers = Service(error=error), {}
    online = step(service, answers)
    for name in ("Aaa", "Bbb", "Ccc", "Ddd", "Eee"):
        assert online.answer(name) is None
    assert len(service.asked) == FAILURES
    assert online.given_up
    assert answers == {}


def test_a_service_that_comes_back_is_asked_on() -> None:
    service = Service(error=OSError())
    online = step(service, {})
    online.answer("Aaa")
    online.answer("Bbb")
    service.error = None
    online.answer("Ccc")
    assert online.failures == 0


@pytest.mark.parametrize(
    "answer",
    [
        "words",
        Location("x", Point(1, 2), []),
        Location("x", Point(1, 2), {"osm_id": "../7", "address": {"country_code": "<b>"}, "boundingbox": ["a"]}),
        Location("x" * 5000, Point(1, 2), {"type": "<script>", "boundingbox": ["nan", "1", "2", "3"], "address": 7}),
    ],
)
def test_odd_answers(answer: Any) -> None:
    kept = step(Service(answer), {}).answer("Aaa")
    if kept is not None:
        place = place_of("Aaa", kept)
        assert (place.country, place.gazetteer_id, place.kind, place.radius_km) == ("", "online:aaa", "town", 3.0)
        assert len(kept["name"]) <= 200


def test_a_large_place_is_not_exact() -> None:
    raw = {"type": "district", "boundingbox": ["30.0", "31.0", "64.0", "65.0"]}
    answer = step(Service(Location("Zor", Point(30.5, 64.5), raw)), {}).answer("Zor")
    assert answer is not None
    place = place_of("Zor", answer)
    assert 70 < place.radius_km < 80
    assert place.geo_precision is GeoPrecision.DISTRICT


@pytest.mark.parametrize("query", ["", "...", "Zor " * 100])
def test_what_is_no_query_is_not_asked(query: str) -> None:
    service = Service(ZORKALAY)
    assert step(service, {}).answer(query) is None
    assert service.asked == []


def test_nominatim_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is switched on: geopy's Nominatim, our user agent, English names, country in the answer."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving(FakeNominatim(known("Zorkalay", 31.5, 64.3, "AF"))) as server:
        monkeypatch.setenv("DATELINE_NOMINATIM", f"http://{server.domain}")
        answer = OnlineStep({}).answer("Zorkalay, Helmand, Afghanistan")
    assert answer is not None
    assert (answer["country"], answer["lat"], answer["id"]) == ("AF", 31.5, "osm:n7")
    assert server.agents == [AGENT]
    query = server.queries[0]
    assert (query["q"], query["accept-language"], query["addressdetails"]) == (
        *("Zorkalay, Helmand, Afghanistan", "en", "1"),
    )


def test_nominatim_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("http://127.0.0.1:9", "nonsense"):
        monkeypatch.setenv("DATELINE_NOMINATIM", address)
        answers: dict[str, Any] = {}
        online = OnlineStep(answers)
        assert online.answer("Zorkalay") is None
        assert (online.failures, answers) == (1, {})
