"""Under which addresses the server is reached: a request that names another one was not meant for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?")
_HTTP, _HTTPS = 80, 443


@dataclass(frozen=True, slots=True)
class Site:
    """``hosts``: values of the header Host that are ours, exact, with the port; the first is the one that is printed.

    ``scheme``: "http" on this machine, "https" behind a team's proxy (``public``). ``port``: where the server listens.
    """

    hosts: tuple[str, ...]
    port: int
    scheme: str = "http"
    public: bool = False

    @property
    def address(self) -> str:
        """Where the server is reached, without an end stroke: "http://localhost:8501"."""
        return f"{self.scheme}://{self.hosts[0]}"

    def knows(self, host: str | None) -> bool:
        return host is not None and host.lower() in self.hosts

    def origin(self, host: str) -> str:
        """The only origin from which a page may speak to ``host``: its own."""
        return f"{self.scheme}://{host.lower()}"


def local(port: int) -> Site:
    """This machine alone. A browser leaves the port out where it is the scheme's own."""
    names = ("localhost", "127.0.0.1", "[::1]")
    return Site(tuple(name if port == _HTTP else f"{name}:{port}" for name in names), port)


def behind(host: str, port: int) -> Site:
    """A team's proxy, which speaks HTTPS to the world as ``host`` (a name, with a port if it is not 443).

    Raises ValueError for what is no name of a host.
    """
    name = host.strip().lower().removesuffix(f":{_HTTPS}")
    if not _NAME.fullmatch(name):
        raise ValueError(f"{host} is no name of a host. Give it as in an address: dateline.example.org")
    return Site((name,), port, scheme="https", public=True)
