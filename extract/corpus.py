"""Many documents: read, stored, extracted in processes, each committed as a whole; and JSON lines to JSON lines."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from extract.documents import jsonl
from extract.documents.draft import one_line, storable
from extract.documents.read import read_path
from extract.errors import DateFormatError, DocumentError
from extract.interchange.annotation import annotation, to_line
from extract.interchange.files import whole_file
from extract.model import Document, Extraction, Published, TimeInterval
from extract.processes import Crashed, in_order

if TYPE_CHECKING:
    from extract.gazetteer.online import GeopyGeocoder
    from extract.online_places import Asked
    from extract.pipeline import Extractor
    from extract.store.answers import Answers
    from extract.store.repository import Store

#: Called with (what is being done: "reading", "extracting" or "asking", how many are done, of how many or None).
Progress = Callable[[str, int, int | None], None]

_BATCH_DOCUMENTS = 50  # documents stored in one transaction while reading
_BATCH_CHARS = 20_000_000
_FIRST_MERGE = 1_000  # documents extracted before events are made of them for the first time
#: Code points of text from which several processes pay: starting one costs about as much as extracting this.
_PARALLEL_FROM_CHARS = 2_000_000
_CRASHED = "the extraction was killed (out of memory?). Split the report into smaller ones"


@dataclass(slots=True)
class Summary:
    """What a run did. failures: (name, reason). passed_over: files of kinds that are not reports."""

    read: int = 0
    new: int = 0
    extracted: int = 0
    events: int = 0
    undated: int = 0
    unplaced: int = 0
    without_publication_date: list[str] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    asked: Asked | None = None  # of the online step, where it was switched on


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
) -> Summary:
    """Read ``paths`` into ``store`` and extract whatever in the case is not extracted yet by the present rules.

    Each document is committed as a whole: stopped or killed at any moment, the next run goes on where this one
    ended. ``published`` is the analyst's word for all of ``paths``. ``online``: ask Nominatim (or the given geopy
    geocoder) for places that the gazetteer lacks; their names then leave this machine. What was answered once is
    used in every run. Raises StoreError; input errors are in the summary.
    """
    summary = Summary()
    _store_reports(paths, store, published, summary, progress)
    from extract.store.answers import Answers

    answers = Answers(store)
    _extract_pending(store, answers, jobs, summary, progress)
    if online:
        from extract.gazetteer.online import OnlineStep
        from extract.online_places import place_online

        step = OnlineStep(answers) if online is True else OnlineStep(answers, geocoder=online, service="online service")
        summary.asked = place_online(store, step, progress)
    return summary


def _store_reports(
    paths: Iterable[str | Path],
    store: Store,
    published: Published | None,
    summary: Summary,
    progress: Progress | None,
) -> None:
    batch: list[Document] = []
    for found in _reports(paths, published, summary):
        batch.append(found)
        summary.read += 1
        if len(batch) >= _BATCH_DOCUMENTS or sum(len(report.text) for report in batch) >= _BATCH_CHARS:
            _store_batch(batch, store, summary)
            batch.clear()
        if progress:
            progress("reading", summary.read, None)
    if batch:
        _store_batch(batch, store, summary)


def _store_batch(batch: list[Document], store: Store, summary: Summary) -> None:
    for report, added in zip(batch, store.add_documents(batch), strict=True):
        summary.new += added.new
        if not _dated(added.published):
            summary.without_publication_date.append(report.name)


def _dated(published: Published | None) -> bool:
    """Whether publication is known to the day or to bounds on both sides: what "Monday" is counted from."""
    return published is not None and published.interval.start is not None and published.interval.end is not None


def _reports(paths: Iterable[str | Path], published: Published | None, summary: Summary) -> Iterator[Document]:
    for path in paths:
        for found in read_path(path, published=published):
            if isinstance(found, Document):
                yield found
            elif found.unsupported and found.name != str(path):
                summary.passed_over.append(found.name)
            else:
                summary.failures.append((found.name, str(found.error)))


def _extract_pending(
    store: Store, answers: Answers, jobs: int | None, summary: Summary, progress: Progress | None
) -> None:
    version = extractor().version
    pending = store.pending(version)
    if not pending:
        return
    if jobs is None:
        jobs = default_jobs(store.length(pending))
    due = _FIRST_MERGE
    tasks = ((document_id, store.document(document_id)) for document_id in pending)
    with closing(in_order(_extract_one, tasks, jobs=min(jobs, len(pending)))) as results:
        for done, ((document_id, document), result) in enumerate(results, start=1):
            if isinstance(result, Extraction):
                result = _with_answers(result, answers)
                store.save_extraction(document_id, result, merge=False)
                _count(summary, result)
                if summary.extracted == due:  # who looks on sees the events so far; all in all it costs twice the last
                    store.merge()
                    due *= 2
            else:
                reason = _CRASHED if isinstance(result, Crashed) else result
                store.save_failure(document_id, version, reason)
                summary.failures.append((document.name, reason))
            if progress:
                progress("extracting", done, len(pending))
    store.merge()


def _with_answers(found: Extraction, answers: Answers) -> Extraction:
    """With the places that an online service gave before; nothing is asked."""
    if not answers:
        return found
    from extract.online_places import placed

    return placed(found, answers)


def _count(summary: Summary, found: Extraction) -> None:
    summary.extracted += 1
    summary.events += len(found.events)
    summary.undated += sum(event.time is None for event in found.events)
    summary.unplaced += sum(event.place is None for event in found.events)


def _extract_one(task: tuple[int, Document]) -> Extraction | str:
    """In a worker: the extraction without its private readings (they may not travel), or what went wrong."""
    try:
        found = extract_document(task[1])
    except Exception as error:  # a fault of ours on one report must not cost the others
        return f"could not be extracted ({type(error).__name__}: {one_line(str(error))[:300]}); please report this"
    timexes = tuple(replace(timex, mention=replace(timex.mention, reading=None)) for timex in found.timexes)
    return replace(found, timexes=timexes)


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
    extractor()  # a gazetteer that cannot be had stops the run here, once, and not at every line
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
    with closing(in_order(annotate_one, jsonl.numbered_lines(lines), jobs=jobs)) as results:
        for (number, _), result in results:
            yield {"id": None, "error": f"line {number}: {_CRASHED}"} if isinstance(result, Crashed) else result


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
