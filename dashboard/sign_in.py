"""The sign-in of a server that has one: who may be asked for it, and what a provider says of whom it sends.

It is Streamlit's own (``st.login``, OpenID Connect), configured in the section ``[auth]`` of a file that is never part
of the project: ``~/.streamlit/secrets.toml``, or what ``dateline serve --secrets`` names.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from extract.store.corrections.values import MAX_NAME

#: the section of Streamlit's secrets; the provider that has no section of its own
SECTION, DEFAULT = "auth", ""
#: claims that name a person, the first that says something wins
#: (https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims)
CLAIMS = ("name", "email", "preferred_username", "nickname", "sub")
_SERVER = ("redirect_uri", "cookie_secret")
_PROVIDER = ("client_id", "client_secret", "server_metadata_url")
_PACKAGES = ("authlib", "httpx2")  # what Streamlit needs for it: the extra "sign-in"
#: where Streamlit's server takes up what a provider sends back
CALLBACK = "/oauth2callback"


def providers(section: Mapping[str, Any]) -> list[str]:
    """Who can be asked, by the name of their section, in its order; `DEFAULT` where the section itself names one."""
    named = [name for name, value in section.items() if isinstance(value, Mapping) and "client_id" in value]
    return ([DEFAULT] if "client_id" in section or not named else []) + named


def label(provider: str) -> str:
    """The words of the button: "Sign in with Azure"."""
    return f"Sign in with {provider[:1].upper()}{provider[1:]}" if provider else "Sign in"


def faults(section: Mapping[str, Any]) -> list[str]:
    """What a section lacks; nothing where it can work."""
    found = [f"{key} is missing" for key in _SERVER if not section.get(key)]
    if section.get("redirect_uri") and not str(section["redirect_uri"]).endswith(CALLBACK):
        found.append(f"redirect_uri must end in {CALLBACK}")
    for provider in providers(section):
        given = section[provider] if provider else section
        where = f"{provider}." if provider else ""
        found += [f"{where}{key} is missing" for key in _PROVIDER if not given.get(key)]
        if "_" in provider:
            found.append(f"the name {provider} must be without underscores")
    return found


def check(secrets: Path) -> list[str]:
    """What is wrong with the sign-in of this file, for the one who starts the server; nothing where it has none.

    Without this a file with a typing error would leave a server without a sign-in, on which anybody gives any name.
    """
    if not secrets.is_file():
        return []
    try:
        section = tomllib.loads(secrets.read_text(encoding="utf-8")).get(SECTION)
    except (OSError, ValueError) as error:
        return [f"it cannot be read ({error})"]
    if not isinstance(section, dict) or not section:
        return []
    lacking = [name for name in _PACKAGES if find_spec(name) is None]
    return faults(section) + [f"it needs {name}: pip install 'dateline[sign-in]'" for name in lacking]


def person(claims: Mapping[str, Any]) -> str:
    """The name of who signed in, on one line of at most `MAX_NAME` characters; "" where no claim holds one."""
    for claim in CLAIMS:
        words = claims.get(claim)
        if isinstance(words, str):
            bare = words.replace("\x00", " ").encode("utf-8", "ignore").decode("utf-8")
            line = " ".join(bare.split())[:MAX_NAME].rstrip()
            if any(char.isalnum() for char in line):
                return line
    return ""
