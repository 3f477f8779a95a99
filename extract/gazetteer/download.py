"""Fetch GeoNames country dumps from GeoNames' own site, for those who have the internet. Only on the user's command.

The files are described in GeoNames' readme.txt beside them; they are made anew every day, so that a download that
broke off goes on only where the server says that the file is still the same (If-Range, RFC 9110 section 13.1.5).
"""

from __future__ import annotations

import http.client
import os
import re
import sys
import urllib.error
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

from extract.errors import GazetteerError
from extract.gazetteer.lock import locked
from extract.gazetteer.sources import Source, add, added_folder

SITE = "https://download.geonames.org/export/dump"
SITE_VARIABLE = "DATELINE_GEONAMES"  # a mirror's address in place of SITE
AGENT = "dateline-gazetteer/0.1 (offline conflict analysis)"
CHUNK = 1 << 16
TIMEOUT_S = 20.0  # without a byte
ATTEMPTS = 3  # of one command, each going on where the one before broke off
MOST_BYTES = 2_000_000_000  # the dump of all countries is some 400 MB


def download(country: str, *, site: str = "", again: bool = False, progress: bool = True) -> Source:
    """Fetch and add the dump of a country (ISO 3166-1 alpha-2). A broken-off download is taken up where it stopped.

    What was fetched before is not fetched again, unless ``again``. ``site``: address of the folder of dumps; else
    ``$DATELINE_GEONAMES``, else GeoNames' own. Raises GazetteerError where the code is none, the site cannot be
    reached, or what it sends is no dump.
    """
    code = country.upper()
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise GazetteerError(f'"{country}" is no country code of two letters (IQ, SY)')
    target = added_folder() / f"{code}.zip"
    with locked(target):
        if again or not target.exists():
            base = (site or os.environ.get(SITE_VARIABLE) or SITE).rstrip("/")
            fetch(f"{base}/{code}.zip", target, progress=progress)
    try:
        return add(target, progress=progress)
    except GazetteerError:
        target.unlink(missing_ok=True)  # else the next attempt would meet the same broken file
        raise


def fetch(url: str, target: Path, *, progress: bool = True) -> None:
    """Download to ``target`` by way of a ``.part`` file that the next attempt, or the next command, goes on with."""
    if not re.match(r"https?://", url):
        raise GazetteerError(f"{url} is no web address")
    part = target.with_name(f"{target.name}.part")
    broken = ""
    for _ in range(ATTEMPTS):
        try:
            complete = _go_on(url, part, progress=progress)
        except urllib.error.HTTPError as error:
            if error.code == 416:  # what is there does not belong to the file as it is now
                _forget(part)
                continue
            if error.code == 404:
                raise GazetteerError(f"there is no {url}: is the country code right?") from error
            raise GazetteerError(f"{url} answered {error.code} {error.reason}: try again later") from error
        except urllib.error.URLError as error:  # no connection at all: trying again at once would not help
            raise GazetteerError(
                f"cannot reach {url} ({error.reason}). With no internet here, fetch the file elsewhere and add it: "
                f"dateline gazetteer add {target.name}"
            ) from error
        except (OSError, http.client.HTTPException) as error:
            broken = f" ({error})"
            continue
        if complete:
            _finish(url, part, target)
            return
    raise GazetteerError(f"the download of {url} broke off{broken}: run the command again to go on")


def _go_on(url: str, part: Path, *, progress: bool) -> bool:
    """Fetch what ``part`` does not hold yet; is it complete?"""
    from tqdm import tqdm

    stamp = _stamp(part)
    have = part.stat().st_size if part.exists() and stamp.exists() else 0
    headers = {"User-Agent": AGENT}
    if have:
        headers |= {"Range": f"bytes={have}-", "If-Range": stamp.read_text(encoding="ascii", errors="replace")}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - checked by the caller
    with urllib.request.urlopen(request, timeout=TIMEOUT_S) as response:  # noqa: S310
        have = have if response.status == 206 else 0
        length = response.headers.get("Content-Length")
        total = int(length) + have if length and length.isdigit() else None
        if not have:
            _forget(part)
            if mark := _validator(response.headers):
                stamp.write_text(mark, encoding="ascii", errors="replace")
        bar = tqdm(
            desc=f"Downloading {part.stem}",
            total=total,
            initial=have,
            unit="B",
            unit_scale=True,
            disable=not progress or not sys.stderr.isatty(),
        )
        with part.open("ab") as file, bar:
            while piece := response.read(CHUNK):
                have += file.write(piece)
                bar.update(len(piece))
                if have > MOST_BYTES:
                    raise GazetteerError(f"{url} is larger than any dump; nothing was added")
    return total is None or have == total


def _validator(headers: Any) -> str:
    """What tells this state of the file from another; weak entity tags may not be used for ranges."""
    tag = str(headers.get("ETag") or "")
    return tag if tag and not tag.startswith("W/") else str(headers.get("Last-Modified") or "")


def _stamp(part: Path) -> Path:
    return part.with_name(f"{part.name}.stamp")


def _forget(part: Path) -> None:
    part.unlink(missing_ok=True)
    _stamp(part).unlink(missing_ok=True)


def _finish(url: str, part: Path, target: Path) -> None:
    """Put the whole file in its place; a page of a hotel's network in a dump's name is none."""
    if not zipfile.is_zipfile(part):
        _forget(part)
        raise GazetteerError(f"what {url} sent is no zip file: is there a page to log in on?")
    part.replace(target)
    _stamp(part).unlink(missing_ok=True)
