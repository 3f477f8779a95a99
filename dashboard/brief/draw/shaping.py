"""Text into glyphs: a face for every character, HarfBuzz for the shapes, lines broken to a width. Pure, cached.

All lengths are in ems (multiply by the size in points), so that one shaping serves every size.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from dashboard.brief.draw import bidi
from dashboard.brief.draw.fonts import REGULAR, Face, Style, face_for

#: a line is never longer than this many characters: text beyond is cut, no page shows it
MOST = 4000
ELLIPSIS = "…"
#: invisible signs that would reorder or spoof what stands round them
_DROPPED = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\u00ad]")
#: invisible signs that stay: two that join or part letters, and the mark that a brief puts round right-to-left names
_JOINERS = "\u200c\u200d\u200e"
_TOKENS = re.compile(r"\S+|\s+")
#: a line may end behind these
_BREAK_BEHIND = "-–—/,;:)·"
#: scripts without spaces between words: a line may end between any two clusters
_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Glyph:
    """``x``: from the start of its run to its origin, ``y``: upwards, ``text``: the characters it stands for."""

    number: int
    x: float
    y: float
    advance: float
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face in one direction. ``x``: from the start of the line, ``text``: in the order of reading."""

    face: Face
    x: float
    width: float
    glyphs: tuple[Glyph, ...]
    text: str
    backwards: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``text``: what is drawn, in the order of reading; ``replaced``: some of it had to be transliterated."""

    text: str
    style: Style
    runs: tuple[Run, ...]
    width: float
    backwards: bool
    replaced: bool


#: from the baseline up and down in the Latin face, in ems: what a line takes unless its script is taller
ASCENT, DESCENT = 0.93, 0.31


@lru_cache(maxsize=32768)
def extents(line: Line) -> tuple[float, float]:
    """How far a line reaches up and down from its baseline, in ems: the usual, or more where its letters do."""
    up, down = ASCENT, DESCENT
    for run in line.runs:
        if run.face.family == "Latin":
            continue
        for glyph in run.glyphs:
            box = run.face.font.get_glyph_extents(glyph.number)
            if box is not None:
                up = max(up, box.y_bearing / run.face.units + glyph.y + 0.03)
                down = max(down, -(box.y_bearing + box.height) / run.face.units - glyph.y + 0.03)
    return up, down


@lru_cache(maxsize=32768)
def clean(text: str) -> tuple[str, bool]:
    """``text`` on one line, without invisible signs; characters that no font has are transliterated (then ``True``)."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(), False
    words = unicodedata.normalize("NFC", _DROPPED.sub("", text[:MOST]))
    kept, replaced = [], False
    for sign in words:
        if sign.isspace() or unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}:
            kept.append(" ")
        elif sign in _JOINERS or unicodedata.combining(sign) or 0xFE00 <= ord(sign) <= 0xFE0F:
            kept.append(sign if sign in _JOINERS or face_for(sign, REGULAR) else "")
        elif face_for(sign, REGULAR) is not None:
            kept.append(sign)
        else:
            kept.append(anyascii(sign) or "?")
            replaced = True
    return " ".join("".join(_drawable(cluster) for cluster in _clusters("".join(kept))).split()), replaced


@lru_cache(maxsize=65536)
def shape(text: str, style: Style = REGULAR) -> Line:
    """One line of text, shaped; right-to-left text stands as it is read."""
    words, replaced = clean(text)
    runs: list[Run] = []
    x = 0.0
    base = 0
    if bidi.is_simple(words):
        parts = [(0, len(words), 0)] if words else []
    else:
        base = bidi.base_level(words)
        parts = bidi.visual_runs(words, base)
    for start, end, level in parts:
        pieces = list(_faces(words[start:end], style))
        for face, piece in reversed(pieces) if level % 2 else pieces:
            run = _shaped(face, piece, backwards=bool(level % 2), x=x)
            runs.append(run)
            x += run.width
    return Line(words, style, tuple(runs), x, bool(base), replaced)


def width(text: str, style: Style = REGULAR) -> float:
    """Width of a line in ems."""
    return shape(text, style).width


def wrap(text: str, style: Style, room: float, *, most: int = 99) -> tuple[Line, ...]:
    """``text`` as lines no wider than ``room`` ems, at most ``most``; what is cut ends in an ellipsis. () for ""."""
    words, _ = clean(text)
    if not words:
        return ()
    replaced = clean(text)[1]
    lines: list[str] = []
    line, used = "", 0.0
    for token in tokens(words, style, room):
        wide = _width(token, style)
        if line and used + _width(token.rstrip(), style) > room:
            lines.append(line.rstrip())
            line, used = "", 0.0
            if token.isspace():
                continue
        line, used = line + token, used + wide
    lines.append(line.rstrip())
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), style, room)]
    shaped = [shape(words, style) for words in lines if words]
    if replaced:  # the words are clean by now: the line must still know what was done to them
        shaped = [Line(s.text, s.style, s.runs, s.width, s.backwards, True) for s in shaped]
    return tuple(shaped)


