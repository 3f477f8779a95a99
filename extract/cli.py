"""The commands that need only ``extract/``. Exit status: 0 done, 1 some inputs failed, 2 wrong usage.

Nothing heavy is imported here: each command loads what it needs when it runs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from extract.errors import DatelineError, LockedStoreError, StoreError
from extract.filter_options import Choices, DayType, filter_options
from extract.interchange.formats import ENDINGS, FORMATS
from extract.store import DEFAULT_CASE
from extract.terminal import say

if TYPE_CHECKING:
    from extract.account import Summary
    from extract.corpus import Progress
    from extract.model import Published
    from extract.store.repository import Store

_HELP = {"help_option_names": ["-h", "--help"]}
_FAILED, _USAGE = 1, 2


class LazyGroup(click.Group):
    """A group some of whose commands are imported when they are first asked for."""

    def __init__(self, *args: Any, lazy: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = dict(lazy or {})  # command name -> "module:attribute"

    def list_commands(self, ctx: click.Context) -> list[str]:
        there = (name for name, home in self.lazy.items() if find_spec(home.partition(":")[0]))
        return sorted({*super().list_commands(ctx), *there})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        module, attribute = self.lazy[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(
    cls=LazyGroup,
    lazy={
        "archive": "extract.archive.commands:archive",
        "backup": "extract.case.commands:backup",
        "corrections": "extract.case.commands:corrections",
        "info": "extract.case.info:info",
        "gazetteer": "extract.gazetteer.commands:gazetteer",
        "restore": "extract.case.commands:restore",
        "search": "extract.case.info:search",
    },
    context_settings=_HELP,
)
@click.version_option(package_name="dateline", prog_name="dateline")
def main() -> None:
    """Reports in; a map, a timeline and a brief out; every mark traced to the sentence it came from."""


db_option = click.option(
    "--db",
    default=DEFAULT_CASE,
    show_default=True,
    envvar="DATELINE_DB",
    show_envvar=True,
    metavar="URL",
    help="The case: path of its file, or a database URL.",
)
jobs_option = click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to use.")


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@db_option
@click.option(
    "--published",
    type=DayType(),
    metavar="DATE",
    help="Publication date of all the reports given, in place of any in the files.",
)
@jobs_option
@click.option(
    "--online-places",
    is_flag=True,
    help="Ask OpenStreetMap's Nominatim for places that the gazetteer lacks, one a second. Their names, with their "
    "province and country, LEAVE THIS MACHINE; answers are kept in the case. Off unless given.",
)
@click.option(
    "--retry-failed",
    is_flag=True,
    help="Try again what could not be extracted, or stopped its reader, in another run.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Write what was done to standard output as JSON, every item named."
)
def extract(
    paths: tuple[str, ...],
    db: str,
    published: date | None,
    jobs: int | None,
    online_places: bool,
    retry_failed: bool,
    as_json: bool,
) -> None:
    """Read reports (files, or folders of them) into a case and extract their events.

    What was done before is not done again; a run that was stopped goes on where it ended. Each file is read, and each
    report extracted, in a process of its own with limits: by default 60 CPU seconds and 10 for each MB, 2,000 MB of
    memory, 256 MB of results; change them with DATELINE_LIMITS="cpu=120,cpu_per_mb=20,memory=4000,output=500".
    Whatever is found ends as read, failed or passed over, with the reason.
    """
    with shown_errors():
        from extract.corpus import extract_corpus

        with open_case(db, create=True) as store, _bars() as progress:
            given = _given(published)
            summary = extract_corpus(
                paths,
                store,
                published=given,
                jobs=jobs,
                progress=progress,
                online=online_places,
                retry_failed=retry_failed,
            )
        if as_json:
            click.echo(json.dumps(summary.as_json(), ensure_ascii=True))
        else:
            _report(summary, db)
    if summary.failures:
        sys.exit(_FAILED)


@main.command()
@click.argument("source", metavar="IN.jsonl", type=click.Path(exists=True, dir_okay=False, readable=True))
@click.argument("target", metavar="OUT.jsonl", type=click.Path(dir_okay=False))
@jobs_option
@click.option(
    "--explain",
    is_flag=True,
    help='Give each event a "why": for every field the rules that decided, in plain words, with their spans.',
)
def annotate(source: str, target: str, jobs: int | None, explain: bool) -> None:
    """Annotate JSON lines {"id", "text", "published"} into JSON lines, without a case.

    With --explain each event of the output has one key more: "why" holds trigger, type, status, attribution, actors
    (one entry an actor, in the event's order), time, place, toll, weapons, and also (other mentions of the same
    happening). Each is a list of reasons: {"rule": id, "because": a sentence, "spans": [{"start", "end", "text"}]}.
    """
    with shown_errors():
        from extract.corpus import annotate_file, default_jobs

        with _bars() as progress:
            processes = jobs or default_jobs(Path(source).stat().st_size)
            failures = annotate_file(source, target, jobs=processes, progress=progress, explain=explain)
    for failure in failures:
        say(failure)
    if failures:
        sys.exit(_FAILED)


@main.command()
@click.option("--format", "kind", metavar="|".join(FORMATS), help="Format of OUT; else by its ending.")
@db_option
@filter_options
@click.argument("target", metavar="OUT", type=click.Path(dir_okay=False, allow_dash=True))
def export(kind: str | None, db: str, target: str, **chosen: Any) -> None:
    """Write the case's events, or those that the filters choose, to a file; ``-`` is standard output."""
    kind = kind or ENDINGS.get(target.rpartition(".")[2].lower())
    if kind is None:
        raise click.UsageError(f"{target}: its ending names no format. Give --format ({', '.join(FORMATS)})")
    if kind not in FORMATS:
        raise click.UsageError(f"--format: {kind!r} is not written. Formats: {', '.join(FORMATS)}")
    with shown_errors():
        from extract.interchange.files import whole_file
        from extract.interchange.formats import write
        from extract.interchange.tables import selected

        with open_case(db) as store:
            found = selected(store, Choices(**chosen).selection(store))
        with whole_file(target) as out:
            left_out = write(kind, found, out)
    for reason, count in sorted(left_out.items()):
        say(f"{_many(count, 'event')} left out: {reason}")
    say(f"{_many(len(found.records) - sum(left_out.values()), 'event')} written to {target}")


