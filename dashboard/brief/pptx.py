"""The brief as one 16:9 slide: the map a picture, title, legend and table native and editable, sources in the notes."""

from __future__ import annotations

import io
import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from dashboard.brief.chronology import source_words
from dashboard.brief.fitting import cut, inches, largest
from dashboard.brief.model import Brief, Entry
from dashboard.brief.office import describe, map_words, timeless
from dashboard.brief.text import line
from dashboard.views import wording
from dashboard.views.ink import Ink, ink
from dashboard.views.symbols import (
    Fill,
    ThemeName,
    colour,
    contrast,
    rgb,
    status_rank,
    status_style,
    type_rank,
    type_style,
)

#: sides of the slide, in inches
WIDTH, HEIGHT = 13.333, 7.5
#: where the map's picture stands: left, top, width, height in inches
MAP = (0.4, 1.3, 6.2, 4.84)
#: top of the legend, in inches
LEGEND = 6.26
#: most events told in the notes
MOST_IN_NOTES = 500
FONT = "Arial"
_EDGE = 0.4
_LINE = WIDTH - 2 * _EDGE
_TABLE_SIZE = 8.0  # points
_COLUMNS = (("No.", 0.4), ("Date", 0.88), ("Place", 1.2), ("What happened", 3.25), ("Source", 0.6))
#: column widths where there is no map beside the table
_WIDE = (0.5, 1.7, 2.3, 7.3, 0.7)
_ROW = 0.24  # least height of a row, in inches
_POINTS = 72.0
_Run = tuple[str, str]  # words and how they look: "", "bold" or "quiet"
_Key = tuple[str, str, str, Fill]  # words, sign, colour, fill
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's table style "No Style, No Grid"
_DASHES = {Fill.DOTTED: "sysDot", Fill.DASHED: "sysDash", Fill.SPARSE: "dash"}
_SIGNS = {Fill.CROSSED: "×", Fill.STRUCK: "/"}


def slide(brief: Brief, picture: bytes | None, *, theme: ThemeName = "light") -> bytes:
    """The file. ``picture``: PNG of the map, in the proportions of `MAP`; ``None`` where nothing has a place."""
    from pptx import Presentation  # heavy: only where a slide is made
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    drawn = _Slide(deck.slides.add_slide(deck.slide_layouts[5]), brief, theme)
    drawn.heading()
    if picture:
        drawn.map(picture)
    drawn.table(whole=not picture)
    drawn.legend()
    drawn.foot()
    drawn.notes()
    describe(deck.core_properties, brief)
    out = io.BytesIO()
    deck.save(out)
    return timeless(out.getvalue())


