"""Many documents: read, stored, extracted in processes, each committed as a whole; and JSON lines to JSON lines."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from extract.account import Summary
from extract.documents import jsonl
from extract.documents.draft import one_line, storable
from extract.errors import DateFormatError, DocumentError
from extract.interchange.annotation import annotation, to_line
from extract.interchange.files import whole_file
from extract.model import Document, Extraction, Published, TimeInterval
from extract.processes import Crashed, in_order

if TYPE_CHECKING:
    from extract.gazetteer.online import GeopyGeocoder
    from extract.pipeline import Extractor
    from extract.store.answers import Answers
    from extract.store.packed import Packed
    from extract.store.repository import Store

#: Called with (what is being done: "reading", "extracting" or "asking", how many are done, of how many or None).
Progress = Callable[[str, int, int | None], None]

_FIRST_MERGE = 1_000  # documents extracted before events are made of them for the first time
#: Code points of text from which several processes pay: starting one costs about as much as extracting this.
_PARALLEL_FROM_CHARS = 2_000_000
#: Extracted documents stored in one transaction, code points of them, and seconds that one waits for the others: what a
#: kill can cost, and how soon who looks on sees a document as done.
_BATCH_DOCUMENTS = 50
_BATCH_CHARS = 2_000_000
_BATCH_SECONDS = 2.0
_RETRY = "it is not tried again without --retry-failed"


@cache
def extractor() -> Extractor:
    """The one extractor of this process; built when first asked for, which takes a moment."""
    from extract.pipeline import Extractor

    return Extractor()


def extract_document(document: Document) -> Extraction:
    """One document by the extractor of this process, which does little else: what is loaded is left where it is."""
    found = extractor().extract(document)
    _settle()  # now the lexicons are loaded
    return found


@cache
def _settle() -> None:
    """What lives as long as the process is not walked again by the garbage collector: a third of the time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


def default_jobs(chars: int) -> int:
    """How many processes for that much text, where the user does not say."""
    return (os.cpu_count() or 1) if chars >= _PARALLEL_FROM_CHARS else 1


def extract_corpus(
    paths: Iterable[str | Path],
    store: Store,
    *,
    published: Published | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    online: bool | GeopyGeocoder = False,
    retry_failed: bool = False,
) -> Summary:
    """Read ``paths`` into ``store`` and extract whatever in the case is not extracted yet by the present rules.

    Each document is committed as a whole: stopped or killed at any moment, the next run goes on where this one
    ended. ``published`` is the analyst's word for all of ``paths``. ``online``: ask Nominatim (or the given geopy
    geocoder) for places that the gazetteer lacks; their names then leave this machine. What was answered once is
    used in every run. ``retry_failed``: try again what stopped its reader, or could not be extracted, in another run.
    Files are read, and reports extracted, in processes with limits (``extract.isolation.limits``). Raises StoreError;
    input errors are in the summary.
    """
    from extract.reading import Reading
    from extract.store.answers import Answers

    summary = Summary()
    told = progress or _silent
    version = extractor().version
    reading = Reading(store, version, summary, published, jobs, retry_failed)
    for path in paths:
        reading.read(path, lambda done: told("reading", done, None))
    answers = Answers(store)
    _extract_pending(store, answers, jobs, summary, told, _Tries(version, retry_failed, frozenset(reading.ids)))
    if online:
        from extract.gazetteer.online import OnlineStep
        from extract.online_places import place_online

        step = OnlineStep(answers) if online is True else OnlineStep(answers, geocoder=online, service="online service")
        summary.asked = place_online(store, step, progress)
    return summary


def _silent(_stage: str, _done: int, _total: int | None) -> None:
    """Progress that nobody asked for."""


@dataclass(frozen=True, slots=True)
class _Tries:
    """version of the rules; again: try what failed before; read: the documents of this run's inputs."""

    version: str
    again: bool
    read: frozenset[int]


def _extract_pending(
    store: Store, answers: Answers, jobs: int | None, summary: Summary, progress: Progress, tries: _Tries
) -> None:
    from extract.store.intake import failed_before, unread_before
    from extract.store.packed import Packed

    version = tries.version
    summary.not_read += unread_before(store, version, sorted(tries.read)).values()
    if not tries.again:
        known = failed_before(store, version, sorted(tries.read))
        summary.unextracted += [(name, f"{reason}; {_RETRY}") for name, reason in known.values()]
    pending = store.pending(version, retry_failed=tries.again)
    if not pending:
        return
    if jobs is None:
        jobs = default_jobs(store.length(pending))
    due = _FIRST_MERGE
    writing = _Writing(store, answers)
    work = extract_one if answers else extract_packed
    working = in_order(work, store.texts(pending), jobs=min(jobs, len(pending)), size=_length, warm=warm)
    try:
        with closing(working) as results:
            for done, ((document_id, document), result) in enumerate(results, start=1):
                if isinstance(result, (Extraction, Packed)):
                    packed = writing.add(document_id, len(document.text), result)
                    _count(summary, document.name, packed)
                    if summary.extracted == due:  # who looks on sees the events so far; it costs twice the last
                        writing.flush()
                        store.merge()
                        due *= 2
                else:
                    reason = crash_words(result) if isinstance(result, Crashed) else result
                    store.save_failure(document_id, version, reason)
                    summary.unextracted.append((document.name, reason))
                progress("extracting", done, len(pending))
    finally:  # interrupted too: what is extracted is kept
        writing.flush()
    store.merge()


