"""Build the base index into the user's cache: once, whole or not at all, again when what it is made of changes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from extract.cache import folder, sweep, used
from extract.errors import GazetteerError
from extract.gazetteer.fold import fold
from extract.gazetteer.kinds import POPULATED
from extract.gazetteer.lock import locked
from extract.gazetteer.lookup import distance_km
from extract.gazetteer.rows import read_table
from extract.gazetteer.segment import COMMON_WORD, DEMONYM, GIVEN_NAME, SURNAME, Row, Segment
from extract.gazetteer.segment_write import write_segment
from extract.lexicon.tags import brill

FORMAT = 1
SAME_TOWN_KM = 12.0
PLACES = Path(__file__).parent.parent / "lexicon" / "places"


def fingerprint() -> str:
    """What the index is made of: version of the library, our data, the code that makes it."""
    digest = blake2b(digest_size=12)
    digest.update(str(FORMAT).encode())
    here = Path(__file__).parent
    for path in sorted(path for ending in ("*.tsv", "*.txt", "*.xz") for path in PLACES.glob(ending)):
        digest.update(path.name.encode() + path.read_bytes())
    for name in ("rows.py", "fold.py", "segment.py", "segment_write.py", "kinds.py", "build.py"):
        digest.update((here / name).read_bytes())
    return digest.hexdigest()


def base_path() -> Path:
    return folder() / f"gazetteer-{fingerprint()}.idx"


def index_paths() -> tuple[Path, ...]:
    """Index files to read, those that win first. Builds the base index where it is missing."""
    from extract.gazetteer.sources import current_paths

    base = base_path()
    if not is_whole(base):
        build(base)
    used(base)
    return (*current_paths(), base)


def is_whole(path: Path) -> bool:
    """Is an index there, of the length that it says? A quick look at every start; ``info`` checks the content."""
    try:
        sections = Segment(path).meta["sections"]
        with path.open("rb") as file:
            header = int.from_bytes(file.read(16)[8:], "little")
        return bool(path.stat().st_size == 16 + header + max(start + size for start, size in sections.values()))
    except (GazetteerError, OSError, ValueError, TypeError, LookupError):
        return False


def build(path: Path | None = None, *, force: bool = False, progress: bool = True) -> Path:
    """Build the base index (some 10 s) and return where it is. Raises GazetteerError where that fails."""
    target = path or base_path()
    with locked(target):
        if not force and is_whole(target):
            return target
        temporary = target.with_name(f"{target.name}.{os.getpid()}.tmp")
        try:
            write_segment(temporary, base_rows(progress=progress), flags(), {"fingerprint": fingerprint()})
            if not Segment(temporary).verify():
                raise GazetteerError(f"the place index did not survive writing to {target.parent}: is the disk full?")
            temporary.replace(target)
        except OSError as error:
            raise GazetteerError(f"cannot write {target}: {error}") from error
        finally:
            temporary.unlink(missing_ok=True)
        for pattern in ("gazetteer-*.idx", "gazetteer-*.tmp"):
            sweep(target.parent, pattern, keep=target)
    return target


def base_rows(*, progress: bool) -> Iterator[Row]:
    """All rows of the base index, each with the first-order division it lies in."""
    from tqdm import tqdm

    from extract.gazetteer import rows
    from extract.gazetteer.within import Divisions

    divisions = Divisions()
    yield from rows.countries()
    yield from rows.admin1()
    yield from rows.counties()
    places = tqdm(
        merged(list(rows.supplement()), rows.cities()),
        desc="Building the place index",
        unit=" places",
        total=235_000,
        disable=not progress or not sys.stderr.isatty(),
    )
    yield from divisions.assign(places)


def merged(own: list[Row], cities: Iterable[Row]) -> Iterator[Row]:
    """Cities and our own places; where both know a town, it is one place under our name, with all its spellings."""
    waiting: dict[tuple[str, str], Row] = {}
    for row in own:
        if row.kind in POPULATED:
            waiting.update({(row.country, key): row for key, main in row.keys.items() if main})
    taken: set[str] = set()
    for city in cities:
        for key in city.keys:
            twin = waiting.get((city.country, key))
            if twin is None or distance_km(twin.lat, twin.lon, city.lat, city.lon) > SAME_TOWN_KM:
                continue
            if twin.city in city.keys:
                continue  # Dagon, a quarter of Yangon, which was once called so itself
            if twin.id not in taken:
                taken.add(twin.id)
                city.name = twin.name
                city.keys.update(twin.keys)
                city.population = city.population or twin.population
                city.prior = max(city.prior, twin.prior)
            break
        yield city
    yield from (row for row in own if row.id not in taken)


def flags() -> dict[str, int]:
    """What else a name is: an English word (Brill's lexicon), a given name, a family name (our lists)."""
    found: dict[str, int] = {}
    for word, tag in brill().items():
        if word.islower() and word.isalpha() and not tag.startswith("NNP"):
            found[word] = found.get(word, 0) | COMMON_WORD
    for name, flag in (("given_names.txt", GIVEN_NAME), ("family_names.txt", SURNAME), ("words.txt", COMMON_WORD)):
        path = PLACES / name
        for word in path.read_text(encoding="utf-8").split() if path.exists() else ():
            found[word.lower()] = found.get(word.lower(), 0) | flag
    for row in read_table("countries.tsv"):
        for name in [*row["adjectives"].split("|"), *row["people"].split("|")]:
            if name and fold(name) not in (fold(row["name"]), "hong kong", "solomon"):
                found[fold(name)] = found.get(fold(name), 0) | DEMONYM
    return found
