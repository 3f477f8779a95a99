"""The index file: what is written is read back, and a damaged file is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import GazetteerError
from extract.gazetteer.lookup import Gazetteer
from extract.gazetteer.segment import COMMON_WORD, Row, Segment, key_hash, write_segment

KEYS = {"bigtown": True, "bt": False}


def rows() -> list[Row]:
    return [
        Row(
            "t:1", "Bigtown", 10.5, 20.5, "XA", "city", 900_000, 9.0, 6.0, "a1:XA:north", {"bigtown": True, "bt": False}
        ),
        Row("t:2", "Bigtown", -10.5, -20.5, "XB", "city", 900, 2.0, 3.0, "", {"bigtown": True}),
    ]


@pytest.fixture
def segment(tmp_path: Path) -> Segment:
    path = tmp_path / "t.idx"
    assert write_segment(path, rows(), {"bigtown": COMMON_WORD}, {"source": "test"}) == 2
    return Segment(path)


def test_best_known_place_comes_first(segment: Segment) -> None:
    places = Gazetteer([segment]).lookup("Bigtown")
    assert [place.country for place in places] == ["XA", "XB"]
    assert places[0].admin1 == "a1:XA:north"
    assert places[0].radius_km == 9.0


def test_alternate_names_and_flags(segment: Segment) -> None:
    gazetteer = Gazetteer([segment])
    assert not gazetteer.entries("bt").candidates[0].main
    assert gazetteer.entries("bigtown").flags == COMMON_WORD


def test_place_by_id_and_by_position(segment: Segment) -> None:
    gazetteer = Gazetteer([segment])
    found = gazetteer.place("t:2")
    assert found is not None
    assert found.country == "XB"
    assert [place.gazetteer_id for place in gazetteer.nearest(10.6, 20.6)] == ["t:1"]
    assert gazetteer.place("t:3") is None


def test_unknown_key_has_no_posts(segment: Segment) -> None:
    assert segment.posts(key_hash("nowhere")) == (0, [])


def test_damage_is_noticed(segment: Segment, tmp_path: Path) -> None:
    assert segment.verify()
    content = bytearray(segment.path.read_bytes())
    content[-1] ^= 0xFF
    broken = tmp_path / "broken.idx"
    broken.write_bytes(content)
    assert not Segment(broken).verify()


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.idx"
    path.write_bytes(b"no index at all, but long enough")
    with pytest.raises(GazetteerError, match="build"):
        Segment(path)
