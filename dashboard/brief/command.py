"""``dateline brief``: the selected events as a figure, slide, document, page, table or text."""

from __future__ import annotations

import os
import sys
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from dashboard.brief.model import MAX_PANELS, SIZES, Box, Brief, Options, size_of
from extract.cli import db_option, open_case, shown_errors
from extract.filter_options import Choices, DayType, filter_options
from extract.terminal import say

if TYPE_CHECKING:
    from dashboard.brief.files import Kind
    from dashboard.selection import Selection
    from extract.store.filters import Filter
    from extract.store.repository import Store

_FORMATS = "png|svg|pdf|pptx|docx|html|csv|txt"


class _SizeType(click.ParamType[Any]):
    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            size_of(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return str(value)


@click.command()
@db_option
@filter_options
@click.option("--title", default="", help="Title; made from the filters unless given.")
@click.option("--subtitle", default="", help="A line under the title.")
@click.option("--marking", default="", help="Handling caveat at top and bottom.")
@click.option(
    "--size",
    type=_SizeType(),
    default="1920x1080",
    show_default=True,
    help=f"Size of the figure: {', '.join(SIZES)}, or WIDTHxHEIGHT in pixels.",
)
@click.option(
    "--extent",
    default="events",
    show_default=True,
    metavar="events|W,S,E,N|NAME",
    help="What the map shows: all events, a box in degrees, or a country, province or town by its name.",
)
@click.option(
    "--panels",
    type=click.IntRange(0, MAX_PANELS),
    default=0,
    metavar="N",
    help=f"Small multiples by period instead of one map, 2 to {MAX_PANELS}.",
)
@click.option(
    "--order", type=click.Choice(["date", "place"]), default="date", show_default=True, help="Order of the chronology."
)
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option(
    "--made",
    type=DayType(),
    metavar="DATE",
    help="Date that the file bears; today unless given (or $SOURCE_DATE_EPOCH).",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS.split("|")),
    metavar=_FORMATS,
    help="Format, where OUT does not end in one; png for a folder unless given.",
)
@click.argument("target", metavar=f"OUT.({_FORMATS})", type=click.Path())
def brief(
    db: str,
    title: str,
    subtitle: str,
    marking: str,
    size: str,
    extent: str,
    panels: int,
    order: Any,
    theme: Any,
    made: date | None,
    kind: Kind | None,
    target: str,
    **chosen: Any,
) -> None:
    """Write the case's events, or those that the filters choose, as a brief: numbered map and chronology with sources.

    The ending of OUT says the format: a figure (png, svg, pdf), a slide (pptx), a Word document (docx), a page that
    works without a network (html), a table (csv) or a plain chronology (txt). Where OUT is a folder, the file's name
    is made from title and period.
    """
    written = _kind(target, kind)
    if panels == 1:
        raise click.UsageError("--panels: one panel is the map itself; give 2 to 12, or leave it out")
    with shown_errors():
        box = _extent(extent)
        with open_case(db) as store:
            made_from = _brief(store, Choices(**chosen), db, title, subtitle, marking, order, made or _today())
        options = Options(size=size, theme=theme, extent=box, panels=panels, order=order)
        path = _write(made_from, options, written, Path(target))
    _say(made_from, path)


def _kind(target: str, given: Kind | None) -> Kind:
    from dashboard.brief.files import kind_of

    if given:
        return given
    if Path(target).is_dir():
        return "png"
    found = kind_of(Path(target).name)
    if found is None:
        raise click.UsageError(
            f"{target}: its ending names no format. End it in one of .{_FORMATS.replace('|', ', .')}, or give --format"
        )
    return found


def _extent(words: str) -> Box | None:
    words = words.strip()
    if words.lower() == "events":
        return None
    if words.lower() == "view":
        raise click.UsageError("--extent: the view is the screen's (page Brief); give events, W,S,E,N or a name")
    if words.count(",") == 3 and not any(sign.isalpha() for sign in words):
        from extract.filter_options import BoxType

        return Box(*BoxType().convert(words, None, None))
    from dashboard.brief.region import region

    found = region(words)
    if found is None:
        raise click.UsageError(f"--extent: no place {words!r} is known. Give events, W,S,E,N in degrees, or a name")
    return found


def _brief(
    store: Store, choices: Choices, db: str, title: str, subtitle: str, marking: str, order: Any, made: date
) -> Brief:
    from dashboard.brief.build import Chosen, Words, build
    from dashboard.brief.case import case_hash, event_count
    from extract.store.queries import actor_names, events_frame, places

    selection = choices.selection(store)
    events = events_frame(store, selection)
    total = event_count(store)
    if events.empty:
        _nothing(total, db)
    names: dict[str, str] = {**actor_names(store), **{place.id: place.name for place in places(store)}}
    on_screen = Chosen.of(_selection(selection), names)
    query = on_screen.query if len(selection.boxes) < 2 else ""  # the screen's address holds one box
    return build(
        events, store.documents(), total=total, words=Words(title, subtitle, marking), order=order, made=made,
        chosen=Chosen(on_screen.title, selection.describe(names), query), case_hash=case_hash(store),
    )  # fmt: skip


def _nothing(total: int, db: str) -> NoReturn:
    if total:
        words = f"None of the {total:,} events passes these filters, nothing was written. Loosen one of them"
    else:
        words = f"{db} has no events yet, nothing was written. Add reports first: dateline extract REPORTS --db {db}"
    say(f"Error: {words}")
    sys.exit(1)


def _selection(chosen: Filter) -> Selection:
    """The same filters as the screen has them, for the title and the address."""
    from dashboard.selection import Selection

    shared = {field.name for field in fields(Selection)} & {field.name for field in fields(chosen)}
    values: dict[str, Any] = {name: getattr(chosen, name) for name in sorted(shared)}
    values["box"] = chosen.boxes[0] if chosen.boxes else chosen.box
    values["include_undated"] = chosen.include_undated or not (chosen.start or chosen.end)
    return Selection(**values)


def _write(brief: Brief, options: Options, kind: Kind, target: Path) -> Path:
    from dashboard.brief.files import file_name, render
    from extract.interchange.files import whole_file

    path = target / file_name(brief, kind) if target.is_dir() else target
    with whole_file(path) as out:
        out.write(render(brief, options, kind))
    return path


def _say(brief: Brief, path: Path) -> None:
    counts = brief.counts
    events = "1 event" if counts.shown == 1 else f"{counts.shown:,} events"
    words = f"{events} written to {path}"
    if counts.without_place == counts.shown:
        words += "; none has a place: a chronology without a map"
    elif counts.without_place:
        words += f"; {counts.without_place:,} without a place"
    say(words)


def _today() -> date:
    """The day that the file bears: what the build environment says (reproducible-builds.org), or today."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isascii() and given.isdecimal() and len(given) <= 11:
        return datetime.fromtimestamp(int(given), UTC).date()
    return datetime.now(UTC).astimezone().date()
