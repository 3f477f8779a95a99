"""A case of older rules of merging: the page that opens it brings it up to date, says so, and does it once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
import sqlalchemy as sa
from streamlit.delta_generator import DeltaGenerator

from dashboard import data
from dashboard.components import case
from extract.store.queries import events_frame
from extract.store.repository import Store, open_store
from extract.store.schema import case_info, event
from tests.dashboard.cases import build
from tests.dashboard.running import open_page, words_of


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As an older Dateline left the case: other events, and the fingerprint of its rules."""
    path = build(tmp_path / "older.db")
    with open_store(path) as store, store.writing() as connection:
        connection.execute(sa.update(event).values(sub_event_type="Grenade"))
        connection.execute(sa.update(case_info).where(case_info.c.key == "merging").values(value="older"))
    monkeypatch.setenv("DATELINE_CASE", str(path))
    return path


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, str]]:
    """What a progress bar said."""
    said: list[tuple[float, str]] = []
    monkeypatch.setattr(DeltaGenerator, "progress", lambda _, value, text="", **__: said.append((value, text)))
    return said


@pytest.mark.parametrize("page", ["", "overview", "reports", "review", "brief", "add"])
def test_whichever_page_is_opened_first(page: str, older: Path, told: list[tuple[float, str]]) -> None:
    app = open_page(page)
    assert "Grenade" not in words_of(app)
    with open_store(older, mend=False) as store:
        assert set(events_frame(store)["sub_event_type"]).isdisjoint({"Grenade"})
    parts = [part for part, words in told if words.startswith("The rules of merging are new")]
    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0.0, 1.0)
    told.clear()
    app.run()
    open_page(page)  # another session
    assert not told


def test_who_comes_meanwhile_waits_and_a_click_stops_nothing(
    older: Path, told: list[tuple[float, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Click(BaseException):
        """As Streamlit ends a run where something was clicked."""

    seen: list[set[str]] = []
    merge: Callable[..., int] = Store.merge

    def another() -> None:
        data.mend(lambda _: None)
        seen.append(set(events_frame(data.store())["sub_event_type"]))

    other = Thread(target=another)

    def while_another_comes(self: Store, **given: object) -> int:
        other.start()
        other.join(timeout=0.2)
        assert not seen
        return merge(self, **given)

    def clicked(_: DeltaGenerator, value: float, **__: object) -> None:
        raise Click(value)

    monkeypatch.setattr(Store, "merge", while_another_comes)
    monkeypatch.setattr(DeltaGenerator, "progress", clicked)
    with pytest.raises(Click) as stopped:
        case.mended(DeltaGenerator())
    assert stopped.value.args == (0.0,)  # the first that came
    other.join(timeout=60)
    assert len(seen) == 1
    assert "Grenade" not in seen[0]
