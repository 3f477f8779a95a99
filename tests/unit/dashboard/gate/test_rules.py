"""Who is let in, request by request."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.gate.asked import Asked
from dashboard.gate.keys import Keys
from dashboard.gate.rules import Do, Why, decide
from dashboard.gate.site import behind, local

SITE, KEYS = local(8501), Keys(8501, token="the-right-one")
HOST, OWN = "localhost:8501", "http://localhost:8501"
COOKIE = ((KEYS.cookie, KEYS.cookie_value),)
#: of a browser that has been let in: a page, the websocket, an upload
PAGE = Asked(host=HOST, cookies=COOKIE, site="none", mode="navigate", dest="document", wants_page=True)
SOCKET = Asked(host=HOST, origin=OWN, cookies=COOKIE, socket=True, path="/_stcore/stream")
UPLOAD = Asked(method="PUT", host=HOST, origin=OWN, cookies=COOKIE, site="same-origin", path="/_stcore/upload_file/a/b")


@pytest.mark.parametrize("asked", [PAGE, SOCKET, UPLOAD])
@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LocalHost:8501"])
def test_who_has_been_let_in_comes_through(asked: Asked, host: str) -> None:
    origin = f"http://{host}" if asked.origin else None
    assert decide(replace(asked, host=host, origin=origin), SITE, KEYS).do is Do.PASS


@pytest.mark.parametrize("asked", [PAGE, SOCKET, UPLOAD])
@pytest.mark.parametrize(
    "host",
    [
        None,
        "localhost",  # another server's: the port belongs to it
        "localhost:8502",
        "evil.example:8501",  # a name that somebody has pointed at this machine
        "localhost.evil.example:8501",
        "0.0.0.0:8501",
        "127.0.0.2:8501",
        "localhost:8501.evil.example",
        "localhost:8501@evil.example",
        "",
    ],
)
def test_another_name_of_this_machine_is_not_ours(asked: Asked, host: str | None) -> None:
    assert decide(replace(asked, host=host), SITE, KEYS).do is Do.REFUSE
    assert decide(replace(asked, host=host, origin=f"http://{host}"), SITE, KEYS).why is Why.ELSEWHERE


@pytest.mark.parametrize(
    "asked", [PAGE, SOCKET, UPLOAD, replace(PAGE, method="HEAD"), replace(UPLOAD, method="DELETE")]
)
@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "https://evil.streamlit.app",
        "http://localhost",
        "http://localhost:3000",  # another server of this machine
        "http://127.0.0.1:8501",  # ours, but not the one that is spoken to
        "https://localhost:8501",
        "http://localhost:8501.evil.example",
        "http://localhost:8501@evil.example",
        "http://localhost:8501/",
        "null",
        "file://",
        "chrome-extension://abcdefgh",
        "",
    ],
)
def test_a_page_of_another_origin_gets_nothing(asked: Asked, origin: str) -> None:
    assert decide(replace(asked, origin=origin), SITE, KEYS) == decide(replace(asked, host="evil.example"), SITE, KEYS)


@pytest.mark.parametrize("asked", [SOCKET, UPLOAD, replace(UPLOAD, method="DELETE"), replace(UPLOAD, method="OPTIONS")])
def test_what_could_change_something_names_its_origin(asked: Asked) -> None:
    assert decide(replace(asked, origin=None), SITE, KEYS).do is Do.REFUSE
    assert decide(replace(asked, doubled=True), SITE, KEYS).do is Do.REFUSE


@pytest.mark.parametrize("asked", [PAGE, SOCKET, UPLOAD])
@pytest.mark.parametrize(
    "cookies",
    [
        (),
        ((KEYS.cookie, ""),),
        ((KEYS.cookie, "the-right-one"),),  # the token is not the cookie
        ((KEYS.cookie, KEYS.cookie_value[:-1]),),
        (("dateline-8502", KEYS.cookie_value),),  # another server's
        ((KEYS.cookie, Keys(8501, token="of an earlier start").cookie_value),),
        ((KEYS.cookie, "ÿ" * 64),),
    ],
)
def test_without_the_cookie_nobody_is_let_in(asked: Asked, cookies: tuple[tuple[str, str], ...]) -> None:
    assert decide(replace(asked, cookies=cookies), SITE, KEYS).do is Do.REFUSE


def test_a_cookie_that_another_port_has_put_beside_ours_changes_nothing() -> None:
    assert decide(replace(PAGE, cookies=((KEYS.cookie, "forged"), *COOKIE)), SITE, KEYS).do is Do.PASS


@pytest.mark.parametrize(
    ("asked", "do"),
    [
        (replace(PAGE, query="token=the-right-one"), Do.ENTER),
        (replace(PAGE, path="/review", query="event=3&token=the-right-one"), Do.ENTER),
        (replace(PAGE, query="token=the%2Dright-one"), Do.ENTER),
        (replace(PAGE, query="token=wrong&token=the-right-one"), Do.ENTER),
        (replace(PAGE, site="", mode="", dest=""), Do.REFUSE),
        (replace(PAGE, query="token=the-right-one", site="", mode="", dest=""), Do.ENTER),  # an old browser, a script
        (replace(PAGE, query="token=wrong"), Do.REFUSE),
        (replace(PAGE, query="token="), Do.REFUSE),
        (replace(PAGE, query="Token=the-right-one"), Do.REFUSE),
        (replace(SOCKET, query="token=the-right-one"), Do.REFUSE),  # the cookie alone opens the websocket
        (replace(UPLOAD, query="token=the-right-one"), Do.REFUSE),
        (replace(PAGE, path="/_stcore/health"), Do.HEALTHY),
        (replace(PAGE, path="/_stcore/health", host="evil.example"), Do.REFUSE),
        (replace(PAGE, path="/_stcore/health/"), Do.REFUSE),
        (replace(PAGE, path="/_stcore/host-config"), Do.REFUSE),
        (replace(PAGE, path="/app/static/deck.js"), Do.REFUSE),
        (replace(PAGE, path="/oauth2callback", query="state=x&code=y"), Do.REFUSE),
    ],
)
def test_the_token_lets_a_browser_in(asked: Asked, do: Do) -> None:
    assert decide(replace(asked, cookies=()), SITE, KEYS).do is do


def test_who_is_refused_is_told_why() -> None:
    assert decide(replace(PAGE, cookies=()), SITE, KEYS).why is Why.UNKNOWN
    assert decide(replace(PAGE, cookies=(), query="token=old"), SITE, KEYS).why is Why.STALE


def test_an_address_with_the_token_loses_it_though_the_browser_is_in() -> None:
    assert decide(replace(PAGE, query="token=whatever&from=2031-01-01"), SITE, KEYS).do is Do.ENTER


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(
    ("asked", "do"),
    [
        (PAGE, Do.PASS),  # a link in a mail of a colleague
        (replace(PAGE, path="/oauth2callback"), Do.PASS),  # the provider sends the browser back
        (replace(PAGE, dest="iframe"), Do.REFUSE),
        (replace(PAGE, dest="object"), Do.REFUSE),
        (replace(PAGE, mode="no-cors", dest="script"), Do.REFUSE),
        (replace(PAGE, mode="no-cors", dest="image"), Do.REFUSE),
        (replace(PAGE, mode="cors", dest="empty"), Do.REFUSE),
        (replace(PAGE, mode="", dest=""), Do.REFUSE),
        (replace(PAGE, path="/auth/logout"), Do.REFUSE),  # nobody is signed out by another site
        (replace(PAGE, path="/auth/login"), Do.REFUSE),
        (replace(PAGE, path="/auth/logout/"), Do.REFUSE),
    ],
)
def test_from_another_site_only_a_link_that_is_followed(asked: Asked, site: str, do: Do) -> None:
    assert decide(replace(asked, site=site), SITE, KEYS).do is do


def test_a_link_from_another_site_comes_again_with_the_cookie_once() -> None:
    """A strict cookie is not sent along with it; the page that says "come again" is a page of ours."""
    without = replace(PAGE, cookies=(), site="cross-site")
    assert decide(without, SITE, KEYS).do is Do.KNOCK
    assert decide(replace(without, site="same-origin"), SITE, KEYS).do is Do.REFUSE
    assert decide(replace(without, dest="iframe"), SITE, KEYS).do is Do.REFUSE


TEAM = behind("dateline.example.org", 8501)
MEMBER = replace(PAGE, host="dateline.example.org", cookies=())


@pytest.mark.parametrize(
    ("asked", "member", "do"),
    [
        (MEMBER, True, Do.PASS),
        (replace(SOCKET, host="dateline.example.org", origin="https://dateline.example.org"), True, Do.PASS),
        (replace(SOCKET, host="dateline.example.org", origin="http://dateline.example.org"), True, Do.REFUSE),
        (replace(SOCKET, host="dateline.example.org", origin="https://dateline.example.org"), None, Do.REFUSE),
        (replace(UPLOAD, host="dateline.example.org", origin="https://dateline.example.org"), None, Do.REFUSE),
        (MEMBER, None, Do.SIGN_IN),
        (MEMBER, False, Do.REFUSE),  # signed in, not of the team
        (replace(MEMBER, path="/app/static/deck.js", wants_page=False), None, Do.REFUSE),
        (replace(MEMBER, path="/auth/login"), None, Do.PASS),
        (replace(MEMBER, path="/oauth2callback", site="cross-site"), None, Do.PASS),
        (replace(MEMBER, path="/auth/logout"), False, Do.PASS),
        (replace(MEMBER, path="/_stcore/health"), None, Do.HEALTHY),
        (replace(MEMBER, host="localhost:8501"), True, Do.REFUSE),  # past the proxy
        (replace(MEMBER, query="token=the-right-one"), None, Do.SIGN_IN),  # no token there
    ],
)
def test_a_teams_server_lets_in_its_members(asked: Asked, member: bool | None, do: Do) -> None:
    assert decide(asked, TEAM, KEYS, member=member).do is do
