"""The words that name a case to people: a path, or the address of a database without its secrets."""

from __future__ import annotations

from urllib.parse import quote_plus

import sqlalchemy as sa
from sqlalchemy import exc

_HIDDEN = "***"
#: parameters of an address that hold a secret (postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS)
_SECRETS = frozenset({"password", "sslpassword", "oauth_client_secret", "scram_client_key", "scram_server_key"})


def shown(db: str) -> str:
    """``db`` (a path or a database URL) as it may stand in a terminal, a log, a message or on a page.

    A URL that cannot be read is named by its kind alone: nobody knows where in it the password stands.
    """
    if "://" not in db:
        return db
    try:
        url = sa.make_url(db)
    except (exc.ArgumentError, ValueError):  # ValueError: a port that is no number
        return f"{db.partition('://')[0]}://{_HIDDEN}"
    hidden = {name: _HIDDEN for name in url.query if name.casefold() in _SECRETS}
    words = url.update_query_dict(hidden).render_as_string(hide_password=True)
    return words.replace(quote_plus(_HIDDEN), _HIDDEN)
