"""What somebody sees who is not let in: one plain page in the dashboard's colours, which loads nothing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from dashboard import sign_in
from dashboard.gate.keys import PARAMETER
from dashboard.gate.rules import LOGOUT, Why
from dashboard.gate.site import Site
from dashboard.views.ink import DARK, FONT, LIGHT, Ink

#: where a button of the sign-in leads; the door sends on from there
BEGIN, PROVIDER = "/auth/begin", "with"
#: the same in a line, for what is no page
LINE = "Dateline: not let in. Open the address that the terminal printed.\n"


def refused(why: Why, site: Site, *, name: str = "") -> str:
    """``name``: who has signed in, on a team's server."""
    if why is Why.NOT_A_MEMBER:
        who = f" as <b>{escape(name)}</b>" if name else ""
        return _page(
            "You are not on this server’s list.",
            f"You are signed in{who}. Ask whoever runs it to add you, "
            f'or <a href="{LOGOUT}">sign in as somebody else</a>.',
        )
    if site.public:
        return _page("This is not the way in.", f"Open {_link(site.address)} itself.")
    printed = f"<code>{escape(site.address)}/?{PARAMETER}=…</code>"
    if why is Why.STALE:
        return _page(
            "This address has had its day.", f"Open the one that the terminal printed at the last start: {printed}"
        )
    if why is Why.ELSEWHERE:
        return _page("This is not the way in.", f"Open the address that the terminal printed: {printed}")
    return _page(
        "This browser has not been let in yet.",
        f"Open the address that the terminal printed: {printed}",
        "Each start of the server has its own. Whoever has it can read and correct the case.",
    )


def knock(where: str) -> str:
    """Comes again by itself: ``where`` is this very address, on this server."""
    target = escape(where, quote=True)
    refresh = f'<meta http-equiv="refresh" content="0;url={target}">'
    return _page("Opening …", f'<a href="{target}">Go on</a> if nothing happens.', head=refresh)


def asks(providers: Sequence[str]) -> str:
    """The way to each provider of a team's sign-in."""
    ways = "".join(
        f'<a class="way" href="{escape(f"{BEGIN}?{urlencode({PROVIDER: provider})}", quote=True)}">'
        f"{escape(sign_in.label(provider))}</a>"
        for provider in providers
    )
    return _page("Sign in to open this case.", ways)


def _link(address: str) -> str:
    return f'<a href="{escape(address, quote=True)}">{escape(address)}</a>'


def _colours(ink: Ink) -> str:
    return "".join(f"--{name}:{getattr(ink, name)};" for name in ("page", "text", "muted", "rule", "raised", "accent"))


_MARK = (
    '<svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true"><rect width="32" height="32" rx="6" '
    'fill="#1f4e79"/><path d="M5 21h22" stroke="#fff" stroke-width="2"/><circle cx="11" cy="21" r="4" fill="#d55e00" '
    'stroke="#fff" stroke-width="2"/><circle cx="21" cy="21" r="4" fill="#1f4e79" stroke="#fff" stroke-width="2"/>'
    '<path d="M16 6v8" stroke="#fff" stroke-width="2"/></svg>'
)
_STYLE = f"""
:root{{color-scheme:light dark;{_colours(LIGHT)}}}
@media(prefers-color-scheme:dark){{:root{{{_colours(DARK)}}}}}
body{{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--page);color:var(--text);
 font:16px/1.5 {FONT}}}
main{{max-width:34rem;padding:2rem 1.5rem 14vh}}
header{{display:flex;align-items:center;gap:.6rem;font-weight:700;letter-spacing:-.02em;padding-bottom:1.1rem;
 border-bottom:1px solid var(--rule)}}
h1{{font-size:1.5rem;line-height:1.25;letter-spacing:-.01em;margin:1.4rem 0 .5rem}}
p{{margin:0 0 .5rem}}
p.aside{{color:var(--muted);font-size:.875rem;margin-top:1rem}}
a{{color:var(--accent)}}
code{{font:.875em/1.4 ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;background:var(--raised);
 border:1px solid var(--rule);border-radius:4px;padding:.1em .35em;overflow-wrap:anywhere}}
a.way{{display:inline-block;margin:.6rem .6rem 0 0;padding:.45rem 1rem;border-radius:4px;text-decoration:none;
 background:var(--accent);color:var(--page);font-weight:600}}
a:focus-visible{{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}}
"""


def _page(title: str, line: str, aside: str = "", *, head: str = "") -> str:
    """``line`` and ``aside`` are HTML, whatever came from outside escaped in them."""
    more = f'<p class="aside">{aside}</p>' if aside else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Dateline</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">{head}<style>{_STYLE}</style></head>'
        f"<body><main><header>{_MARK}<span>Dateline</span></header><h1>{escape(title)}</h1><p>{line}</p>{more}</main>"
        "</body></html>"
    )
