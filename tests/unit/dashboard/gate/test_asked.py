"""What a request says, read from its raw headers."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.gate.asked import Asked, read


def _scope(*headers: tuple[str, str], **more: Any) -> dict[str, Any]:
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    return {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": raw, **more}


def test_headers_are_read() -> None:
    asked = read(
        _scope(
            ("Host", "localhost:8501"), ("Origin", "http://localhost:8501"), ("Accept", "text/html,*/*;q=0.8"),
            ("Cookie", 'a=1; dateline-8501="x=y"; broken; =z'), ("Cookie", "b=2"), ("Sec-Fetch-Site", "Same-Origin"),
            ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"), query_string=b"from=2031&token=a%20b+c",
        )
    )  # fmt: skip
    assert (asked.host, asked.origin, asked.doubled) == ("localhost:8501", "http://localhost:8501", False)
    assert asked.cookies == (("a", "1"), ("dateline-8501", "x=y"), ("broken", ""), ("b", "2"))
    assert asked.walks
    assert asked.wants_page
    assert asked.site == "same-origin"
    assert asked.values("token") == ["a b c"]


@pytest.mark.parametrize("name", ["Host", "Origin"])
def test_a_header_that_stands_twice_is_none(name: str) -> None:
    asked = read(_scope((name, "localhost:8501"), (name, "evil.example")))
    assert asked.doubled
    assert getattr(asked, name.lower()) is None


@pytest.mark.parametrize(("method", "changes"), [("GET", False), ("head", False), ("PUT", True), ("OPTIONS", True)])
def test_methods_that_could_change_something(method: str, changes: bool) -> None:
    assert read(_scope(method=method)).changes is changes


def test_the_websocket_could_change_something() -> None:
    asked = read({"type": "websocket", "path": "/_stcore/stream", "headers": []})
    assert asked.changes
    assert not asked.walks


@pytest.mark.parametrize(
    ("path", "query", "where"),
    [
        ("/", "token=x", "/"),
        ("/review", "event=3&token=x&status=claimed", "/review?event=3&status=claimed"),
        ("/", "a=%E2%82%AC&token=x&a=b%26c", "/?a=%E2%82%AC&a=b%26c"),
        ("/", "t%6Fken=x&flag", "/?flag"),
        # never off to another server
        ("//evil.example/", "token=x", "/evil.example/"),
        ("/\\evil.example", "token=x", "/evil.example"),
        ("///evil.example", "", "/evil.example"),
        ("/a\r\nSet-Cookie: b", "token=x", "/a%0D%0ASet-Cookie:%20b"),
        ("/вид", "token=x", "/%D0%B2%D0%B8%D0%B4"),
    ],
)
def test_an_address_without_its_token(path: str, query: str, where: str) -> None:
    assert Asked(path=path, query=query).without("token") == where
