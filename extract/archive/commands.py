"""``dateline archive``: build, query, case, apply."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from extract.cli import db_option, open_case, shown_errors
from extract.filter_options import DayType
from extract.terminal import say

Command = TypeVar("Command", bound=Callable[..., Any])
_FOLDER = click.Path(file_okay=False)


@click.group()
def archive() -> None:
    """A million reports on all cores of one machine, or on a cluster; kept as Parquet."""


def _filters(command: Command) -> Command:
    options = (
        click.option("--from", "start", type=DayType(), metavar="DATE", help="First day."),
        click.option("--to", "end", type=DayType(), metavar="DATE", help="Last day."),
        click.option("--actor", "actors", multiple=True, metavar="NAME", help="Name or id of an actor; repeatable."),
        click.option("--type", "types", multiple=True, metavar="TYPE", help="Event or sub-event type; repeatable."),
        click.option("--status", "statuses", multiple=True, metavar="STATUS", help="Status; repeatable."),
        click.option("--place", "places", multiple=True, metavar="NAME", help="Name or id of a place; repeatable."),
        click.option("--bbox", "box", nargs=4, type=float, metavar="W S E N", help="Degrees."),
        click.option("--source", "sources", multiple=True, metavar="NAME", help="Publisher; repeatable."),
        click.option("--text", default="", metavar="WORDS", help="In a sentence, a title, a place's name."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@archive.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", required=True, type=_FOLDER, metavar="DIR", help="The archive's folder; made where it is not.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes on this machine.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler, for example tcp://10.0.0.5:8786.")
@click.option("--published", type=DayType(), metavar="DATE", help="Publication date of all the reports given.")
def build(
    sources: tuple[str, ...], out: str, workers: int | None, scheduler: str | None, published: date | None
) -> None:
    """Extract reports into an archive: files, folders of them, ZIP archives, JSON lines.

    Stopped or killed at any moment, it goes on where it ended when it is run again. With --scheduler, DIR must be a
    folder that every worker reaches under the same path.
    """
    with shown_errors():
        from tqdm import tqdm

        from extract.archive.build import build as build_archive
        from extract.archive.build import engine
        from extract.model import Published, TimeInterval

        given = Published(TimeInterval(published, published), "analyst") if published else None
        with engine(workers, scheduler) as client, tqdm(unit=" reports", disable=None) as bar:

            def told(done: int) -> None:
                bar.update(done - int(bar.n))

            built = build_archive(sources, out, client, published=given, progress=told)
    for name, why in built.failed:
        say(f"{name}: {why}")
    say(f"{built.reports:,} reports added with {built.mentions:,} event mentions; {built.there:,} were there")
    if built.failed:
        raise SystemExit(1)


@archive.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
@_filters
@click.option("--format", "kind", type=click.Choice(("csv", "jsonl")), help="Left out: by the ending of OUT.")
@click.option("--count", "only_count", is_flag=True, help="Say how many there are, and write nothing.")
@click.argument("target", metavar="[OUT]", required=False, type=click.Path(dir_okay=False))
def query(folder: str, target: str | None, kind: str | None, only_count: bool, **chosen: Any) -> None:
    """Write the event mentions of an archive that fit, each with its report's sha256 and the offsets of its words."""
    with shown_errors():
        from extract.archive import ask
        from extract.interchange.files import whole_file

        asked = ask.Asked(**chosen)
        if only_count:
            click.echo(ask.count(folder, asked))
            return
        if target is None or (kind or Path(target).suffix[1:]) not in ("csv", "jsonl"):
            raise click.UsageError("Give OUT with the ending .csv or .jsonl, or --format, or --count.")
        line = _csv_line if (kind or Path(target).suffix[1:]) == "csv" else _json_line
        with whole_file(target) as out:
            for number, row in enumerate(ask.mentions(folder, asked)):
                out.write(line(row, number).encode("utf-8"))


def _json_line(row: dict[str, Any], _number: int) -> str:
    return json.dumps(row, ensure_ascii=False, default=str) + "\n"


def _csv_line(row: dict[str, Any], number: int) -> str:
    from extract.interchange.tables import cell

    text = io.StringIO()
    writer = csv.writer(text)
    if number == 0:
        writer.writerow(row)
    actors = "; ".join(f"{one['role']}: {one['name']}" for one in row["actors"])
    writer.writerow([cell(value) for value in {**row, "actors": actors}.values()])
    return text.getvalue()


@archive.command("case")
@click.argument("folder", metavar="DIR", type=_FOLDER)
@_filters
@db_option
def cut(folder: str, db: str, **chosen: Any) -> None:
    """Cut an ordinary case out of an archive: every report that holds an event that fits, for map, review and brief."""
    with shown_errors():
        from extract.archive.ask import Asked
        from extract.archive.cases import cut_case

        with open_case(db, create=True) as store:
            count = cut_case(folder, Asked(**chosen), store)
    say(f"{db} holds {count:,} reports of {folder}")


@archive.command("apply")
@click.argument("case", metavar="CASE")
@click.option("--archive", "folder", required=True, type=_FOLDER, metavar="DIR", help="The archive it was cut from.")
def apply_case(case: str, folder: str) -> None:
    """Keep what analysts said in a case as a layer of the archive: cases that are cut later carry it."""
    with shown_errors():
        from extract.archive.cases import apply

        with open_case(case) as store:
            number = apply(store, folder)
    say(f"{number:,} corrections of {case} are kept in {folder}")
