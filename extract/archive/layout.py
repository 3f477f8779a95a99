"""Where an archive keeps what: folders named by content and by the rules' version, each there whole or not at all.

``archive.json``: the version that is asked. ``partitions/VERSION/KEY/``: ``documents.parquet`` and ``mentions.parquet``
of about 1,000 reports. ``new/``: what is being written. ``corrections/``: what analysts said, from
the cases cut out of it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from extract.errors import ArchiveError
from extract.model import Document
from extract.store.rows import published_key

DOCUMENTS, MENTIONS = "documents.parquet", "mentions.parquet"
#: Reports of one partition: on average, at least and at most; and the code points from which one is full.
USUAL, LEAST, MOST = 1_000, 250, 3_000
MOST_CHARS = 20_000_000


def cut(reports: Iterable[Document], usual: int = USUAL) -> Iterator[list[Document]]:
    """Parts of the reports in their order, cut where the content says so.

    A report that comes in between moves no boundary but the next, so that what was finished stays so.
    """
    part: list[Document] = []
    chars = 0
    for report in reports:
        part.append(report)
        chars += len(report.text)
        last = int(report.sha256[:8], 16) % usual == 0 and len(part) * USUAL >= LEAST * usual
        if last or len(part) * USUAL >= MOST * usual or chars >= MOST_CHARS:
            yield part
            part, chars = [], 0
    if part:
        yield part


def key(reports: Sequence[Document]) -> str:
    """Fingerprint of the reports, their dates and what they are called: 24 hexadecimal digits."""
    digest = hashlib.sha256()
    for one in reports:
        told = (one.sha256, published_key(one.published), one.name, one.title, one.source, one.url)
        digest.update(json.dumps(told).encode())
    return digest.hexdigest()[:24]


def home(root: Path, version: str) -> Path:
    """The folder of the partitions that these rules made."""
    return root / "partitions" / hashlib.sha256(version.encode()).hexdigest()[:12]


def begin(root: Path, version: str) -> None:
    """Make the folders of an archive, and note the version that is asked from now on. Raises ArchiveError."""
    info = root / "archive.json"
    try:
        if root.exists() and any(root.iterdir()) and not info.exists():
            raise ArchiveError(f"{root} holds something else than an archive; it was left as it is")
        for folder in (home(root, version), root / "new"):
            folder.mkdir(parents=True, exist_ok=True)
        fresh = root / "new" / f"{uuid.uuid4().hex}.json"
        fresh.write_text(json.dumps({"format": 1, "version": version}), encoding="utf-8")
        fresh.replace(info)
    except OSError as error:
        raise ArchiveError(f"{root} cannot be written: {error.strerror}") from error


def present(root: Path) -> str:
    """The version of the rules that is asked. Raises ArchiveError where there is no archive."""
    try:
        told = json.loads((root / "archive.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{root} is no archive. Make it: dateline archive build SOURCE --out {root}") from error
    return str(told["version"])


@contextmanager
def whole(root: Path, target: Path) -> Iterator[Path]:
    """A new folder that becomes ``target`` when it is complete and on the disk; a task done twice changes nothing."""
    fresh = root / "new" / uuid.uuid4().hex
    fresh.mkdir(parents=True)
    try:
        yield fresh
        for path in (*fresh.iterdir(), fresh):
            _sync(path)
        if not target.exists():
            try:
                fresh.rename(target)
            except OSError:
                if not target.exists():  # else another did the same meanwhile
                    raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _sync(path: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
