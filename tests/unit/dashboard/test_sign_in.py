"""Sign-in: what a configuration lacks is said before a server starts; whoever signs in has a name of one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.cli import serve
from dashboard.sign_in import check, faults, label, person, providers
from extract.store.corrections.values import MAX_NAME, name
from tests.dashboard.cases import build

_ASKED = {"client_id": "d", "client_secret": "s", "server_metadata_url": "https://id.example/.well-known/x"}
_SERVER = {"redirect_uri": "http://localhost:8501/oauth2callback", "cookie_secret": "long and random"}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"name": "Ana Example", "email": "ana@example.org"}, "Ana Example"),
        ({"email": "ana@example.org"}, "ana@example.org"),  # no name: the address
        ({"name": " ", "email": "ana@example.org"}, "ana@example.org"),  # a name of nothing
        ({"name": "\u202e\u200b", "preferred_username": "ana"}, "ana"),  # nothing that can be seen
        ({"name": ["Ana"], "sub": "a-1"}, "a-1"),  # no text: passed over
        ({"name": "Ana\n\x00  Example"}, "Ana Example"),  # one line
        ({"name": "Ana \ud800"}, "Ana"),  # half a surrogate pair cannot be stored
        ({"name": "a" * 1000}, "a" * MAX_NAME),
        ({"is_logged_in": True}, ""),
        ({}, ""),
    ],
)
def test_the_name_of_who_signed_in(claims: dict[str, Any], expected: str) -> None:
    assert person(claims) == expected


@given(st.text(st.characters()))
@settings(max_examples=200, deadline=None)
def test_whatever_a_provider_calls_somebody_is_a_name_that_the_log_takes(words: str) -> None:
    found = person({"name": words, "sub": "42"})
    assert name("the analyst", found) == found


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (_SERVER | _ASKED, [""]),
        (_SERVER | {"google": _ASKED, "azure": _ASKED}, ["google", "azure"]),
        (_SERVER | _ASKED | {"azure": _ASKED}, ["", "azure"]),
        (_SERVER | _ASKED | {"client_kwargs": {"scope": "openid"}}, [""]),  # a table that is no provider
    ],
)
def test_the_providers_that_can_be_asked(section: dict[str, Any], expected: list[str]) -> None:
    assert providers(section) == expected
    assert faults(section) == []


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (_ASKED, ["redirect_uri is missing", "cookie_secret is missing"]),
        (_SERVER, ["client_id is missing", "client_secret is missing", "server_metadata_url is missing"]),
        (_SERVER | {"google": {"client_id": "d"}},
         ["google.client_secret is missing", "google.server_metadata_url is missing"]),
        (_SERVER | _ASKED | {"redirect_uri": "http://localhost:8501/"}, ["redirect_uri must end in /oauth2callback"]),
        (_SERVER | {"my_id": _ASKED}, ["the name my_id must be without underscores"]),
    ],
)  # fmt: skip
def test_what_a_configuration_lacks(section: dict[str, Any], expected: list[str]) -> None:
    assert faults(section) == expected


def test_the_words_of_the_buttons() -> None:
    assert [label(one) for one in ("", "google")] == ["Sign in", "Sign in with Google"]


def test_a_file_without_a_sign_in_is_well(tmp_path: Path) -> None:
    other = tmp_path / "secrets.toml"
    other.write_text('token = "of something else"\n')
    assert check(other) == check(tmp_path / "none.toml") == []


@pytest.mark.parametrize("text", ["[auth\n", '[auth]\ncookie_secret = "x"\n'])
def test_a_server_does_not_start_on_a_sign_in_that_cannot_work(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "secrets.toml"
    broken.write_text(text)
    monkeypatch.setattr("streamlit.web.cli.main", lambda *_, **__: pytest.fail("started"))
    case = str(build(tmp_path / "case.db"))
    result = CliRunner().invoke(serve, ["--db", case, "--secrets", str(broken)])
    assert result.exit_code == 1
    assert "The sign-in cannot work" in result.output
    assert str(broken) in result.output


def test_a_sign_in_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    case = str(build(tmp_path / "case.db"))
    assert CliRunner().invoke(serve, ["--db", case, "--secrets", str(tmp_path / "typo.toml")]).exit_code == 2


def test_what_a_sign_in_needs_and_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # the extra "sign-in" is not part of the smallest installation
    good = tmp_path / "secrets.toml"
    lines = [f'{key} = "{value}"' for key, value in {**_SERVER, **_ASKED}.items()]
    good.write_text("[auth]\n" + "\n".join(lines) + "\n")
    assert check(good) == []
    monkeypatch.setattr("dashboard.sign_in.find_spec", lambda name: None if name == "authlib" else object())
    assert check(good) == ["it needs authlib: pip install 'dateline[sign-in]'"]
