"""``dateline gazetteer``: look into the place index, build it, add to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.errors import GazetteerError
from extract.terminal import plain, say

if TYPE_CHECKING:
    from extract.gazetteer.sources import Source


@click.group()
def gazetteer() -> None:
    """Places: what is known, look-up, and adding more."""


@gazetteer.command()
def info() -> None:
    """Say what the place index holds, where it is, and whether it is whole."""
    from extract.gazetteer.build import base_path
    from extract.gazetteer.segment import Segment
    from extract.gazetteer.sources import sources

    path = base_path()
    if not path.exists():
        click.echo(f"Not built yet; `dateline gazetteer build` makes {path}")
    else:
        with _reported():
            base = Segment(path)
            state = "whole" if base.verify() else "DAMAGED: run `dateline gazetteer build --force`"
            size = path.stat().st_size / 1e6
            click.echo(f"{path}\n{base.meta['places']:,} places, {base.meta['names']:,} names, {size:.1f} MB, {state}")
    with _reported():
        for source in sources():
            kind = "own table" if source.own else "GeoNames"
            state = f"{source.size / 1e6:.1f} MB" if source.current else "of another version or damaged: add it again"
            click.echo(f"{plain(_counted(source))} ({kind}; {state})")
    click.echo("Data: GeoNames (CC BY 4.0), Natural Earth (public domain), US Census Bureau (public domain), our own.")


@gazetteer.command()
@click.option("--force", is_flag=True, help="Build it even where it is there.")
def build(force: bool) -> None:
    """Build the place index (some 20 seconds)."""
    from extract.gazetteer.build import build as build_index

    with _reported():
        click.echo(build_index(force=force))


@gazetteer.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def add(files: tuple[Path, ...]) -> None:
    """Add places from GeoNames country dumps (IQ.zip, SY.txt) or tables of your own (.csv).

    A table needs the columns name, lat, lon (degrees); it may have country (two letters), kind, population, aliases
    (with | between), id. Its places win over all others of the same name. A file added before is no work; another of
    the same name takes its place. Reports are extracted again by the next `dateline extract`.
    """
    from extract.gazetteer.sources import add as add_source

    _each(files, add_source)


@gazetteer.command()
@click.argument("countries", nargs=-1, required=True)
@click.option("--again", is_flag=True, help="Fetch also what was fetched before: GeoNames makes its dumps anew daily.")
@click.option(
    "--from",
    "site",
    envvar="DATELINE_GEONAMES",
    show_envvar=True,
    metavar="URL",
    default="",
    help="Address of a mirror's folder of dumps, in place of download.geonames.org/export/dump.",
)
def download(countries: tuple[str, ...], again: bool, site: str) -> None:
    """Fetch GeoNames dumps of countries (IQ SY) and add them. A download that broke off goes on where it stopped."""
    from extract.gazetteer.download import download as fetch

    _each(countries, lambda country: fetch(country, again=again, site=site))


@gazetteer.command()
@click.argument("name")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 60), help="Places shown at most.")
def lookup(name: str, limit: int) -> None:
    """Show the places of a name, best known first."""
    from extract.gazetteer.lookup import open_gazetteer

    with _reported():
        places = open_gazetteer().lookup(name, limit=limit)
    if not places:
        raise click.ClickException(f'no place "{name}" in the gazetteer')
    for place in places:
        where = ", ".join(filter(None, (place.admin1.rpartition(":")[2], place.country)))
        click.echo(f"{place.lat:9.4f} {place.lon:9.4f}  {place.name} ({place.kind}; {where})  {place.gazetteer_id}")


@gazetteer.command()
@click.argument("name")
def remove(name: str) -> None:
    """Take an added source away (by the name that `info` shows)."""
    from extract.gazetteer.sources import remove as remove_source

    with _reported():
        removed = remove_source(name)
    if not removed:
        raise click.ClickException(f'nothing of the name "{name}" has been added; see `dateline gazetteer info`')
    click.echo(f"{plain(name)} taken away")


def _each(items: tuple[Any, ...], work: Callable[[Any], Any]) -> None:
    """Do each, go on after a failure, and end with status 1 where one failed."""
    failed = False
    for item in items:
        try:
            source = work(item)
        except GazetteerError as error:
            say(str(error) if str(item) in str(error) else f"{item}: {error}")
            failed = True
        except KeyboardInterrupt:
            click.echo("Stopped. What was finished is kept; the same command goes on from there.", err=True)
            raise SystemExit(1) from None
        else:
            click.echo(plain(_counted(source)))
    if failed:
        raise SystemExit(1)


def _counted(source: Source) -> str:
    places = "1 place" if source.places == 1 else f"{source.places:,} places"
    return f"{source.name}: {places}, {source.names:,} names"


class _reported:  # noqa: N801 - reads as a phrase
    """Show a GazetteerError as a message, without a traceback."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, GazetteerError):
            raise click.ClickException(str(error)) from error
