"""backup, restore and corrections from the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import main
from extract.model import Actor, ActorKind, GeoPrecision, Place
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import event_state
from extract.store.queries import events_frame
from extract.store.repository import open_store

Run = Callable[..., Result]
T0 = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ZINJIBAR = Place("Zinjibar", 13.1287, 45.3807, "YE", "66666", GeoPrecision.EXACT, 3.0)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_DB", raising=False)
    runner = CliRunner()
    return lambda *arguments: runner.invoke(main, [str(argument) for argument in arguments])


def _correct(case: Path, by: str = "Ana", status: str = "denied") -> None:
    with open_store(case) as store:
        corrections.edit(store, event_state(store, 1), "status", status, by=by, at=T0, why="called them")


def test_backup_and_restore(run: Run, case: Path) -> None:
    _correct(case)
    assert "safe.db holds the case" in run("backup", case, "safe.db").stderr
    assert run("restore", "safe.db", "again.db").exit_code == 0
    with open_store("again.db") as again:
        assert events_frame(again)["status"][0] == "denied"
    for command in (("backup", case, "safe.db"), ("restore", "safe.db", "again.db"), ("backup", "none.db", "x.db")):
        result = run(*command)
        assert result.exit_code == 1
        assert result.stderr.startswith("Error: ")
        assert result.stderr.count("\n") == 1


def test_corrections_go_to_another_case(run: Run, case: Path) -> None:
    run("backup", case, "other.db")
    _correct(case)
    assert "1 correction written to log.jsonl" in run("corrections", "export", "log.jsonl").stderr
    result = run("corrections", "import", "--db", "other.db", "log.jsonl")
    assert (result.exit_code, result.stderr) == (0, "1 correction taken over, 0 known already\n")
    result = run("corrections", "import", "--db", "other.db", "log.jsonl")
    assert result.stderr == "0 corrections taken over, 1 known already\n"
    with open_store("other.db") as other:
        assert events_frame(other)["status"][0] == "denied"
    assert run("corrections", "export", "log.jsonl").exit_code == 1  # is there already
    Path("log.jsonl").write_text("Dear diary")
    assert "line 1" in run("corrections", "import", "log.jsonl").stderr


def test_what_waits_and_what_differs_is_said(run: Run, case: Path) -> None:
    run("backup", case, "other.db")
    _correct(case, "Ana", "denied")
    _correct(Path("other.db"), "Ben", "negated")
    run("corrections", "export", "log.jsonl")
    told = run("corrections", "import", "--db", "other.db", "log.jsonl").stderr
    assert "1 differ from another analyst's: the later counts" in told
    assert "differs from number" in run("corrections", "list", "--db", "other.db").stdout
    with open_store("empty.db", create=True):
        pass
    told = run("corrections", "import", "--db", "empty.db", "log.jsonl").stderr
    assert "1 correction fit nothing in this case (yet)" in told
    assert "orphaned: its report is not in this case" in run("corrections", "list", "--db", "empty.db").stdout


def test_the_list_says_what_everybody_said(run: Run, case: Path) -> None:
    assert run("corrections", "list").stdout == ""
    council = Actor("council", "Southern Council", ActorKind.REBEL_GROUP)
    with open_store(case) as store:
        done = corrections.edit(store, event_state(store, 1), "place", ZINJIBAR, by="Ana", at=T0, why="on\nvideo")
        corrections.edit(store, event_state(store, 2), "time", None, by="Ana", at=T0)
        corrections.add(store, 1, 0, 6, {"event_type": "Attack", "place": None}, by="Ana", at=T0)
        corrections.merge(store, [event_state(store, 1), event_state(store, 2)], by="Ben", at=T0)
        corrections.split(store, event_state(store, 1), [2], by="Ben", at=T0)
        corrections.always(store, "place", "Karma", ZINJIBAR, by="Ben", at=T0)
        corrections.always(store, "actor", "the boys", council, by="Ben", at=T0)
        corrections.reject(store, event_state(store, 2), by="Ben", at=T0)
        corrections.restore(store, event_state(store, 2), by="Ben", at=T0)
        corrections.note(store, event_state(store, 2), "ask\x1b[2J", by="Ben", at=T0)
        corrections.accept(store, event_state(store, 2), by="Ben", at=T0)
        corrections.undo(store, done.correction.id, by="Ben", at=T0, why="no")
    assert run("corrections", "list").stdout.splitlines() == [
        "1  2026-11-22 10:00  Ana  set place of “shelled” to Zinjibar: on video [taken back]",
        "2  2026-11-22 10:00  Ana  set time of “leave” to undated",
        "3  2026-11-22 10:00  Ana  added “Rebels”: Attack, not placed",
        "4  2026-11-22 10:00  Ben  merged “shelled”, “leave”",
        "5  2026-11-22 10:00  Ben  split off “leave”",
        "6  2026-11-22 10:00  Ben  “Karma” is always the place Zinjibar",
        "7  2026-11-22 10:00  Ben  “the boys” is always the actor Southern Council",
        "8  2026-11-22 10:00  Ben  rejected “leave”",
        "9  2026-11-22 10:00  Ben  restored “leave”",
        "10  2026-11-22 10:00  Ben  noted on “leave”: ask [2J",
        "11  2026-11-22 10:00  Ben  accepted “leave”",
        "12  2026-11-22 10:00  Ben  took back number 1: no",
    ]
