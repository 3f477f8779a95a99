"""``archive build``: reads the sources, cuts them into partitions and has them done, on Dask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.archive import layout, work
from extract.archive.ask import known_texts
from extract.corpus import extractor
from extract.documents.outcome import Failure
from extract.documents.read import File, inputs
from extract.errors import ArchiveError
from extract.intake import Readers
from extract.model import Document, Published

#: Partitions handed out ahead for each worker: it goes on while the next are read.
_AHEAD = 2
_DEATHS = 2  # of workers at one partition, beyond the first, until it is split


@dataclass(slots=True)
class Built:
    """reports: in the archive now that were not before; there: read, and in it already; failed: (name, why)."""

    reports: int = 0
    mentions: int = 0
    there: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def engine(workers: int | None, scheduler: str | None) -> Iterator[Any]:
    """A client of the cluster at an address, or of one on this machine. Raises ArchiveError."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ModuleNotFoundError as error:
        raise ArchiveError(f"an archive needs {error.name}: pip install 'dateline[archive]'") from error
    if scheduler:
        try:
            client = Client(scheduler, timeout=20)  # type: ignore[no-untyped-call]
        except (OSError, TimeoutError) as error:
            raise ArchiveError(f"no scheduler answers at {scheduler}") from error
        with client:
            yield client
        return
    options = {"threads_per_worker": 1, "processes": True, "dashboard_address": None, "host": "127.0.0.1"}
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": _DEATHS}),
        LocalCluster(n_workers=workers, **options) as cluster,  # type: ignore[no-untyped-call]
        Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):
        yield client


def build(
    sources: Iterable[str | Path],
    out: str | Path,
    client: Any,
    *,
    published: Published | None = None,
    usual: int = layout.USUAL,
    progress: Callable[[int], None] = lambda _: None,
) -> Built:
    """Extract every report of the sources that the archive at ``out`` does not hold yet by the present rules.

    Stopped or killed at any moment, whoever of them it is, the next run goes on with what is not finished. A text that
    comes twice is kept once, as it came first. ``out`` is a folder that every worker reaches under this path.
    ``usual``: reports in a partition. ``progress`` is told how many reports are done. Raises ArchiveError.
    """
    version, root = extractor().version, Path(out).resolve()
    layout.begin(root, version)
    built = Built()
    _Run(client, root, version, built, progress).through(layout.cut(_once(_read(sources, published, built)), usual))
    return built


def _read(sources: Iterable[str | Path], published: Published | None, built: Built) -> Iterator[Document]:
    """The reports of the sources; files are read in a process with limits."""
    for source in sources:
        files = (File(str(one), published=published) if isinstance(one, Path) else one for one in inputs(source))
        with Readers() as readers:
            for told in readers.read(files):
                if isinstance(told.outcome, Document):
                    yield told.outcome
                elif isinstance(told.outcome, Failure):
                    built.failed.append((told.outcome.name, str(told.outcome.error)))


def _once(reports: Iterable[Document]) -> Iterator[Document]:
    seen: set[bytes] = set()
    for report in reports:
        mark = bytes.fromhex(report.sha256)
        if mark not in seen:
            seen.add(mark)
            yield report


class _Run:
    def __init__(self, client: Any, root: Path, version: str, built: Built, progress: Callable[[int], None]) -> None:
        from distributed import as_completed

        self._client = client
        self._root = root
        self._version = version
        self._built = built
        self._progress = progress
        self._going: dict[Any, list[Document]] = {}
        self._done = as_completed()  # type: ignore[no-untyped-call]
        self._known = known_texts(root, version)

    def through(self, parts: Iterable[list[Document]]) -> None:
        for part in parts:
            new = [report for report in part if bytes.fromhex(report.sha256) not in self._known]
            self._built.there += len(part) - len(new)
            if new:
                self._submit(new)
            while len(self._going) >= _AHEAD * max(1, len(self._client.scheduler_info()["workers"])):
                self._take()
        while self._going:
            self._take()

    def _submit(self, part: list[Document]) -> None:
        name = layout.key(part)
        future = self._client.submit(
            work.build, str(self._root), self._version, name, part, key=f"build-{name}", pure=False
        )
        self._going[future] = part
        self._done.add(future)  # type: ignore[no-untyped-call]

    def _take(self) -> None:
        from distributed import KilledWorker

        future = next(self._done)
        part = self._going.pop(future)
        if future.status == "cancelled":
            raise ArchiveError("the scheduler is gone. What is finished is kept: run again when it is back")
        error = future.exception() if future.status == "error" else None
        if isinstance(error, KilledWorker):
            self._split(part)
        elif error is not None:
            raise ArchiveError(f"a partition could not be written: {error}. What is finished is kept") from error
        else:
            reports, mentions, failed = future.result()
            self._count(reports, mentions, failed)
        future.release()

    def _split(self, part: list[Document]) -> None:
        """It ended several workers: half of it at a time, until the report is named that does."""
        if len(part) > 1:
            middle = len(part) // 2
            self._submit(part[:middle])
            self._submit(part[middle:])
            return
        words = "could not be extracted: it ended every worker that it was given to"
        work.give_up(str(self._root), self._version, layout.key(part), part[0], words)
        self._count(1, 0, [(part[0].name, words)])

    def _count(self, reports: int, mentions: int, failed: list[tuple[str, str]]) -> None:
        self._built.reports += reports
        self._built.mentions += mentions
        self._built.failed += failed
        self._progress(self._built.reports)
