"""The index file: what is written is read back, and a damaged file is noticed."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest

from extract.errors import GazetteerError
from extract.gazetteer.lookup import Gazetteer
from extract.gazetteer.segment import COMMON_WORD, Row, Segment, key_hash
from extract.gazetteer.segment_write import write_segment

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
    assert segment.posts(key_hash(b"nowhere")) == (0, [])


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


def test_filter_lets_every_name_through(segment: Segment) -> None:
    held = [crc32(key) for key in (b"bigtown", b"bt", b"#t:1", b"#t:2")]
    assert all(segment.may_hold(checksum) for checksum in held)
    others = sum(segment.may_hold(crc32(f"nowhere {number}".encode())) for number in range(1000))
    assert others < 200  # most names that are not there are known by it


def test_names_beyond_one_batch_are_sorted_into_one_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.gazetteer.segment_write.BATCH", 50)
    many = [
        Row(f"t:{number}", f"Town {number}", 1.0, 2.0, "XA", "town", number, 1.0, number / 100, "", {"same town": True})
        for number in range(500)
    ]
    path = tmp_path / "many.idx"
    assert write_segment(path, many, {}, {}) == 500
    segment = Segment(path)
    assert segment.verify()
    gazetteer = Gazetteer([segment])
    assert [place.population for place in gazetteer.lookup("Same Town", limit=3)] == [499, 498, 497]
    assert all(gazetteer.place(f"t:{number}") for number in range(500))
    assert not list(tmp_path.glob("dateline-*"))


def test_starts_of_longer_names_are_known(tmp_path: Path) -> None:
    path = tmp_path / "long.idx"
    write_segment(path, [Row("t:1", "X", 1.0, 2.0, "XA", "town", keys={"white sulphur springs": True})], {}, {})
    gazetteer = Gazetteer([Segment(path)])
    assert gazetteer.may_start("White Sulphur")
    assert not gazetteer.may_start("Green Sulphur")
    assert gazetteer.may_start("The Sulphur")  # an article is no part of the key: never ruled out


def test_places_of_a_name_are_read_when_asked_for(segment: Segment) -> None:
    found = Gazetteer([segment]).find("Bigtown").candidates
    assert len(found) == 2
    assert found[-1].place.country == "XB"
    assert [c.place.country for c in found] == ["XA", "XB"]
    assert [c.place.country for c in found[:1]] == ["XA"]
    with pytest.raises(IndexError):
        found[2]
