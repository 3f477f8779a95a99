"""``dateline``: the commands of the extractor, and ``serve``."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import click

from extract.cli import main

main.lazy["brief"] = "dashboard.brief.command:brief"

HOST = "localhost"
ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "dashboard" / "server.py"


@main.command()
@click.option("--db", metavar="URL", default="case.db", show_default=True, help="Case file, or database URL.")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Port on this machine.")
@click.option(
    "--secrets", metavar="FILE", type=click.Path(exists=True, dir_okay=False, resolve_path=True),
    help="Sign-in of a team (TOML, section [auth]); left out: ~/.streamlit/secrets.toml, if it is there.",
)  # fmt: skip
def serve(db: str, port: int, secrets: str | None) -> None:
    """Open the dashboard on a case, on this machine only; stop it with Ctrl+C."""
    secrets = secrets or str(Path.home() / ".streamlit" / "secrets.toml")
    _check_sign_in(secrets)
    _check_case(db)
    _check_port(port)
    os.environ["DATELINE_CASE"] = _absolute(db)
    os.chdir(ROOT)  # Streamlit takes its configuration from the folder that it is started in
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from extract.store.address import shown

    _run(port, secrets, f"Dateline: http://{HOST}:{port}  (case: {shown(db)}; stop with Ctrl+C)")


def _run(port: int, secrets: str, ready: str) -> None:
    """Streamlit's own command, in this process: what is loaded already need not be loaded again."""
    from dashboard.table import ahead

    ahead.start(os.environ["DATELINE_CASE"])  # before the libraries, which take their time to load
    from streamlit.web import cli

    from dashboard import warm
    from dashboard.basemap.static import prepare

    prepare()  # before the server looks for the folder
    warm.load()
    click.echo(ready)
    sys.stdout.flush()
    cli.main(
        [
            "run", str(APP), "--server.port", str(port), "--server.address", HOST, "--browser.serverAddress", HOST,
            "--logger.level", "warning", "--logger.hideWelcomeMessage", "true", "--secrets.files", secrets,
        ],
        prog_name="dateline",
    )  # fmt: skip


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
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((address, port))
        except PermissionError as error:
            raise click.UsageError(
                f"Port {port} needs more rights than this user has: choose one above 1023."
            ) from error
        except OSError as error:
            if family == socket.AF_INET6 and error.errno not in (98, 48, 10048):
                continue  # a machine without IPv6
            raise click.UsageError(
                f"Port {port} is in use. Stop what runs there or choose another with --port."
            ) from error


def _absolute(db: str) -> str:
    if "://" not in db:
        return str(Path(db).resolve())
    kind, _, path = db.partition(":///")
    if kind.startswith("sqlite") and path and not path.startswith("/"):
        return f"{kind}:///{Path(path).resolve()}"
    return db