def fit(text: str, style: Style, room: float) -> Line:
    """One line no wider than ``room`` ems, cut with an ellipsis where it must be."""
    line = shape(text, style)
    return line if line.width <= room else shape(_cut(line.text, style, room), style)


@lru_cache(maxsize=65536)
def _width(piece: str, style: Style) -> float:
    if piece == " ":
        return shape("a a", style).width - shape("aa", style).width
    return shape(piece, style).width + (_width(" ", style) if piece[-1:] == " " else 0.0)


def _cut(words: str, style: Style, room: float) -> str:
    low, high = 0, len(words)
    while low < high:  # the longest head that fits
        middle = (low + high + 1) // 2
        if shape(words[:middle].rstrip() + ELLIPSIS, style).width <= room:
            low = middle
        else:
            high = middle - 1
    while low and low < len(words) and unicodedata.combining(words[low]):
        low -= 1
    return words[:low].rstrip(" ,;:") + ELLIPSIS


def _drawable(cluster: str) -> str:
    """A character without the marks that its face does not have (a Hebrew point on a Latin digit)."""
    if len(cluster) == 1 or face_for(cluster, REGULAR) is not None:
        return cluster
    face = face_for(cluster[0], REGULAR)
    return "".join(sign for sign in cluster if face is not None and face.has(ord(sign)))


def tokens(words: str, style: Style, room: float) -> Iterator[str]:
    """Pieces that a line may end behind, each narrow enough for a line of its own."""
    for found in _TOKENS.finditer(clean(words)[0]):
        token = found[0]
        pieces = _clusters(token) if _SPACELESS.search(token) else _parts(token)
        for piece in pieces:
            if not piece.isspace() and _width(piece, style) > room:
                yield from _split(piece, style, room)
            else:
                yield piece


def _parts(token: str) -> list[str]:
    parts, start = [], 0
    for at in range(1, len(token) - 1):
        if token[at] in _BREAK_BEHIND and at + 1 - start > 2 and len(token) - at > 3 and not token[at + 1].isdigit():
            parts.append(token[start : at + 1])
            start = at + 1
    parts.append(token[start:])
    return parts


def _split(piece: str, style: Style, room: float) -> Iterator[str]:
    """A word that is wider than a line, cut where it must be."""
    part, used = "", 0.0
    for cluster in _clusters(piece):
        wide = _width(cluster, style)
        if part and used + wide > room:
            yield part
            part, used = "", 0.0
        part, used = part + cluster, used + wide
    if part:
        yield part


def _clusters(text: str) -> list[str]:
    """Characters with the marks that belong to them (a plain reading of UAX 29's extended grapheme clusters)."""
    clusters: list[str] = []
    for sign in text:
        joined = clusters and (
            unicodedata.category(sign) in {"Mn", "Mc", "Me"} or sign in _JOINERS or clusters[-1][-1] in _JOINERS
        )
        # a virama or coeng binds the consonant behind it
        if clusters and (joined or unicodedata.combining(clusters[-1][-1]) == 9):
            clusters[-1] += sign
        else:
            clusters.append(sign)
    return clusters


def _faces(text: str, style: Style) -> Iterator[tuple[Face, str]]:
    """Pieces of one face each. A word stays in one face where one has all of it, so that its letters join."""
    current: Face | None = None
    piece = ""
    for found in _TOKENS.finditer(text):
        token = found[0]
        if token.isspace() and current is not None and current.has(ord(token[0])):
            piece += token
            continue
        whole = face_for(token, style)
        for part in [token] if whole else _clusters(token):
            face = whole or face_for(part, style) or face_for(part, REGULAR) or current or face_for("?", style)
            if current is not None and face is not current:
                yield current, piece
                piece = ""
            current, piece = face, piece + part
    if current is not None and piece:
        yield current, piece


def _shaped(face: Face, text: str, *, backwards: bool, x: float) -> Run:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    hb.shape(face.font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    glyphs: list[Glyph] = []
    at, seen, scale = 0.0, set(), 1.0 / face.units
    for info, place in zip(infos, positions, strict=True):
        told = "" if info.cluster in seen else text[info.cluster : ends[info.cluster]]
        seen.add(info.cluster)
        advance = place.x_advance * scale
        glyphs.append(Glyph(info.codepoint, at + place.x_offset * scale, place.y_offset * scale, advance, told))
        at += advance
    return Run(face, x, at, tuple(glyphs), text, backwards)