class _Slide:
    def __init__(self, slide: Any, brief: Brief, theme: ThemeName) -> None:
        self._slide, self._brief, self._theme = slide, brief, theme
        self._ink: Ink = ink(theme)
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = _rgb(self._ink.page)

    def heading(self) -> None:
        brief = self._brief
        title = self._slide.shapes.title
        _place(title, _EDGE, 0.36, _LINE, 0.52)
        size = largest(brief.title, _LINE, (24, 20, 16, 13), bold=True)
        self._words(title.text_frame, [(cut(brief.title, size, _LINE, bold=True), True)], size=size, anchor="b")
        under = brief.facts
        if brief.subtitle:
            under = f"{cut(brief.subtitle, 12, _LINE - inches(under, 12) - 0.3)} · {under}"
        self._box(under, _EDGE, 0.88, _LINE, 0.3, size=12, tint=self._ink.muted, name="Subtitle")
        if brief.marking:
            size = largest(brief.marking, _LINE, (10, 8, 6), bold=True)
            words = cut(brief.marking, size, _LINE, bold=True)
            for top, name in ((0.08, "Marking above"), (HEIGHT - 0.36, "Marking below")):
                self._box(words, _EDGE, top, _LINE, 0.28, size=size, bold=True, middle=True, name=name)

    def map(self, picture: bytes) -> None:
        from pptx.util import Inches

        left, top, width, height = MAP
        shape = self._slide.shapes.add_picture(io.BytesIO(picture), *map(Inches, (left, top, width, height)))
        shape.name = "Map"
        shape._element._nvXxPr.cNvPr.set("descr", map_words(self._brief))

    def table(self, *, whole: bool) -> None:
        from pptx.util import Inches

        widths = _WIDE if whole else tuple(width for _, width in _COLUMNS)
        left = _EDGE if whole else MAP[0] + MAP[2] + 0.2
        room = MAP[3]
        shown = _fitting(self._brief.entries, widths, room - 0.44)
        rows = [tuple(((name, "head"),) for name, _ in _COLUMNS), *(_cells(entry) for entry in shown)]
        shapes = self._slide.shapes
        frame = shapes.add_table(len(rows), len(widths), *map(Inches, (left, MAP[1], sum(widths), _ROW * len(rows))))
        frame.name = "Chronology"
        table = frame.table
        table._tbl.tblPr.find(_a("tableStyleId")).text = _NO_STYLE
        table._tbl.tblPr.set("bandRow", "0")
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Inches(width)
        for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
            row.height = Inches(_ROW)
            entry = shown[number - 1] if number else None
            for at, (cell, runs) in enumerate(zip(row.cells, cells, strict=True)):
                self._cell(cell, runs)
                _rule(cell, "lnB", self._ink.text if entry is None else self._ink.rule, 0.75)
                if entry and at == 0:
                    _rule(cell, "lnL", colour(entry.event_type, self._theme), 4)
        if len(shown) < len(self._brief.entries):
            words = f"The first {len(shown)} of {len(self._brief.entries):,} events; the slide's notes tell the rest."
            self._box(words, left, MAP[1] + room - 0.18, sum(widths), 0.18, size=9, tint=self._ink.muted, name="More")

    def _cell(self, cell: Any, runs: Sequence[_Run]) -> None:
        cell.margin_left, cell.margin_right, cell.margin_top, cell.margin_bottom = _inch(0.06, 0.06, 0.025, 0.025)
        quiet = {"quiet", "head"}
        self._paragraph(
            cell.text_frame.paragraphs[0],
            [
                (text, look in ("bold", "head"), self._ink.muted if look in quiet else self._ink.text)
                for text, look in runs
            ],
            _TABLE_SIZE,
        )

    def legend(self) -> None:
        """What colours, letters and fills mean, of what is shown and only of that."""
        from pptx.util import Inches

        entries = self._brief.entries
        types = Counter(entry.event_type for entry in entries)
        statuses = Counter(entry.status for entry in entries)
        group = self._slide.shapes.add_group_shape()
        group.name = "Legend"
        kinds: list[_Key] = []
        for kind in sorted(types, key=lambda kind: (type_rank(kind), kind)):
            style = type_style(kind)
            kinds.append((f"{style.label} {types[kind]:,}", style.letter, style.colour(self._theme), Fill.FULL))
        told: list[_Key] = []
        for status in sorted(statuses, key=status_rank):
            style_of = status_style(status)
            sign = _SIGNS.get(style_of.fill, "")
            told.append((f"{style_of.label} {statuses[status]:,}", sign, self._ink.muted, style_of.fill))
        for top, keys in ((LEGEND, kinds), (LEGEND + 0.21, told)):
            at = _EDGE
            for words, sign, tint, fill in keys:
                needed = inches(words, 9.5) + 0.1
                self._swatch(group, at, top, sign, tint, fill)
                box = group.shapes.add_textbox(*map(Inches, (at + 0.21, top, needed, 0.17)))
                self._words(box.text_frame, [(words, False)], size=9.5, tint=self._ink.text, anchor="m")
                at += 0.21 + needed + 0.1

    def _swatch(self, group: Any, left: float, top: float, sign: str, tint: str, fill: Fill) -> None:
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.util import Inches, Pt

        shape = group.shapes.add_shape(MSO_SHAPE.OVAL, *map(Inches, (left, top, 0.16, 0.16)))
        shape.shadow.inherit = False
        shape.line.color.rgb = _rgb(tint)
        shape.line.width = Pt(1.5)
        if fill is Fill.FULL:
            shape.fill.solid()
            shape.fill.fore_color.rgb = _rgb(tint)
        else:
            shape.fill.background()
        if fill in _DASHES:
            line = shape.line._get_or_add_ln()
            line.get_or_change_to_solidFill()
            line.append(line.makeelement(_a("prstDash"), {"val": _DASHES[fill]}))
        if fill is Fill.HALF:
            half = group.shapes.add_shape(MSO_SHAPE.FLOWCHART_DELAY, *_inch(left, top, 0.08, 0.16))
            half.rotation, half.shadow.inherit = 180, False
            half.fill.solid()
            half.fill.fore_color.rgb = _rgb(tint)
            half.line.fill.background()
        dark = contrast("#111111", tint) >= contrast("#ffffff", tint)
        inked = ("#111111" if dark else "#ffffff") if fill is Fill.FULL else self._ink.text
        self._words(shape.text_frame, [(sign, True)], size=7, tint=inked, middle=True, anchor="m")

    def foot(self) -> None:
        brief = self._brief
        known = [f"[{source.number}] {source.publisher or source.title}" for source in brief.sources]
        sources = "Sources: " + "; ".join(known) if known else ""
        made = f"Made {wording.day(brief.made)} with Dateline. " if brief.made else ""
        words = [words for words in (*brief.notes, sources, made + brief.credits) if words]
        lines = [
            (cut(" ".join(brief.notes), 7.5, 2 * _LINE - 0.5), False),
            *((cut(text, 7.5, _LINE), False) for text in words[len(brief.notes) :]),
        ]
        box = self._slide.shapes.add_textbox(*_inch(_EDGE, 6.67, _LINE, 0.46))
        box.name = "Notes and sources"
        self._words(box.text_frame, [pair for pair in lines if pair[0]], size=7.5, tint=self._ink.muted)

    def notes(self) -> None:
        brief = self._brief
        told = [line(entry) for entry in brief.entries[:MOST_IN_NOTES]]
        if len(brief.entries) > MOST_IN_NOTES:
            told.append(f"The first {MOST_IN_NOTES} of {len(brief.entries):,} events.")
        used = {number for entry in brief.entries[:MOST_IN_NOTES] for number in entry.sources}
        sources = [f"[{source.number}] {source_words(source)}" for source in brief.sources if source.number in used]
        carried = [f"{name}: {value}" for name, value in brief.metadata.items()]
        parts = [[brief.marking], told, ["Sources", *sources], [*brief.notes, brief.credits], carried, [brief.marking]]
        self._slide.notes_slide.notes_text_frame.text = "\n".join(text for part in parts for text in part if text)

    def _box(
        self, words: str, left: float, top: float, width: float, height: float, *,
        size: float, name: str, tint: str = "", bold: bool = False, middle: bool = False,
    ) -> None:  # fmt: skip
        box = self._slide.shapes.add_textbox(*_inch(left, top, width, height))
        box.name = name
        self._words(box.text_frame, [(words, bold)], size=size, tint=tint, middle=middle)

    def _words(
        self, frame: Any, lines: Sequence[tuple[str, bool]], *,
        size: float, tint: str = "", middle: bool = False, anchor: str = "t",
    ) -> None:  # fmt: skip
        """Fill the text frame of a shape: one paragraph a line, in this size and colour; the bold ones bold."""
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

        frame.word_wrap = True
        frame.vertical_anchor = {"t": MSO_ANCHOR.TOP, "m": MSO_ANCHOR.MIDDLE, "b": MSO_ANCHOR.BOTTOM}[anchor]
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for number, (text, bold) in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.CENTER if middle else PP_ALIGN.LEFT
            self._paragraph(paragraph, [(text, bold, tint or self._ink.text)], size)

    def _paragraph(self, paragraph: Any, runs: Sequence[tuple[str, bool, str]], size: float) -> None:
        """Runs of words, each bold or not, in a colour."""
        from pptx.util import Pt

        paragraph.font.size = Pt(size)  # of an empty line too
        for text, bold, tint in runs:
            run = paragraph.add_run()
            run.text = text
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
            run.font.color.rgb = _rgb(tint)


