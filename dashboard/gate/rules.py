"""Who is let in: one pure function, from a request to a decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from dashboard.gate.asked import READING, Asked
from dashboard.gate.keys import PARAMETER, Keys
from dashboard.gate.site import Site

HEALTH = "/_stcore/health"
#: addresses of the sign-in: no other site sends anybody there; a team's members come there first
LOGIN, LOGOUT, CALLBACK = "/auth/login", "/auth/logout", "/oauth2callback"


class Do(Enum):
    """What is done with a request."""

    PASS = auto()  # on to Streamlit
    ENTER = auto()  # give the cookie, send on to the address without the token
    KNOCK = auto()  # come again by yourself: a link on another site does not bring the cookie along
    HEALTHY = auto()  # say that the server runs, and nothing else
    SIGN_IN = auto()  # a team's server: say who you are
    REFUSE = auto()


class Why(Enum):
    """Why somebody is not let in, for the words that they see."""

    UNKNOWN = auto()  # no token, no cookie
    STALE = auto()  # the token of another start
    ELSEWHERE = auto()  # from another site, or under another name
    NOT_A_MEMBER = auto()


@dataclass(frozen=True, slots=True)
class Decision:
    do: Do
    why: Why = Why.UNKNOWN


_ELSEWHERE = Decision(Do.REFUSE, Why.ELSEWHERE)


def decide(asked: Asked, site: Site, keys: Keys, *, member: bool | None = None) -> Decision:
    """``member``: on a team's server, whether who asks has signed in and belongs to it; ``None``: not signed in."""
    foreign = _foreign(asked, site)
    if foreign:
        return foreign
    if site.public:
        return _of_team(asked, member)
    if keys.admits(asked.cookies):
        shown = asked.method == "GET" and not asked.socket and asked.values(PARAMETER)
        return Decision(Do.ENTER if shown else Do.PASS)
    return _newcomer(asked, keys)


def _foreign(asked: Asked, site: Site) -> Decision | None:
    """Refuses what was meant for another server, or is sent by a page of another one."""
    if asked.doubled or asked.host is None or not site.knows(asked.host):
        return _ELSEWHERE
    own = site.origin(asked.host)
    if asked.origin is not None and asked.origin.lower() != own:
        return _ELSEWHERE
    if asked.changes and asked.origin is None:
        return _ELSEWHERE
    # another site, or another port of this machine: only by a link that somebody follows, not in or out of their name
    elsewhere = asked.site not in ("", "same-origin", "none")
    if elsewhere and (not asked.walks or asked.path.rstrip("/") in (LOGIN, LOGOUT)):
        return _ELSEWHERE
    return None


def _newcomer(asked: Asked, keys: Keys) -> Decision:
    if not asked.socket and asked.method in READING:
        tokens = asked.values(PARAMETER)
        if asked.method == "GET" and any(keys.opens(token) for token in tokens):
            return Decision(Do.ENTER)
        if asked.path == HEALTH:
            return Decision(Do.HEALTHY)
        if asked.walks and asked.site == "cross-site":
            return Decision(Do.KNOCK)
        if tokens:
            return Decision(Do.REFUSE, Why.STALE)
    return Decision(Do.REFUSE, Why.UNKNOWN)


def _of_team(asked: Asked, member: bool | None) -> Decision:
    reads = not asked.socket and asked.method in READING
    if member:
        return Decision(Do.PASS)
    if reads and asked.path == HEALTH:
        return Decision(Do.HEALTHY)
    if reads and asked.path in (LOGIN, LOGOUT, CALLBACK):
        return Decision(Do.PASS)
    if member is None and reads and asked.wants_page:
        return Decision(Do.SIGN_IN)
    return Decision(Do.REFUSE, Why.UNKNOWN if member is None else Why.NOT_A_MEMBER)
