"""A Nominatim on this machine that knows one or two places: /search and /reverse of its API, as JSON."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


def known(name: str, lat: float, lon: float, country: str, number: int = 7) -> dict[str, Any]:
    """A place as Nominatim gives it: coordinates as text."""
    return {
        "osm_type": "node",
        "osm_id": number,
        "lat": str(lat),
        "lon": str(lon),
        "display_name": f"{name}, {country}",
        "address": {"country_code": country.lower()},
    }


RAMADI = known("Ramadi", 33.42, 43.31, "IQ")


class FakeNominatim(ThreadingHTTPServer):
    """``places`` by name as asked for before the first comma; ``status`` other than 200 fails every request."""

    def __init__(self, *places: dict[str, Any]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.places = {place["display_name"].split(",")[0]: place for place in places or (RAMADI,)}
        self.status = 200
        self.queries: list[dict[str, str]] = []
        self.agents: list[str] = []

    @property
    def domain(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: FakeNominatim

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(address.query).items()}
        self.server.queries.append(query)
        self.server.agents.append(self.headers["User-Agent"])
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(self._answer(address.path, query)).encode())

    def _answer(self, path: str, query: dict[str, str]) -> Any:
        if path == "/reverse":
            near = [p for p in self.server.places.values() if abs(float(p["lat"]) - float(query["lat"])) < 1]
            return near[0] if near else {"error": "Unable to geocode"}
        place = self.server.places.get(query["q"].split(",")[0])
        codes = query.get("countrycodes", "").lower().split(",")
        return [place] if place and (codes == [""] or place["address"]["country_code"] in codes) else []

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(server: FakeNominatim) -> Iterator[FakeNominatim]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