def _cells(entry: Entry) -> tuple[tuple[_Run, ...], ...]:
    """The words of a row, cell by cell: what is bold, what is quiet."""
    told = [(f"{entry.what}. ".replace("/", "/\u200b"), "bold")]  # a line may break after the stroke
    told += [(f"{wording.sentence_case(words)}. ", "") for words in (entry.who, entry.toll_words) if words]
    numbers = ", ".join(map(str, entry.sources))
    return (
        ((str(entry.number), "bold"),),
        ((entry.date_words, ""),),
        ((entry.place_words, ""),),
        (*told, (f"{entry.status_words}.", "quiet")),
        ((numbers, ""),),
    )


def _fitting(entries: Sequence[Entry], widths: Sequence[float], room: float) -> list[Entry]:
    """The first entries whose rows fit into ``room`` inches; at least one."""
    shown: list[Entry] = []
    for entry in entries:
        lines = max(
            max(
                1, math.ceil(sum(inches(text, _TABLE_SIZE, bold=look == "bold") for text, look in runs) / (width - 0.2))
            )
            for runs, width in zip(_cells(entry), widths, strict=True)
        )
        room -= max(_ROW, lines * _TABLE_SIZE * 1.2 / _POINTS + 0.06)
        if room < 0 and shown:
            break
        shown.append(entry)
    return shown


def _rule(cell: Any, side: str, tint: str, points: float) -> None:
    """A line on one side of a cell; the file format wants the sides before the fill."""
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(_a(side), {"w": str(round(points * 12700))})
    fill = line.makeelement(_a("solidFill"), {})
    fill.append(fill.makeelement(_a("srgbClr"), {"val": tint[1:].upper()}))
    line.append(fill)
    properties.insert(0, line) if side == "lnL" else properties.append(line)


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = _inch(left, top, width, height)


def _inch(*values: float) -> list[Any]:
    from pptx.util import Inches

    return [Inches(value) for value in values]


def _rgb(tint: str) -> Any:
    from pptx.dml.color import RGBColor

    make: Any = RGBColor
    return make(*rgb(tint)[:3])


def _a(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{name}"
