"""Added villages are what the extractor places events at."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.gazetteer.lookup import Gazetteer, open_gazetteer
from extract.gazetteer.segment import Segment
from extract.gazetteer.sources import add, added_paths
from extract.model import Document
from extract.pipeline import Extractor
from tests.offsets import assert_offsets
from tests.unit.gazetteer.dumps import archive, line

TEXT = (
    "Gunmen attacked the village of Zorqabad in Helmand, Afghanistan, on Monday, killing three policemen.\n\n"
    "Rockets hit Firebase Kestrel on Tuesday, wounding a guard."
)


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    base = open_gazetteer()
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    (tmp_path / "AF.zip").write_bytes(archive(line()))
    (tmp_path / "mine.csv").write_text("name,lat,lon,country,kind\nFirebase Kestrel,31.9,64.9,AF,base\n")
    for name in ("AF.zip", "mine.csv"):
        add(tmp_path / name, progress=False)
    return Gazetteer([*(Segment(path) for path in added_paths()), *base.segments])


def test_events_are_placed_at_added_places(added: Gazetteer) -> None:
    found = Extractor(added).extract(Document(TEXT))
    assert_offsets(TEXT, [toponym.mention for toponym in found.toponyms])
    ids = [event.place.place.gazetteer_id for event in found.events if event.place]
    assert ids[0] == "gn:990001"
    assert ids[-1] == "user:mine:2:firebase-kestrel"


def test_without_them_the_village_lies_somewhere_in_its_province() -> None:
    found = Extractor(open_gazetteer()).extract(Document(TEXT))
    place = found.events[0].place
    assert place is not None
    assert place.place.gazetteer_id.startswith("a1:AF:hilmand")
