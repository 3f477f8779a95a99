"""A page as SVG 1.1: text stays text, its fonts embedded as subsets, no script, nothing fetched."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from dashboard.brief.draw.fonts import Face, subset
from dashboard.brief.draw.pdf import polyline
from dashboard.brief.draw.scene import Clip, Item, Lines, Page, Paint, Shape, Words

#: a face of ours serves every weight as it is: a reader is not to embolden it once more
_ANY = "font-weight:100 900"
#: faces for readers that ignore embedded fonts
_FALLBACK = "'Noto Sans SemiCondensed','Noto Sans','Segoe UI',Arial,sans-serif"


@dataclass(slots=True)
class _Used:
    faces: dict[str, tuple[Face, set[str]]] = field(default_factory=dict)
    clips: int = 0

    def note(self, face: Face, text: str) -> None:
        self.faces.setdefault(face.name, (face, set()))[1].update(text)


def write(page: Page, *, title: str, description: str, properties: Mapping[str, str]) -> str:
    """The page. ``properties``: what the file carries about how it was made, as lines of its metadata."""
    used = _Used()
    body = "\n".join(_items(page.items, used))
    width, height = _n(page.width), _n(page.height)
    lines = "\n".join(f"{name}: {value}" for name, value in properties.items() if value)
    ground = f'<rect width="{width}" height="{height}" fill="{page.background}"/>\n' if page.background else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="dl-title dl-desc">\n'
        f'<title id="dl-title">{_text(title)}</title>\n<desc id="dl-desc">{_text(description)}</desc>\n'
        f"<metadata>{_text(lines)}</metadata>\n<style>{_fonts(used)}</style>\n{ground}{body}\n</svg>\n"
    )


def _fonts(used: _Used) -> str:
    rules = []
    for name, (face, signs) in sorted(used.faces.items()):
        data = base64.b64encode(subset(face, codes=sorted({ord(sign) for sign in signs}))).decode("ascii")
        source = f"url(data:font/ttf;base64,{data}) format('truetype')"
        rules.append(f"@font-face{{font-family:'dl-{name}';{_ANY};src:{source}}}")
    return "\n".join(rules)


def _items(items: Iterable[Item], used: _Used) -> Iterable[str]:
    for item in items:
        if isinstance(item, Clip):
            used.clips += 1
            name = f"dl-clip{used.clips}"
            yield (
                f'<clipPath id="{name}"><rect x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(item.width)}" '
                f'height="{_n(item.height)}"/></clipPath>\n<g clip-path="url(#{name})">'
            )
            yield from _items(item.items, used)
            yield "</g>"
        elif isinstance(item, Words):
            yield _words(item, used)
        else:
            yield f'<path d="{_path(item)}"{_paint(item.paint)}/>'


def _path(item: Lines | Shape) -> str:
    if isinstance(item, Lines):
        end = "Z" if item.closed else ""
        # "x y M x y L" of the PDF, turned round: M x y L x y
        return "".join(_turned(polyline(path, "M", "L")) + end for path in item.paths)
    return "".join(step[0] + " ".join(map(_n, step[1:])) for step in item.steps)


def _turned(numbers: str) -> str:
    first, rest = numbers.split(" M ", 1) if " M " in numbers else (numbers.removesuffix(" M"), "")
    return f"M{first}" + (f"L{rest.removesuffix(' L').replace(' L ', ' ')}" if rest else "")


def _paint(paint: Paint) -> str:
    parts = [f' fill="{paint.fill or "none"}"']
    if paint.fill:
        parts.append(' fill-rule="evenodd"')
        if paint.fill_alpha < 1:
            parts.append(f' fill-opacity="{_n(paint.fill_alpha)}"')
    if paint.stroke:
        parts.append(f' stroke="{paint.stroke}" stroke-width="{_n(paint.width)}" stroke-linejoin="round"')
        if paint.round:
            parts.append(' stroke-linecap="round"')
        if paint.dash:
            parts.append(f' stroke-dasharray="{" ".join(map(_n, paint.dash))}"')
        if paint.stroke_alpha < 1:
            parts.append(f' stroke-opacity="{_n(paint.stroke_alpha)}"')
    return "".join(parts)


def _words(item: Words, used: _Used) -> str:
    if not item.line.runs:
        return ""
    families: list[str] = []
    for run in item.line.runs:
        used.note(run.face, run.text)
        if run.face.name not in families:
            families.append(run.face.name)
    family = ",".join([f"'dl-{name}'" for name in families] + [_FALLBACK])
    backwards = item.line.backwards
    at = item.left + (item.width if backwards else 0.0)
    parts = [f'<text x="{_n(at)}" y="{_n(item.y)}" font-size="{_n(item.size)}" font-family="{family}"']
    if backwards:
        parts.append(' direction="rtl" unicode-bidi="embed"')
    elif not any(run.backwards for run in item.line.runs):
        # other fonts than the embedded ones must not run into what stands beside
        parts.append(f' textLength="{_n(item.width)}" lengthAdjust="spacingAndGlyphs"')
    if item.line.style == "bold":  # for readers' own faces
        parts.append(' font-weight="bold"')
    if item.spacing:
        parts.append(f' letter-spacing="{_n(item.spacing)}"')
    if item.halo:
        parts.append(
            f' stroke="{item.halo}" stroke-width="{_n(2 * item.halo_width)}" stroke-linejoin="round"'
            ' paint-order="stroke"'
        )
    parts.append(f' fill="{item.colour}" xml:space="preserve">{_text(item.line.text)}</text>')
    return "".join(parts)


def _text(words: str) -> str:
    """Escaped, and without what XML 1.0 forbids."""
    allowed = (sign for sign in words if sign in "\t\n" or (ord(sign) >= 32 and not 0xD800 <= ord(sign) < 0xE000))
    return escape("".join(sign for sign in allowed if ord(sign) not in (0x7F, 0xFFFE, 0xFFFF)), quote=True)


def _n(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
