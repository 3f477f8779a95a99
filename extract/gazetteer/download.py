"""Fetch GeoNames country dumps from GeoNames' own site, for those who have the internet. Only on the user's command."""

from __future__ import annotations

import re
import sys
import urllib.error
import urllib.request
from pathlib import Path

from extract.errors import GazetteerError
from extract.gazetteer.sources import Source, add, added_folder

SITE = "https://download.geonames.org/export/dump"
AGENT = "dateline-gazetteer/0.1 (offline conflict analysis)"
CHUNK = 1 << 16
TIMEOUT_S = 60.0  # without a byte


def download(country: str, *, progress: bool = True) -> Source:
    """Fetch and add the dump of a country (ISO 3166-1 alpha-2). A broken-off download is taken up where it stopped.

    Raises GazetteerError where the code is none, or the site cannot be reached.
    """
    code = country.upper()
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise GazetteerError(f'"{country}" is no country code of two letters (IQ, SY)')
    folder = added_folder()
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{code}.zip"
    if not target.exists():
        fetch(f"{SITE}/{code}.zip", target, progress=progress)
    return add(target, progress=progress)


def fetch(url: str, target: Path, *, progress: bool = True) -> None:
    """Download to ``target`` by way of a ``.part`` file that the next attempt goes on with."""
    from tqdm import tqdm

    part = target.with_name(target.name + ".part")
    have = part.stat().st_size if part.exists() else 0
    headers = {"User-Agent": AGENT, **({"Range": f"bytes={have}-"} if have else {})}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - the address is ours, https
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as response:  # noqa: S310
            resumed = response.status == 206
            total = int(response.headers.get("Content-Length") or 0) + (have if resumed else 0)
            bar = tqdm(
                desc=f"Downloading {target.name}",
                total=total or None,
                initial=have if resumed else 0,
                unit="B",
                unit_scale=True,
                disable=not progress or not sys.stderr.isatty(),
            )
            with part.open("ab" if resumed else "wb") as file, bar:
                while piece := response.read(CHUNK):
                    file.write(piece)
                    bar.update(len(piece))
            if total and part.stat().st_size != total:
                raise GazetteerError(f"the download of {url} broke off: run the command again to go on")
    except urllib.error.HTTPError as error:
        if error.code == 404:
            raise GazetteerError(f"GeoNames has no dump {target.name}: is the country code right?") from error
        raise GazetteerError(f"{url} answered {error.code}: try again later") from error
    except OSError as error:
        raise GazetteerError(f"cannot reach {url}: {error}. Run the command again to go on.") from error
    part.replace(target)
