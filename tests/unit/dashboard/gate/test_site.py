"""Under which addresses a server is reached, its keys, its sockets."""

from __future__ import annotations

import socket

import pytest

from dashboard.gate import listen
from dashboard.gate.keys import Keys
from dashboard.gate.site import behind, local
from tests.served import free_port


def test_a_local_server_has_the_three_names_of_this_machine() -> None:
    assert local(8501).hosts == ("localhost:8501", "127.0.0.1:8501", "[::1]:8501")
    assert local(8501).address == "http://localhost:8501"
    assert local(80).hosts == ("localhost", "127.0.0.1", "[::1]")  # a browser leaves the usual port out


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("dateline.example.org", "https://dateline.example.org"),
        ("Dateline.Example.ORG:443", "https://dateline.example.org"),
        ("dateline.example.org:8443", "https://dateline.example.org:8443"),
        ("dateline", "https://dateline"),
    ],
)
def test_a_teams_server_has_one(host: str, address: str) -> None:
    site = behind(host, 8501)
    assert (site.address, site.public, site.port) == (address, True, 8501)


@pytest.mark.parametrize(
    "host", ["", "https://a.example", "a.example/", "*", "a..b", "-a", "a b", "ä.example", "a:port"]
)
def test_what_is_no_name_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match="no name of a host"):
        behind(host, 8501)


def test_a_token_is_long_its_own_and_not_told_by_the_way() -> None:
    one, other = Keys(8501), Keys(8501)
    assert one.token != other.token
    assert len(one.token) >= 43  # 256 bits
    assert one.token not in repr(one)
    assert one.token not in one.set_cookie()
    assert one.opens(one.token)
    assert not one.opens(other.token)
    assert not one.opens("\ud800")  # half a character


def test_the_cookie_is_strict_and_out_of_reach_of_scripts() -> None:
    _, *attributes = Keys(8501, token="t").set_cookie().split("; ")
    assert sorted(attributes) == ["HttpOnly", "Path=/", "SameSite=Strict"]
    assert Keys(8501, token="t").cookie != Keys(8502, token="t").cookie
    assert Keys(8501, token="t").cookie_value != Keys(8502, token="t").cookie_value


def test_both_addresses_of_this_machine_are_taken_and_no_other() -> None:
    port = free_port()
    sockets = listen.bound(port)
    try:
        assert {one.getsockname()[0] for one in sockets} <= {"127.0.0.1", "::1"}
        with pytest.raises(OSError, match="in use"):
            listen.bound(port)
    finally:
        listen.close(sockets)
    listen.close(listen.bound(port))


def test_a_port_that_is_half_taken_is_not_shared() -> None:
    """Somebody who holds one of the two addresses would get the token of whoever's browser tries it first."""
    if not socket.has_ipv6:
        pytest.skip("a machine without IPv6")
    with socket.socket(socket.AF_INET6) as taken:
        try:
            taken.bind(("::1", 0))
        except OSError:
            pytest.skip("a machine without IPv6")
        taken.listen()
        with pytest.raises(OSError, match="in use"):
            listen.bound(taken.getsockname()[1])
