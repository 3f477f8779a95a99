"""The token of the printed address, and the cookie that a browser gets for it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

#: the parameter of the printed address
PARAMETER = "token"
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Keys:
    """One start of one server. The cookie is made from the token, which cannot be made from the cookie.

    ``port`` names the cookie: a browser sends the cookies of all ports of a machine to each of them.
    """

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES), repr=False)

    @property
    def cookie(self) -> str:
        return f"dateline-{self.port}"

    @property
    def cookie_value(self) -> str:
        return hmac.new(self.token.encode(), self.cookie.encode(), hashlib.sha256).hexdigest()

    def opens(self, token: str) -> bool:
        """Is it the token of the printed address? Takes as long for every answer."""
        return _same(token, self.token)

    def admits(self, cookies: tuple[tuple[str, str], ...]) -> bool:
        """Is the cookie among these? There can be several of its name: another port can set one too."""
        return any(_same(value, self.cookie_value) for name, value in cookies if name == self.cookie)

    def set_cookie(self) -> str:
        """The header that gives the cookie to a browser, until that is closed."""
        return f"{self.cookie}={self.cookie_value}; Path=/; HttpOnly; SameSite=Strict"


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8"))