class _Writing:
    """What was extracted, stored so many documents at a time: a batch is in the case as a whole, or not at all."""

    def __init__(self, store: Store, answers: Answers) -> None:
        self._store = store
        self._answers = answers
        self._batch: list[tuple[int, Packed]] = []
        self._chars = 0
        self._since = time.monotonic()

    def add(self, document_id: int, chars: int, found: Extraction | Packed) -> Packed:
        from extract.store.packed import Packed, pack

        packed = found if isinstance(found, Packed) else pack(_with_answers(found, self._answers))
        self._batch.append((document_id, packed))
        self._chars += chars
        waited = time.monotonic() - self._since
        if len(self._batch) >= _BATCH_DOCUMENTS or self._chars >= _BATCH_CHARS or waited >= _BATCH_SECONDS:
            self.flush()
        return packed

    def flush(self) -> None:
        batch, self._batch = self._batch, []
        self._chars, self._since = 0, time.monotonic()
        if batch:
            self._store.save_packed(batch)


def crash_words(crashed: Crashed) -> str:
    """What to say of a report whose extraction died or overran."""
    return f"could not be extracted: {crashed}. Split the report into smaller ones"


def _length(task: tuple[int, Document]) -> int:
    return len(task[1].text)


def warm() -> None:
    """In a process, before its first task: a gazetteer that cannot be had is told once, and not of every report."""
    extractor()


def _with_answers(found: Extraction, answers: Answers) -> Extraction:
    """With the places that an online service gave before; nothing is asked."""
    if not answers:
        return found
    from extract.online_places import placed

    return placed(found, answers)


def _count(summary: Summary, name: str, found: Packed) -> None:
    summary.extracted += 1
    if found.not_read:
        summary.not_read.append((name, found.not_read))
    summary.events += len(found.events)
    summary.undated += found.undated
    summary.unplaced += found.unplaced


def extract_one(task: tuple[int, Document]) -> Extraction | str:
    """In a worker: the extraction without its private readings (they may not travel), or what went wrong."""
    try:
        found = extract_document(task[1])
    except Exception as error:  # a fault of ours on one report must not cost the others
        return f"could not be extracted ({type(error).__name__}: {one_line(str(error))[:300]}); please report this"
    timexes = tuple(replace(timex, mention=replace(timex.mention, reading=None)) for timex in found.timexes)
    return replace(found, timexes=timexes)


def extract_packed(task: tuple[int, Document]) -> Packed | str:
    """The same, as the rows of the case: packing is done in the worker, and the parent only stores."""
    from extract.store.packed import pack

    found = extract_one(task)
    return found if isinstance(found, str) else pack(found)


# -- annotate ------------------------------------------------------------------------------------------------------


def annotate_file(
    source: str | Path,
    target: str | Path,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    explain: bool = False,
) -> list[str]:
    """Annotate a JSONL file into another, which appears when it is whole; the lines that failed, as messages.

    ``explain``: each event also says why it is coded as it is.

    Raises ExportError where ``target`` cannot be written, OSError where ``source`` cannot be read, GazetteerError.
    """
    failures: list[str] = []
    with (
        Path(source).open("rb") as lines,
        whole_file(target) as out,
        closing(annotate_lines(lines, jobs=jobs, explain=explain)) as records,
    ):
        for done, record in enumerate(records, start=1):
            out.write(to_line(record))
            if "error" in record:
                failures.append(f"{source}, id {record['id']!r}: {record['error']}")
            if progress:
                progress("annotating", done, None)
    return failures


def annotate_lines(lines: BinaryIO, *, jobs: int = 1, explain: bool = False) -> Generator[dict[str, Any], None, None]:
    """One record for each line that is not blank, in their order, in constant memory; the contract of ``annotate``."""
    annotate_one = partial(_annotate_one, explain=explain)
    working = in_order(annotate_one, jsonl.numbered_lines(lines), jobs=jobs, size=_line_length, warm=warm)
    with closing(working) as results:
        for (number, line), result in results:
            if isinstance(result, Crashed):
                words = f"line {number} could not be processed: {result}"
                yield {"id": _id_of(line), "error": words}
            else:
                yield result


def _line_length(task: tuple[int, bytes]) -> int:
    return len(task[1])


def _id_of(line: bytes) -> Any:
    """The id of a line that its process died of."""
    try:
        return jsonl.parse_line(line, "").get("id")
    except (DocumentError, MemoryError):
        return None


def _annotate_one(task: tuple[int, bytes], *, explain: bool = False) -> dict[str, Any]:
    number, line = task
    given_id: Any = None
    try:
        record = jsonl.parse_line(line, f"line {number}")
        given_id = record.get("id")
        document = _line_document(record, number)
        return {"id": given_id, **annotation(extract_document(document), explain=explain)}
    except (DocumentError, DateFormatError) as error:
        return {"id": given_id, "error": str(error)}
    except Exception as error:  # one line must not cost the others
        return {"id": given_id, "error": f"line {number} could not be processed: {type(error).__name__}: {error}"}


def _line_document(record: dict[str, Any], number: int) -> Document:
    text, given = record.get("text"), record.get("published")
    if not isinstance(text, str):
        raise DocumentError(f'line {number} has no "text" that is a string')
    if given is not None and not isinstance(given, str):
        raise DateFormatError(f'line {number}: "published" is neither a date such as "2015-07-13" nor null')
    from extract.documents.dating import date_document, parse_user_date

    text = storable(text)  # of the same length: offsets hold for the text that was given
    if given:
        day = parse_user_date(given)
        return Document(text, published=Published(TimeInterval(day, day), "metadata"))
    return Document(text, published=date_document(text))
