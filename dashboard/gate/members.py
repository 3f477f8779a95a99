"""A team's server: who has signed in, and whether they belong to the team."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard import sign_in
from dashboard.gate.rules import LOGIN

#: the section of the file of the sign-in that names the team
SECTION, PEOPLE = "dateline", "people"
#: how Streamlit calls a provider that has no section of its own
_UNNAMED = "default"


@dataclass(frozen=True, slots=True)
class Members:
    """``people``: e-mail addresses ("ana@example.org"), whole domains ("@example.org"), or "*": whoever the provider
    lets sign in. ``secret``: signs Streamlit's cookie. ``origin``: for which server that cookie was made.
    """

    people: tuple[str, ...]
    origin: str
    providers: tuple[str, ...]
    secret: str = field(repr=False)

    def who(self, cookies: Sequence[tuple[str, str]]) -> Mapping[str, Any] | None:
        """What the provider says of whom it has sent here, by the cookie that Streamlit signed; ``None``: nobody."""
        from streamlit.auth_util import get_cookie_with_chunks
        from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
        from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

        given = dict(cookies)

        def one(name: str) -> bytes | None:
            return decode_signed_value(self.secret, name, given[name].encode("latin-1")) if name in given else None

        try:
            found = json.loads(get_cookie_with_chunks(one, USER_COOKIE_NAME) or b"null")
        except (ValueError, UnicodeError):
            return None
        if not isinstance(found, dict) or found.get("is_logged_in") is not True or found.get("origin") != self.origin:
            return None
        return found

    def include(self, claims: Mapping[str, Any]) -> bool:
        """Is it one of the team? By the e-mail address, unless the provider says that it has not seen it confirmed."""
        if "*" in self.people:
            return True
        email = str(claims.get("email") or "").casefold()
        if claims.get("email_verified") in (False, "false") or email.count("@") != 1:
            return False
        return any(
            email.endswith(one) if one.startswith("@") else email == one for one in map(str.casefold, self.people)
        )


def way_in(provider: str) -> str:
    """Where the browser is sent to sign in with a provider; Streamlit takes such an address for two minutes."""
    from streamlit.auth_util import encode_provider_token

    return f"{LOGIN}?provider={encode_provider_token(provider or _UNNAMED)}"


def read(secrets: Path, origin: str) -> tuple[Members | None, list[str]]:
    """The team that a file names, and what is wrong with it. ``origin``: where its members come."""
    try:
        whole = tomllib.loads(secrets.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None, ["there is no such file; a server that others reach needs a sign-in (README, Sign-in for a team)"]
    except (OSError, ValueError) as error:
        return None, [f"it cannot be read ({error})"]
    section, own = whole.get(sign_in.SECTION), whole.get(SECTION)
    if not isinstance(section, dict) or not section:
        return None, [f"it has no section [{sign_in.SECTION}]; a server that others reach needs a sign-in"]
    faults = sign_in.faults(section)
    redirect = f"{origin}{sign_in.CALLBACK}"
    if section.get("redirect_uri") not in (None, redirect):
        faults.append(f"redirect_uri must be {redirect}")
    people = own.get(PEOPLE) if isinstance(own, dict) else None
    if not isinstance(people, list) or not people or not all(isinstance(one, str) and _names(one) for one in people):
        faults.append(
            f'section [{SECTION}] must say who belongs to the team: {PEOPLE} = ["ana@example.org", "@example.org"], '
            'or ["*"] for everybody whom the provider lets sign in'
        )
    if faults:
        return None, faults
    secret = str(section["cookie_secret"])
    return Members(tuple(people or ()), origin, tuple(sign_in.providers(section)), secret), []


def _names(one: str) -> bool:
    return one == "*" or (one.count("@") == 1 and not one.endswith("@") and not one.isspace())