def open_case(db: str, *, create: bool = False) -> Store:
    """The case that ``--db`` names; one that is not there or not ours is wrong usage, one that is locked is not.

    Where its events are to be made anew (Dateline's rules are new, or a run was killed) a bar shows how far that is.
    """
    from extract.store.repository import open_store

    try:
        with mending() as progress:
            return open_store(db, create=create, progress=progress)
    except LockedStoreError:
        raise
    except StoreError as error:
        _fail(error, _USAGE)


def _given(day: date | None) -> Published | None:
    if day is None:
        return None
    from extract.model import Published, TimeInterval

    return Published(TimeInterval(day, day), "analyst", None, f"given by the analyst: {day.isoformat()}")


@contextmanager
def shown_errors() -> Iterator[None]:
    """Show an error that Dateline knows as one line and end with its exit status."""
    try:
        yield
    except DatelineError as error:
        _fail(error, _FAILED)
    except KeyboardInterrupt:
        click.echo("Stopped. What was finished is kept; the same command goes on from there.", err=True)
        sys.exit(_FAILED)


def _fail(error: DatelineError, status: int) -> NoReturn:
    say(f"Error: {error}")
    sys.exit(status)


@contextmanager
def _bars() -> Iterator[Progress]:
    """Progress bars on stderr where that is a terminal; nothing where it is a file or a pipe."""
    if not sys.stderr.isatty():
        yield lambda _stage, _done, _total: None
        return
    from tqdm import tqdm

    bars: dict[str, Any] = {}

    def show(stage: str, done: int, total: int | None) -> None:
        if stage not in bars:
            bars[stage] = tqdm(desc=stage, total=total, unit=" reports", file=sys.stderr, dynamic_ncols=True)
        bars[stage].update(done - bars[stage].n)

    try:
        yield show
    finally:
        for bar in bars.values():
            bar.close()


@contextmanager
def mending() -> Iterator[Callable[[float], None]]:
    """What `open_store` tells of its progress, as a bar on stderr where that is a terminal; none where nothing is."""
    bar: Any = None

    def show(part: float) -> None:
        nonlocal bar
        if bar is None:
            from tqdm import tqdm

            layout = "{desc}: {percentage:3.0f}%|{bar}| {elapsed}"
            words = "merging the case's events anew"
            bar = tqdm(desc=words, total=100, bar_format=layout, file=sys.stderr, dynamic_ncols=True)
        bar.update(round(100 * part) - bar.n)

    try:
        yield show if sys.stderr.isatty() else lambda _part: None
    finally:
        if bar is not None:
            bar.close()


def _report(summary: Summary, db: str) -> None:
    from extract.account import NOT_READ
    from extract.store.database.address import shown

    for name, reason in summary.failures:
        say(reason if name in reason else f"{name}: {reason}")
    for name, reason in summary.passed_over:
        say(f"{name}: passed over, {reason}")
    for name, language in summary.not_read:
        say(f"{name}: {NOT_READ}{language}")
    for name in summary.without_publication_date:
        say(f"{name}: no publication date found, relative dates stay open (see --published)")
    words = [f"{_many(summary.read, 'report')} read ({summary.new} new)", f"{summary.extracted} extracted"]
    if summary.extracted:
        missing = f"({summary.undated} undated, {summary.unplaced} not placed)"
        words.append(f"{_many(summary.events, 'event mention')} {missing}")
    if summary.not_read:
        words.append(f"{len(summary.not_read)} not read for their language")
    if summary.failures:
        words.append(f"{len(summary.failures)} failed")
    say(f"{', '.join(words)}. Case: {shown(db)}")
    counts = summary.counts
    ends = f"{counts['read']} read, {counts['failed']} failed, {counts['passed_over']} passed over"
    say(f"Found {counts['found']}: {ends}")
    if summary.asked:
        asked = summary.asked
        placed = f"{_many(asked.reports, 'report')} with new places"
        say(f"{_many(asked.requests, 'place')} asked for online, {placed}")
        if asked.failed:
            say("The online service failed or is out of reach; the same command goes on asking")


def _many(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
