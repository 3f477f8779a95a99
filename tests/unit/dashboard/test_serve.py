"""``dateline serve``: what it refuses, in words, before a server is started."""

from __future__ import annotations

import os
import re
import socket
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dashboard.basemap import static
from dashboard.cli import serve
from dashboard.gate import listen, standing
from tests.dashboard.cases import build
from tests.served import free_port


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


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, list[Any], dict[str, Any]]]:
    """What the command would serve, on which sockets, with which settings of Streamlit."""
    found: list[tuple[Any, list[Any], dict[str, Any]]] = []
    given: dict[str, Any] = {}
    monkeypatch.setenv("DATELINE_CASE", "")
    monkeypatch.setattr("dashboard.settings.give", given.update)
    monkeypatch.setattr("dashboard.warm.load", lambda: None)
    monkeypatch.setattr("dashboard.gate.standing._stands", False)

    def run(app: Any, sockets: list[socket.socket]) -> None:
        found.append((app, [one.getsockname() for one in sockets], given))
        listen.close(sockets)

    monkeypatch.setattr("dashboard.gate.listen.run", run)
    return found


def test_the_server_is_started_on_this_machine_only_with_the_case_in_full(
    case: Path, monkeypatch: pytest.MonkeyPatch, started: list[Any]
) -> None:
    monkeypatch.chdir(case.parent)
    port = free_port()
    result = CliRunner().invoke(serve, ["--db", case.name, "--port", str(port)])
    assert result.exit_code == 0, result.output
    (line,) = result.output.splitlines()
    way = rf"Dateline: http://localhost:{port}/\?token=[A-Za-z0-9_-]{{43}}  \(case: case\.db; stop with Ctrl\+C\)"
    assert re.fullmatch(way, line)
    ((_, sockets, settings),) = started
    assert {address[0] for address in sockets} <= {"127.0.0.1", "::1"}
    assert {address[1] for address in sockets} == {port}
    # the sign-in is the user's own, never one in the checkout
    assert settings["secrets.files"] == [str(Path.home() / ".streamlit" / "secrets.toml")]
    assert os.environ["DATELINE_CASE"] == str(case.resolve())
    assert Path.cwd() == case.parent
    assert (static.folder() / "deck.js").exists()
    assert standing.stands()


def test_each_start_has_a_token_of_its_own(case: Path, started: list[Any]) -> None:
    lines = [CliRunner().invoke(serve, ["--db", str(case), "--port", str(free_port())]).output for _ in range(2)]
    tokens = {line.partition("token=")[2].partition(" ")[0] for line in lines}
    assert len(tokens) == 2


def test_the_password_of_a_database_is_not_printed(started: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.cli._check_case", lambda _: None)
    monkeypatch.setattr("dashboard.table.ahead.start", lambda _: None)
    url = "postgresql+psycopg://ana:hush@db.example/base"
    result = CliRunner().invoke(serve, ["--db", url, "--port", str(free_port())])
    assert result.exit_code == 0, result.output
    assert "hush" not in result.output
    assert "ana:***@db.example" in result.output


_TEAM = """
[auth]
redirect_uri = "https://dateline.example.org/oauth2callback"
cookie_secret = "long and random"
client_id = "c"
client_secret = "s"
server_metadata_url = "https://provider.example/.well-known/openid-configuration"
"""
_PEOPLE = '[dateline]\npeople = ["@example.org"]\n'


def test_a_public_server_prints_its_address_and_has_no_token(case: Path, tmp_path: Path, started: list[Any]) -> None:
    secrets = tmp_path / "team.toml"
    secrets.write_text(_TEAM + _PEOPLE)
    words = ["--db", str(case), "--port", str(free_port()), "--secrets", str(secrets)]
    result = CliRunner().invoke(serve, [*words, "--public", "dateline.example.org"])
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Dateline: https://dateline.example.org/  (case:")
    ((_, sockets, _),) = started
    assert {address[0] for address in sockets} <= {"127.0.0.1", "::1"}  # the proxy runs on this machine


@pytest.mark.parametrize(
    ("host", "file", "words"),
    [
        # nobody could sign in, or anybody could
        ("dateline.example.org", "", "no section [auth]"),
        ("dateline.example.org", _PEOPLE, "no section [auth]"),
        ("dateline.example.org", _TEAM, "must say who belongs to the team"),
        ("dateline.example.org", _TEAM + "[dateline]\npeople = []", "must say who belongs to the team"),
        ("dateline.example.org", _TEAM + '[dateline]\npeople = ["ana"]', "must say who belongs to the team"),
        # the provider would send everybody elsewhere
        ("other.example.org", _TEAM + _PEOPLE, "redirect_uri must be https://other.example.org/oauth2callback"),
        ("dateline.example.org", "[auth", "cannot be read"),
        # no names of hosts
        ("https://dateline.example.org/", _TEAM + _PEOPLE, "is no name of a host"),
        ("*.example.org", _TEAM + _PEOPLE, "is no name of a host"),
    ],
)
def test_a_public_server_without_a_proper_sign_in_is_not_started(
    case: Path, tmp_path: Path, started: list[Any], host: str, file: str, words: str
) -> None:
    secrets = tmp_path / "team.toml"
    secrets.write_text(file)
    result = CliRunner().invoke(serve, ["--db", str(case), "--secrets", str(secrets), "--public", host])
    assert result.exit_code in (1, 2)
    assert words in result.output
    assert started == []
