"""``dateline``: the commands of the extractor, and ``serve``."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dashboard.gate import listen
from dashboard.gate.keys import PARAMETER
from dashboard.gate.site import Site, behind, local
from extract import cache
from extract.cli import main

if TYPE_CHECKING:
    from dashboard.gate.members import Members

main.lazy["brief"] = "dashboard.brief.command:brief"

_CACHE = f"Name a folder that can be written to in {cache.VARIABLE}."


@main.command()
@click.option("--db", metavar="URL", default="case.db", show_default=True, help="Case file, or database URL.")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Port on this machine.")
@click.option(
    "--secrets", metavar="FILE", type=click.Path(exists=True, dir_okay=False, resolve_path=True),
    help="Sign-in of a team (TOML, section [auth]); left out: ~/.streamlit/secrets.toml, if it is there.",
)  # fmt: skip
@click.option(
    "--public", metavar="HOST",
    help="For a team: reached as https://HOST through a proxy on this machine. Needs a sign-in that names its members.",
)  # fmt: skip
def serve(db: str, port: int, secrets: str | None, public: str | None) -> None:
    """Open the dashboard on a case, on this machine only; stop it with Ctrl+C.

    Opens for whoever has the address that it prints.
    """
    secrets = secrets or str(Path.home() / ".streamlit" / "secrets.toml")
    site, members = _site(public, port, secrets)
    _check_case(db)
    _check_port(port)
    os.environ["DATELINE_CASE"] = _absolute(db)
    _run(site, members, secrets, db)


def _run(site: Site, members: Members | None, secrets: str, db: str) -> None:
    """Streamlit's server, in this process: what is loaded already need not be loaded again."""
    from dashboard.table import ahead

    ahead.start(os.environ["DATELINE_CASE"])  # before the libraries, which take their time to load
    from dashboard import settings

    settings.give(settings.options(port=site.port, secrets=secrets))
    from dashboard import warm
    from dashboard.gate.keys import Keys
    from extract.store.database.address import shown

    warm.load()
    from dashboard import server

    keys = Keys(site.port)
    try:
        app = server.build(site, keys, members)
    except OSError as error:
        raise click.ClickException(f"The map's files cannot be unpacked: {error}. {_CACHE}") from error
    sockets = _bound(site.port)
    way = f"{site.address}/" if site.public else f"{site.address}/?{PARAMETER}={keys.token}"
    click.echo(f"Dateline: {way}  (case: {shown(db)}; stop with Ctrl+C)")
    sys.stdout.flush()
    listen.run(app, sockets)


def _site(public: str | None, port: int, secrets: str) -> tuple[Site, Members | None]:
    """Where the server is reached, and by whom."""
    if public is None:
        _check_sign_in(secrets)
        return local(port), None
    from dashboard.gate import members

    try:
        site = behind(public, port)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    found, faults = members.read(Path(secrets), site.address)
    if faults:
        raise click.ClickException(f"A public server cannot be started. {secrets}: {'; '.join(faults)}.")
    return site, found


def _check_sign_in(secrets: str) -> None:
    from dashboard.sign_in import check

    if faults := check(Path(secrets)):
        raise click.ClickException(f"The sign-in cannot work. {secrets}: {'; '.join(faults)}.")


def _check_case(db: str) -> None:
    """A case must be there and be a case: a typing error must not open an empty one."""
    from extract.cli import mending
    from extract.errors import DatelineError
    from extract.store.repository import open_store

    if "://" not in db and not Path(db).exists():
        raise click.UsageError(f"There is no case file {db}. Make one first: dateline extract REPORTS --db {db}")
    try:
        with mending() as progress, open_store(db, progress=progress):
            return
    except DatelineError as error:
        raise click.ClickException(str(error)) from error


def _check_port(port: int) -> None:
    """Say early that a port cannot be had; it is taken when the server is ready."""
    listen.close(_bound(port))


def _bound(port: int) -> list[socket.socket]:
    try:
        return listen.bound(port)
    except PermissionError as error:
        raise click.UsageError(f"Port {port} needs more rights than this user has: choose one above 1023.") from error
    except OSError as error:
        raise click.UsageError(f"Port {port} is in use. Stop what runs there or choose another with --port.") from error


def _absolute(db: str) -> str:
    if "://" not in db:
        return str(Path(db).resolve())
    kind, _, path = db.partition(":///")
    if kind.startswith("sqlite") and path and not path.startswith("/"):
        return f"{kind}:///{Path(path).resolve()}"
    return db
