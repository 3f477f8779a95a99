"""A team's sign-in: whose cookie counts, and who belongs to the team."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from dashboard.gate.members import Members

ORIGIN = "https://dateline.example.org"
TEAM = Members(("ana@example.org", "@staff.example"), ORIGIN, ("",), secret="long and random")
ANA = {"is_logged_in": True, "origin": ORIGIN, "email": "ana@example.org"}


def _cookie(claims: Any, secret: str = "long and random", name: str = "_streamlit_user") -> tuple[tuple[str, str], ...]:
    return ((name, create_signed_value(secret, name, json.dumps(claims)).decode()),)


def test_a_signed_cookie_says_who_it_is() -> None:
    found = TEAM.who(_cookie(ANA))
    assert found is not None
    assert TEAM.include(found)


@pytest.mark.parametrize(
    "cookies",
    [
        (),
        (("_streamlit_user", "forged"),),
        (("_streamlit_user", json.dumps(ANA)),),
        (("_streamlit_user", "ÿ€"[:1]),),
        _cookie(ANA, secret="another server's"),
        _cookie({**ANA, "origin": "https://other.example.org"}),  # the same secret on another server
        _cookie({**ANA, "is_logged_in": False}),
        _cookie({**ANA, "is_logged_in": "yes"}),
        _cookie([ANA]),
        _cookie(ANA, name="_streamlit_user_tokens"),
    ],
)
def test_any_other_cookie_is_nobodys(cookies: tuple[tuple[str, str], ...]) -> None:
    assert TEAM.who(cookies) is None


@pytest.mark.parametrize(
    ("claims", "belongs"),
    [
        ({"email": "ana@example.org"}, True),
        ({"email": "Ana@Example.ORG"}, True),
        ({"email": "ben@staff.example"}, True),
        ({"email": "ben@staff.example", "email_verified": True}, True),
        ({"email": "ben@staff.example", "email_verified": False}, False),  # the provider has not seen it confirmed
        ({"email": "ben@example.org"}, False),
        ({"email": "ben@notstaff.example"}, False),
        ({"email": "ben@staff.example.evil.example"}, False),
        ({"email": "ben@evil.example@staff.example"}, False),
        ({"email": ""}, False),
        ({"email": None}, False),
        ({"name": "ana@example.org"}, False),
        ({"preferred_username": "ana@example.org"}, False),  # anybody may choose it
    ],
)
def test_who_belongs_to_the_team(claims: dict[str, Any], belongs: bool) -> None:
    assert TEAM.include(claims) is belongs


def test_a_team_may_be_everybody_whom_the_provider_lets_in() -> None:
    assert Members(("*",), ORIGIN, ("",), secret="s").include({"sub": "x"})
