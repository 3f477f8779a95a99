"""The brief as one HTML file: no script, no request to anywhere, the map inside as SVG; each row opens its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from dashboard.brief.chronology import source_words
from dashboard.brief.model import Brief, Entry, Source
from dashboard.views import wording
from dashboard.views.ink import ink
from dashboard.views.symbols import ThemeName, colour, status_style, type_style

#: what the browser may load for this page: nothing but what is in it
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)
_HEADINGS = ("", "Date", "Place", "What happened", "Who", "Toll", "Status", "Source")
_LINKS = ("http://", "https://")


def page(brief: Brief, picture: str, *, theme: ThemeName = "light") -> bytes:
    """The whole file in UTF-8. ``picture``: the map as an SVG element, already safe; "" where nothing has a place."""
    return "\n".join(_lines(brief, picture, theme)).encode("utf-8")


def _lines(brief: Brief, picture: str, theme: ThemeName) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="en" data-theme="{theme}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield '<meta name="generator" content="Dateline">'
    for name, value in brief.metadata.items():
        yield f'<meta name="dateline:{escape(name.lower().replace(" ", "-"))}" content="{escape(value)}">'
    yield f"<title>{escape(brief.title)}</title><style>{_variables(theme)}{_sheet()}</style></head><body>"
    yield _marking(brief)
    yield f"<header><h1>{escape(brief.title)}</h1>"
    if brief.subtitle:
        yield f'<p class="sub">{escape(brief.subtitle)}</p>'
    yield f'<p class="facts">{escape(brief.facts)}</p></header><main>'
    if picture:
        yield f'<figure aria-label="Map">{picture}</figure>'
    yield '<section aria-labelledby="chronology"><h2 id="chronology">Chronology</h2>'
    yield '<p class="hint">A row opens its sentence.</p>'
    yield f'<div class="row head" aria-hidden="true">{"".join(f"<span>{name}</span>" for name in _HEADINGS)}</div><ol>'
    for entry in brief.entries:
        yield _row(entry, theme)
    yield "</ol></section>"
    if brief.sources:
        yield '<section aria-labelledby="sources"><h2 id="sources">Sources</h2><ol class="sources">'
        yield from map(_source, brief.sources)
        yield "</ol></section>"
    yield f"</main><footer>{''.join(f'<p>{escape(note)}</p>' for note in brief.notes)}{_made(brief)}</footer>"
    yield _marking(brief) + "</body></html>\n"


def _marking(brief: Brief) -> str:
    return f'<p class="marking">{escape(brief.marking)}</p>' if brief.marking else ""


def _row(entry: Entry, theme: ThemeName) -> str:
    fill = status_style(entry.status).fill
    chip = (
        f'<span class="n {fill}" style="--c:{colour(entry.event_type, theme)}" '
        f'title="{escape(type_style(entry.event_type).label)}">{entry.number}</span>'
    )
    cells = (entry.date_words, entry.place_words, entry.what, entry.who, entry.toll_words, entry.status_words)
    named = zip(("date", "place", "what", "who", "toll", "status"), cells, strict=True)
    told = "".join(
        f'<span class="{name}"><bdi>{escape(words).replace("/", "/<wbr>")}</bdi></span>' for name, words in named
    )
    numbers = " ".join(f'<a href="#s{number}">[{number}]</a>' for number in entry.sources)
    return (
        f'<li id="e{entry.number}"><details><summary class="row">{chip}{told}'
        f'<span class="refs">{numbers}</span></summary>'
        f'<div class="more"><p dir="auto">{escape(entry.sentence)}</p>'
        f'<blockquote dir="auto">{escape(entry.evidence)}</blockquote></div></details></li>'
    )


def _source(source: Source) -> str:
    words = escape(source_words(source))
    if source.url.lower().startswith(_LINKS):
        url = escape(source.url)
        words = words.removesuffix(url) + f'<a href="{url}" rel="noreferrer">{url}</a>'
    return f'<li id="s{source.number}" value="{source.number}"><bdi>{words}</bdi></li>'


def _made(brief: Brief) -> str:
    made = f"Made {wording.day(brief.made)} with Dateline. " if brief.made else "Made with Dateline. "
    known = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in brief.metadata.items())
    again = f"<details><summary>How to make it again</summary><dl>{known}</dl></details>"
    return f"<p>{escape(made + brief.credits)}</p>{again}"


def _variables(theme: ThemeName) -> str:
    paper = ink(theme)
    named = {"page": paper.page, "raised": paper.raised, "text": paper.text, "muted": paper.muted}
    named |= {"rule": paper.rule, "accent": paper.accent, "scheme": theme}
    return ":root{" + "".join(f"--{name}:{value};" for name, value in named.items()) + "}"


def _sheet() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")
