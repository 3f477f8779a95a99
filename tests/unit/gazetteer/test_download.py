"""Downloads, from a server on this machine: whole, broken off and taken up, changed meanwhile, and not there at all."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.errors import GazetteerError
from extract.gazetteer.commands import gazetteer as commands
from extract.gazetteer.download import download
from extract.gazetteer.sources import added_folder, remove, sources
from tests.unit.gazetteer.dumps import archive, line

DUMP = archive("".join(line(i, f"Zorkabad {i}", alternatenames=f"Zur {i * 7919}") for i in range(2000)))


class Site(ThreadingHTTPServer):
    """GeoNames' site: serves AF.zip and ranges of it. ``drops``: after so many bytes, once each, it hangs up."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.content, self.tag = DUMP, '"one"'
        self.drops: list[int] = []
        self.status = 200
        self.asked: list[str | None] = []  # the ranges

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/export/dump"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        site = self.server
        wanted = self.headers.get("Range")
        site.asked.append(wanted)
        if site.status != 200 or self.path != "/export/dump/AF.zip":
            self.send_error(site.status if site.status != 200 else 404)
            return
        start = int(wanted[6:-1]) if wanted and self.headers.get("If-Range") == site.tag else 0
        self.send_response(206 if start else 200)
        self.send_header("ETag", site.tag)
        self.send_header("Content-Length", str(len(site.content) - start))
        self.end_headers()
        end = start + site.drops.pop(0) if site.drops else len(site.content)
        self.wfile.write(site.content[start:end])

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = Site()
    monkeypatch.setenv("DATELINE_GEONAMES", server.address)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def files() -> list[str]:
    return sorted(path.name for path in added_folder().rglob("*") if path.is_file() and path.suffix != ".lock")


def test_a_dump_is_fetched_once_and_added(site: Site) -> None:
    assert download("af", progress=False).places == 2000
    assert download("AF", progress=False).places == 2000
    assert site.asked == [None]
    assert files() == ["AF.zip", "geonames-af.idx"]
    site.content, site.tag = archive(line()), '"two"'
    assert download("AF", again=True, progress=False).places == 1
    assert remove("AF.zip")
    assert files() == []


def test_a_dropped_connection_is_taken_up(site: Site) -> None:
    site.drops = [1000]
    assert download("AF", progress=False).places == 2000
    assert site.asked == [None, "bytes=1000-"]


def test_the_next_command_goes_on(site: Site) -> None:
    site.drops = [1000, 500, 0]
    with pytest.raises(GazetteerError, match="run the command again"):
        download("AF", progress=False)
    assert files() == ["AF.zip.part", "AF.zip.part.stamp"]
    assert download("AF", progress=False).places == 2000
    assert site.asked == [None, "bytes=1000-", "bytes=1500-", "bytes=1500-"]


def test_a_file_that_was_made_anew_meanwhile_is_fetched_whole(site: Site) -> None:
    site.drops = [1000, 0, 0]
    with pytest.raises(GazetteerError):
        download("AF", progress=False)
    site.content, site.tag = archive(line()), '"two"'
    assert download("AF", progress=False).places == 1


@pytest.mark.parametrize("content", [b"<html>log in first</html>", archive("no dump")])
def test_what_is_no_dump_is_not_kept(site: Site, content: bytes) -> None:
    site.content = content
    with pytest.raises(GazetteerError):
        download("AF", progress=False)
    assert files() == []
    site.content = DUMP
    assert download("AF", progress=False).places == 2000


@pytest.mark.parametrize(("status", "words"), [(200, "country code right"), (503, "answered 503")])
def test_answers_that_are_no_file(site: Site, status: int, words: str) -> None:
    site.status = status
    result = CliRunner().invoke(commands, ["download", "XX"])
    assert result.exit_code == 1
    assert words in result.output
    assert sources() == ()


def test_no_connection_is_said_at_once(site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    result = CliRunner().invoke(commands, ["download", "AF", "--from", address])
    assert result.exit_code == 1
    assert "cannot reach" in result.output
    assert "gazetteer add AF.zip" in result.output
    assert site.asked == []


@pytest.mark.parametrize("country", ["Iraq", "I", "../", "ÄÖ"])
def test_country_code_is_checked_before_any_request(site: Site, country: str) -> None:
    with pytest.raises(GazetteerError, match="two letters"):
        download(country, progress=False)
    assert site.asked == []


def test_an_address_that_is_none(site: Site) -> None:
    with pytest.raises(GazetteerError, match="no web address"):
        download("AF", site="file:///etc", progress=False)
