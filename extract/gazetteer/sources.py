"""Places that the user adds to the gazetteer: GeoNames country dumps and tables of one's own.

Each source becomes an index file of its own beside the base index, so that adding can be stopped and taken up again,
and taking away is deleting one file. The user's own tables win over everything else that has the same name.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.cache import folder, sweep, used
from extract.errors import GazetteerError
from extract.gazetteer.fold import fold
from extract.gazetteer.lock import locked
from extract.gazetteer.lookup import Gazetteer
from extract.gazetteer.readers import is_own, read_rows
from extract.gazetteer.segment import Row, Segment
from extract.gazetteer.segment_write import write_segment

if TYPE_CHECKING:
    from extract.gazetteer.within import Divisions

#: code that decides what an added index holds; another version of it makes another index
_MAKERS = ("fold.py", "kinds.py", "readers.py", "rows.py", "segment.py", "segment_write.py")


@dataclass(frozen=True, slots=True)
class Source:
    """An added source. ``places`` and ``names`` are counts; ``size`` in bytes; ``current`` as this version makes it."""

    name: str
    own: bool
    places: int
    names: int
    size: int
    current: bool = True


def added_folder() -> Path:
    return folder() / "added"


def added_paths() -> tuple[Path, ...]:
    """The index file of each added source; the user's own tables come before GeoNames dumps.

    Every version of the program has its own, in a folder by its rules; another's is given where it is of newer content.
    """
    stems = {path.stem for path in _all_paths("*")}
    return tuple(_present(stem) for stem in sorted(stems, key=lambda stem: (not stem.startswith("own-"), stem)))


def _all_paths(stem: str) -> list[Path]:
    """The indexes of all versions, the newest last; the first versions had no folders."""
    found = [path for pattern in (f"{stem}.idx", f"*/{stem}.idx") for path in added_folder().glob(pattern)]
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, str(path)))


def _present(stem: str) -> Path:
    newest, mine = _all_paths(stem)[-1], added_folder() / rules() / f"{stem}.idx"
    return mine if mine.exists() and _meta(mine).get("digest") == _meta(newest).get("digest") else newest


def current_paths() -> tuple[Path, ...]:
    """The same, each made by this version: what only another version made is made from its file, and left to that.

    Raises GazetteerError where that cannot be done, and says what to do.
    """
    for path in added_paths():
        meta = _meta(path)
        if meta.get("rules") == rules():
            used(path)
            continue
        file, name = Path(str(meta.get("path", ""))), meta.get("source", path.stem)
        if not file.is_file():
            raise GazetteerError(
                f"the added places of {name} are damaged or were made by another version of Dateline: add their file "
                f"again (dateline gazetteer add), or take them away (dateline gazetteer remove {name})"
            )
        add(file)
    return added_paths()


@cache
def rules() -> str:
    """Fingerprint of the code that decides what an added index holds."""
    here = Path(__file__).parent
    return blake2b(b"".join((here / name).read_bytes() for name in _MAKERS), digest_size=8).hexdigest()


def added_fingerprint(gazetteer: Gazetteer) -> str:
    """Eight hexadecimal digits that change with the added places a gazetteer reads; "" where it reads none."""
    marks = [f"{s.meta['digest']} {s.meta.get('rules')}" for s in gazetteer.segments if "digest" in s.meta]
    return blake2b("\n".join(marks).encode(), digest_size=4).hexdigest() if marks else ""


def sources() -> tuple[Source, ...]:
    """What has been added."""
    return tuple(_source(path) for path in added_paths())


def _source(path: Path) -> Source:
    meta = _meta(path)
    places, names = int(meta.get("places", 0)), int(meta.get("names", 0))
    name, own = str(meta.get("source", path.stem)), path.name.startswith("own-")
    return Source(name, own, places, names, path.stat().st_size, meta.get("rules") == rules())


def _meta(path: Path) -> dict[str, Any]:
    """What an index says of itself; nothing where it is damaged or of another format."""
    from extract.gazetteer.build import is_whole

    return Segment(path).meta if is_whole(path) else {}


def add(path: Path, *, progress: bool = True) -> Source:
    """Add a GeoNames dump (``IQ.zip``, ``IQ.txt``) or a table of one's own places (``.csv``, ``.tsv``).

    The same file again is no work; another of the same name takes its place. A table needs the columns name, lat, lon
    (degrees); may have country (ISO 3166-1 alpha-2), kind, population, aliases ("|" between), id. The index appears
    when it is whole. Raises GazetteerError where the file cannot be read, saying which line.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, lambda: blake2b(digest_size=8)).hexdigest()
    except OSError as error:
        raise GazetteerError(f"cannot read {path}: {error.strerror or error}") from error
    name = fold(path.stem).replace(" ", "-") or "places"
    target = added_folder() / rules() / f"{'own' if is_own(path) else 'geonames'}-{name}.idx"
    with locked(target):
        meta = _meta(target) if target.exists() else {}
        if (meta.get("digest"), meta.get("rules")) != (digest, rules()):
            made_of = {"source": path.name, "path": str(path.resolve()), "digest": digest, "rules": rules()}
            _write(target, read_rows(path), made_of, progress=progress)
            sweep(added_folder(), f"*/{target.name}", keep=target)
    return _source(target)


def _write(target: Path, rows: Iterable[Row], meta: dict[str, Any], *, progress: bool) -> None:
    from tqdm import tqdm

    temporary = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    shown = tqdm(
        rows,
        desc=f"Adding {meta['source']}",
        unit=" places",
        unit_scale=True,
        disable=not progress or not sys.stderr.isatty(),
    )
    try:
        if not write_segment(temporary, _divisions().assign(shown), _flags(), meta):
            raise GazetteerError(f"{meta['source']} holds no places")
        if not Segment(temporary).verify():
            raise GazetteerError(f"the index did not survive writing to {target.parent}: is the disk full?")
        temporary.replace(target)
    except OSError as error:
        raise GazetteerError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        shown.close()
        temporary.unlink(missing_ok=True)


@cache
def _divisions() -> Divisions:
    from extract.gazetteer.within import Divisions

    return Divisions()


@cache
def _flags() -> dict[str, int]:
    from extract.gazetteer.build import flags

    return flags()


def remove(name: str) -> bool:
    """Take a source away, for all versions, by the name that ``sources`` gives; False where there is none of that name.

    A dump that ``download`` fetched is deleted too; files of the user's are not touched.
    """
    for path in added_paths():
        source = _source(path)
        if name in (source.name, path.stem):
            for each in _all_paths(path.stem):
                each.unlink(missing_ok=True)
            if not source.own:
                (added_folder() / Path(source.name).name).unlink(missing_ok=True)
            return True
    return False
