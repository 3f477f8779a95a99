"""The online step over a case: off by default, asked with what the text says around, used only where it fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import main
from extract.corpus import extractor
from extract.gazetteer.online import PAUSE_S, Answer, answer_key
from extract.model import Document, Extraction
from extract.online_places import placed, questions
from extract.store.answers import Answers
from extract.store.repository import open_store
from tests.offsets import assert_offsets
from tests.unit.gazetteer.nominatim import FakeNominatim, known, serving

TEXT = "Gunmen attacked the village of Zorkalay in Helmand province, Afghanistan, on Monday, killing three policemen."
QUERY = "Zorkalay, Helmand, Afghanistan"


def answer(**changes: object) -> Answer:
    made = {"lat": 31.5, "lon": 64.3, "radius_km": 2.0, "id": "osm:n7", "country": "AF", "kind": "village",
            "name": "Zorkalay, Nad Ali", "service": "the atlas"}  # fmt: skip
    return made | changes


def found(text: str = TEXT) -> Extraction:
    return extractor().extract(Document(text))


def test_what_is_asked() -> None:
    assert [question.query for question in questions(found()).values()] == [QUERY]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the village of Zorkalay on Monday.",  # nobody says in which country
        "Gunmen attacked Kandahar in Afghanistan on Monday.",  # all is known
        "",
    ],
)
def test_what_is_not_asked(text: str) -> None:
    assert questions(found(text)) == {}


def test_an_answer_that_fits_places_the_event() -> None:
    before = found()
    after = placed(before, {answer_key(QUERY): answer()})
    event, toponym = after.events[0], next(t for t in after.toponyms if t.mention.text == "Zorkalay")
    assert event.place is not None
    assert (event.place.place.lat, event.place.place.gazetteer_id) == (31.5, "osm:n7")
    assert 'the atlas, asked for "Zorkalay, Helmand, Afghanistan"' in event.place.explanation
    assert "Nad Ali" in toponym.explanation
    assert replace(event, place=None) == replace(before.events[0], place=None)
    assert_offsets(TEXT, [t.mention for t in after.toponyms])
    assert placed(after, {answer_key(QUERY): answer()}) is after  # nothing is left to ask


def test_the_words_of_a_relative_place_hold() -> None:
    text = "Troops shelled positions 20 km north of the village of Zorkalay in Helmand, Afghanistan, on Monday."
    after = placed(found(text), {answer_key(QUERY): answer()})
    place = after.events[0].place
    assert place is not None
    assert 31.6 < place.place.lat < 31.75


@pytest.mark.parametrize(
    "other",
    [
        None,  # no such place
        answer(country="PK"),  # another country
        answer(lat=36.7, lon=67.1),  # another province
    ],
)
def test_an_answer_that_does_not_fit_changes_nothing(other: Answer | None) -> None:
    before = found()
    assert placed(before, {answer_key(QUERY): other}) is before


def test_answers_live_in_the_case(tmp_path: Path) -> None:
    with open_store(tmp_path / "case.db", create=True) as store:
        answers = Answers(store)
        answers["zorkalay"] = answer()
        answers["nowhere"] = None
        answers["nowhere"] = None
        del answers["zorkalay"]
    with open_store(tmp_path / "case.db") as store:
        assert dict(Answers(store)) == {"nowhere": None}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_DB", raising=False)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr("extract.gazetteer.online.PAUSE_S", PAUSE_S / 100)
    (tmp_path / "a.txt").write_text(TEXT)
    return lambda *arguments: CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def nominatim(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeNominatim]:
    with serving(FakeNominatim(known("Zorkalay", 31.5, 64.3, "AF"))) as server:
        monkeypatch.setenv("DATELINE_NOMINATIM", f"http://{server.domain}")
        yield server


def ids() -> list[str]:
    """Of the places of all events."""
    with open_store("case.db") as store:
        return [event.place.place.gazetteer_id for _, _, event in store.events() if event.place]


def test_nothing_is_asked_unless_switched_on(run: Callable[..., Result], nominatim: FakeNominatim) -> None:
    run("extract", "a.txt")
    assert nominatim.queries == []
    assert ids() == ["a1:AF:hilmand~zorkalay"]


def test_switched_on_later_and_kept(
    run: Callable[..., Result], nominatim: FakeNominatim, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("extract", "a.txt")
    result = run("extract", "a.txt", "--online-places")
    assert result.exit_code == 0
    assert "1 place asked for online, 1 report with new places" in result.stderr
    assert ids() == ["osm:n7"]
    again = run("extract", "a.txt", "--online-places")
    assert "0 places asked for online, 0 reports" in again.stderr
    assert [query["q"] for query in nominatim.queries] == [QUERY]
    monkeypatch.setattr(extractor(), "version", "newer")  # extracted anew, with no network: the answer still counts
    assert "1 extracted" in run("extract", "a.txt").stderr
    assert ids() == ["osm:n7"]
    assert len(nominatim.queries) == 1


def test_a_failing_service_stops_nothing(run: Callable[..., Result], nominatim: FakeNominatim) -> None:
    nominatim.status = 500
    for name in ("Zorbagh", "Zorshahr", "Zortepa"):
        Path(f"{name}.txt").write_text(TEXT.replace("Zorkalay", name))
    result = run("extract", ".", "--online-places")
    assert result.exit_code == 0
    assert "3 places asked for online" in result.stderr
    assert "the same command goes on asking" in result.stderr
    nominatim.status = 200
    run("extract", ".", "--online-places")
    assert "osm:n7" in ids()
    with open_store("case.db") as store:
        assert len(Answers(store)) == 4


def test_help_says_that_names_leave_the_machine(run: Callable[..., Result]) -> None:
    assert "LEAVE THIS MACHINE" in run("extract", "--help").stdout
