"""``dateline backup``, ``restore`` and ``corrections``: a case kept safe, and what analysts said passed on."""

from __future__ import annotations

import click

from extract.cli import db_option, open_case, shown_errors
from extract.interchange.files import whole_file
from extract.terminal import plain, say


@click.command()
@click.argument("case", metavar="CASE")
@click.argument("target", metavar="OUT", type=click.Path(dir_okay=False))
def backup(case: str, target: str) -> None:
    """Copy a case (path of its file, or database URL) to a new file, while others go on working with it.

    The copy is a case file itself. A file that is there is never written over.
    """
    with shown_errors():
        from extract.store.backup import backup as copy

        copy(case, target)
    say(f"{target} holds the case")


@click.command()
@click.argument("source", metavar="BACKUP", type=click.Path(exists=True, dir_okay=False))
@click.argument("case", metavar="CASE")
def restore(source: str, case: str) -> None:
    """Make a new case (a file, or an empty PostgreSQL database by its URL) from a backup."""
    with shown_errors():
        from extract.store.backup import restore as copy

        copy(source, case)
    say(f"{source} is restored")


@click.group()
def corrections() -> None:
    """What analysts corrected: list it, pass it on, take it over."""


@corrections.command("list")
@db_option
def list_corrections(db: str) -> None:
    """Every correction, oldest first: what was said, by whom, when, why, and whether it was taken back."""
    with shown_errors():
        from extract.store.corrections.lines import lines

        with open_case(db) as store:
            for line in lines(store):
                click.echo(plain(line))


@corrections.command("export")
@db_option
@click.argument("target", metavar="OUT.jsonl", type=click.Path(dir_okay=False))
def export_log(db: str, target: str) -> None:
    """Write the whole log as JSON lines, for another analyst's case. A file that is there is not written over."""
    with shown_errors():
        from extract.store.corrections.exchange import export_corrections

        with open_case(db) as store, whole_file(target, new=True) as out:
            count = export_corrections(store, out)
    say(f"{_many(count)} written to {target}")


@corrections.command("import")
@db_option
@click.argument("source", metavar="IN.jsonl", type=click.Path(exists=True, dir_okay=False))
def import_log(db: str, source: str) -> None:
    """Take over another analyst's corrections; those that are there already are passed over.

    Where two analysts differ the later counts; both are shown by "dateline corrections list" and on the review page.
    """
    with shown_errors():
        from extract.store.corrections.exchange import import_corrections
        from extract.store.review.queue import conflicts, orphaned

        with open_case(db) as store, click.open_file(source, "rb") as lines:
            done = import_corrections(store, lines)
            waiting, differing = len(orphaned(store)), len(conflicts(store))
    say(f"{_many(done.new)} taken over, {done.known} known already")
    if waiting:
        say(f"{_many(waiting)} fit nothing in this case (yet)")
    if differing:
        say(f"{differing} differ from another analyst's: the later counts")


def _many(count: int) -> str:
    return "1 correction" if count == 1 else f"{count} corrections"
