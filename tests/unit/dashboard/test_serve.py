"""``dateline serve``: what it refuses, in words, before a server is started."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.basemap.static import STATIC
from dashboard.cli import serve
from tests.dashboard.cases import build


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("case") / "case.db")


def test_a_case_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    result = CliRunner().invoke(serve, ["--db", str(tmp_path / "typo.db")])
    assert result.exit_code == 2
    assert "There is no case file" in result.output
    assert "dateline extract" in result.output
    assert not (tmp_path / "typo.db").exists()


def test_a_file_that_is_no_case_is_refused_untouched(tmp_path: Path) -> None:
    foreign = tmp_path / "notes.db"
    foreign.write_text("somebody's notes")
    result = CliRunner().invoke(serve, ["--db", str(foreign)])
    assert result.exit_code == 1
    assert foreign.read_text() == "somebody's notes"


def test_a_port_in_use_is_named(case: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(serve, ["--db", str(case), "--port", str(port)])
    assert result.exit_code == 2
    assert f"Port {port} is in use" in result.output


@pytest.mark.parametrize("port", ["0", "65536", "web"])
def test_a_port_that_is_none_is_a_usage_error(case: Path, port: str) -> None:
    assert CliRunner().invoke(serve, ["--db", str(case), "--port", port]).exit_code == 2


def test_the_server_is_started_on_this_machine_only_with_the_case_in_full(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.chdir(case.parent)
    monkeypatch.setenv("DATELINE_CASE", "")
    monkeypatch.setattr("streamlit.web.cli.main", lambda arguments, **_: started.append(arguments))
    monkeypatch.setattr("dashboard.warm.load", lambda: None)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    result = CliRunner().invoke(serve, ["--db", case.name, "--port", str(port)])
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [f"Dateline: http://localhost:{port}  (case: case.db; stop with Ctrl+C)"]
    (arguments,) = started
    assert arguments[arguments.index("--server.address") + 1] == "localhost"
    # the sign-in is the user's own, never one in the checkout
    assert Path(arguments[arguments.index("--secrets.files") + 1]) == Path.home() / ".streamlit" / "secrets.toml"
    assert os.environ["DATELINE_CASE"] == str(case.resolve())
    assert (STATIC / "deck.js").exists()
