"""Puts what the map needs where the server finds it: tiles of the basemap, polygons of provinces and countries, and
deck.gl's runtime. Offline, once, in the user's cache: the program itself may lie where nobody can write."""

from __future__ import annotations

import hashlib
import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from extract import cache as caches

HERE = Path(__file__).parent
#: the committed archive of tiles, labels and disputed borders, made by make.py
ARCHIVE = HERE / "basemap.tar.xz"
#: the committed archive of the polygons of provinces, a file a country, made by make.py
AREAS = HERE / "areas.zip"
#: below which address the folder is served (dashboard/server.py)
SERVED = "app/static"
STAMP = ".stamp"
_PREFIX = "screen-"
#: characters of a hash in a name
_MARK = 16


def folder() -> Path:
    """Where this version keeps what it serves: other versions that share the cache have folders of their own."""
    return caches.folder() / f"{_PREFIX}{_fingerprint()}"


@cache
def _fingerprint() -> str:
    digest = hashlib.sha256()
    for source in (ARCHIVE, AREAS, runtime_source()):
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()[:_MARK]


def runtime_source() -> Path:
    """pydeck's own browser runtime inside the installed package (deck.gl with its JSON reader; no network)."""
    import pydeck

    return Path(pydeck.__file__).parent / "nbextension" / "static" / "index.js"


def prepare(static: Path | None = None, *, archive: Path = ARCHIVE) -> Path:
    """Make ``static`` (`folder` if left out) hold tiles and runtime; returns it. Quick when it already does.

    Safe when several processes start at once: each folder is made aside and moved into place. Raises OSError where the
    cache cannot be written to.
    """
    if static is None:
        static = folder()
        caches.sweep(static.parent, f"{_PREFIX}*", keep=static)
        caches.used(static)
    static.mkdir(parents=True, exist_ok=True)
    _prepare_folder(static / "basemap", archive, _unpack)
    _prepare_folder(static / "areas", AREAS, _unzip)
    _prepare_runtime(static)
    return static


def _prepare_folder(target: Path, archive: Path, unpack: Callable[[Path, Path], None]) -> None:
    mark = hashlib.sha256(archive.read_bytes()).hexdigest()
    if _stamped(target) == mark:
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        unpack(archive, aside)
        (aside / STAMP).write_text(mark, encoding="utf-8")
        aside.chmod(0o755)
        _move(aside, target, mark)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _unpack(archive: Path, folder: Path) -> None:
    """Write the archive's files below ``folder``; ``ValueError`` for a member that would land anywhere else.

    By hand, since ``tarfile``'s own filters are missing from Debian 12's Python 3.11.2.
    """
    root = folder.resolve()
    with tarfile.open(archive, "r:xz") as tar:
        for member in tar:
            target = (root / member.name).resolve()
            if not target.is_relative_to(root):
                raise ValueError(f"{archive.name}: {member.name!r} lies outside the archive's folder")
            content = tar.extractfile(member) if member.isfile() else None
            if content is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())


def _unzip(archive: Path, folder: Path) -> None:
    with ZipFile(archive) as packed:
        for name in packed.namelist():
            (folder / Path(name).name).write_bytes(packed.read(name))


def publish(name: str, content: str, *, static: Path | None = None) -> str:
    """Serve ``content`` as a file; returns its address below `SERVED`, another one for another content, so that neither
    a browser's cache nor another version of this program puts an older one in its place."""
    data = content.encode("utf-8")
    stem, dot, kind = name.rpartition(".")
    name = f"{stem}-{hashlib.sha256(data).hexdigest()[:_MARK]}{dot}{kind}"
    target = (static or folder()) / name
    if not target.exists() or target.stat().st_size != len(data):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _whole(target) as path:
            path.write_bytes(data)
    return name


def _prepare_runtime(static: Path) -> None:
    source = runtime_source()
    target = static / "deck.js"
    if target.exists() and target.stat().st_size == source.stat().st_size:
        return
    with _whole(target) as path:
        shutil.copyfile(source, path)


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """A file to write that then takes the place of ``target``, never half-written."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    os.close(handle)
    path = Path(name)
    try:
        yield path
        path.chmod(0o644)
        path.replace(target)
    finally:
        path.unlink(missing_ok=True)


def _stamped(folder: Path) -> str:
    try:
        return (folder / STAMP).read_text(encoding="utf-8")
    except OSError:
        return ""


def _move(aside: Path, target: Path, mark: str) -> None:
    old = Path(tempfile.mkdtemp(prefix=".old-", dir=target.parent))
    try:
        if target.exists():
            target.rename(old / target.name)
        aside.rename(target)
    except OSError:
        if _stamped(target) != mark:  # another process was first: that is as good
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
