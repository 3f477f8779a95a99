"""Files and bytes to documents: which reader for which kind, and one outcome for everything that is found."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from extract.documents import jsonl
from extract.documents.archive import Budget, members
from extract.documents.draft import Draft, finish, one_line
from extract.documents.limits import MAX_DEPTH, MAX_FILE_BYTES
from extract.documents.outcome import Failure, Found, Inner, LeftOut, Opened, Outcome, PassedOver
from extract.documents.walk import walk
from extract.errors import DocumentError, EmptyDocumentError, UnsupportedFormatError
from extract.isolation.model import Begun
from extract.model import Document, Published

__all__ = ["EXTENSIONS", "Failure", "File", "file_outcomes", "inputs", "read_bytes", "read_path"]

#: Extension -> (module, function) that reads it; loaded when the first such file comes.
_READERS: dict[str, tuple[str, str]] = {
    ".txt": ("text", "read_text"),
    ".text": ("text", "read_text"),
    ".md": ("text", "read_text"),
    ".markdown": ("text", "read_text"),
    ".html": ("html", "read_html"),
    ".htm": ("html", "read_html"),
    ".xhtml": ("html", "read_html"),
    ".pdf": ("pdf.reader", "read_pdf"),
    ".docx": ("word.reader", "read_docx"),
}
_MAIL, _LINES, _ARCHIVE = (".eml",), (".jsonl", ".ndjson"), (".zip",)
_PDF = b"%PDF-"

#: Extensions that are read, with their dot, lower case.
EXTENSIONS: tuple[str, ...] = (*_READERS, *_MAIL, *_LINES, *_ARCHIVE)


def read_path(path: str | Path, *, published: Published | None = None) -> Iterator[Document | Failure]:
    """The documents of one file, or of every file in a folder, in the order of names; never raises DocumentError.

    In this process, without limits of time and memory: for strangers' files see ``extract.intake``. In a folder,
    hidden files and README files (they speak about the reports) are passed over.
    ``published`` is the analyst's word and goes before any date in the files.
    """
    for found in inputs(path):
        if isinstance(found, Path):
            yield from _told(file_outcomes(File(str(found), published=published)))
        elif isinstance(found, Failure):
            yield found


def read_bytes(name: str, data: bytes, *, published: Published | None = None) -> Iterator[Document | Failure]:
    """The documents in a file's content; its kind is told by the extension of ``name``. Never raises DocumentError."""
    yield from _told(file_outcomes(File(name, data, published)))


def _told(outcomes: Iterable[Found]) -> Iterator[Document | Failure]:
    return (found for found in outcomes if isinstance(found, (Document, Failure)))


def inputs(path: str | Path) -> Iterator[Path | PassedOver | Failure]:
    """What a user means by ``path``: the file itself, or what lies below the folder. Nothing is opened."""
    given = Path(path)
    try:
        folder = given.is_dir()
    except (OSError, ValueError):  # a name that no file can have: opening it says why
        folder = False
    if not folder:
        yield given
        return
    found: Path | PassedOver | Failure | None = None
    for found in walk(given):
        yield found
    if found is None:
        name = one_line(str(path))
        yield Failure(name, EmptyDocumentError(f"{name} holds no files"))


@dataclass(frozen=True, slots=True)
class File:
    """One file to read: from disk, or its content.

    ``skip``: how many of its parts were begun before, and are not again; ``died``: the last of them killed its reader.
    ``avoid``: numbers of parts, from 1, that stopped a reader in another run, and how; they are failures at once.
    """

    path: str
    data: bytes | None = None
    published: Published | None = None
    skip: int = 0
    died: bool = False
    avoid: tuple[tuple[int, str], ...] = ()


def file_outcomes(file: File) -> Iterator[Found]:
    """Everything in one file with its outcome, in its order. Never raises but for MemoryError."""
    reading = _Reading(file.published, file.skip, file.died, dict(file.avoid))
    path = Path(file.path)
    data = file.data
    size = _size(path) if data is None else 0
    if data is not None:
        yield from reading.read(Inner(file.path, len(data), lambda: data), MAX_DEPTH)
    elif path.suffix.lower() in _LINES:
        yield from reading.lines(Inner(file.path, size, bytes), lambda: _open(path))
    else:
        yield from reading.read(Inner(file.path, size, lambda: _load(path)), MAX_DEPTH)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _open(path: Path) -> BinaryIO:
    _check(path)
    return path.open("rb")


def _load(path: Path) -> bytes:
    with _open(path) as file:
        return file.read(MAX_FILE_BYTES + 1)


def _check(path: Path) -> None:
    name = one_line(str(path))
    if not path.exists():
        raise DocumentError(f"{name}: no such file")
    if not path.is_file():
        raise DocumentError(f"{name} is not a file")


@dataclass(slots=True)
class _Reading:
    """One file given by the user, and how far it is read: parts are numbered, whatever they lie in."""

    published: Published | None
    skip: int
    died: bool
    avoid: dict[int, str]
    begun: int = 0
    budget: Budget = field(default_factory=lambda: Budget())
    left: tuple[tuple[str, str], ...] = ()  # out of the document that was read last

    def read(self, inner: Inner, depth: int) -> Iterator[Found]:
        """A part with all that is in it. ``depth``: how many archives may still lie in each other."""
        kind = _kind(inner.name)
        if kind in _LINES:
            yield from self.lines(inner, lambda: io.BytesIO(inner.content()))
        elif kind in _ARCHIVE:
            yield from self._holder(inner, depth, lambda label: self._archive(inner, label, depth))
        elif kind in _MAIL:
            yield from self._holder(inner, depth, lambda label: self._mail(inner, label))
        else:
            yield from self._part(inner, lambda label: self._document(kind, inner.content(), label))

    def _part(self, inner: Inner, outcome: Callable[[str], Outcome]) -> Iterator[Found]:
        """Begin a part that holds no others and give its outcome, unless it was begun before."""
        self.begun += 1
        if self.begun > self.skip:
            label = one_line(inner.name)
            yield Begun(label, min(inner.size, MAX_FILE_BYTES))
            if self.begun in self.avoid:
                yield Failure(label, DocumentError(self.avoid[self.begun]), stopped=True)
            else:
                yield _outcome(label, lambda: outcome(label))
                left, self.left = self.left, ()
                yield from (LeftOut(one_line(f"{label}: {what}"), why) for what, why in left)

    def _holder(
        self, inner: Inner, depth: int, opened: Callable[[str], tuple[Outcome, Sequence[Inner]]]
    ) -> Iterator[Found]:
        """Begin a part that holds others, then read these. It is opened again where one of these stopped its reader."""
        label = one_line(inner.name)
        inside: Sequence[Inner] = ()

        def open_it() -> Outcome:
            nonlocal inside
            outcome, inside = opened(label)
            return outcome

        dead = self.died and self.begun + 1 == self.skip
        if self.begun + 1 > self.skip:
            yield from self._part(inner, lambda _: open_it())
        else:
            self.begun += 1
            if not dead and self.begun not in self.avoid:
                _outcome(label, open_it)
        for each in inside:
            within = Inner(f"{inner.name}/{each.name}", each.size, each.content, each.passed)
            yield from self._inside(within, depth - 1)

    def _inside(self, inner: Inner, depth: int) -> Iterator[Found]:
        if inner.passed:
            yield from self._part(inner, lambda label: PassedOver(label, inner.passed))
        elif depth < 0:
            yield from self._part(inner, lambda label: Failure(label, _too_deep(label)))
        else:
            yield from self.read(inner, depth)

    def _document(self, kind: str, data: bytes, label: str) -> Document:
        if len(data) > MAX_FILE_BYTES:
            raise DocumentError(f"{label} is larger than {MAX_FILE_BYTES:,} bytes: split it into several files")
        if data.startswith(_PDF):
            kind = ".pdf"  # whatever it is called
        return self._finish(_reader(kind, label)(data, label), label)

    def _finish(self, draft: Draft, label: str) -> Document:
        document = finish(draft, label, self.published)
        self.left = draft.left
        return document

    def lines(self, inner: Inner, source: Callable[[], BinaryIO]) -> Iterator[Found]:
        """A file of JSON lines, each of them a part; held in memory one line at a time."""
        name = one_line(inner.name)
        file: BinaryIO | None = None

        def open_it() -> Outcome:
            nonlocal file
            file = source()
            return Opened(name)

        if self.begun + 1 > self.skip:
            yield from self._part(inner, lambda _: open_it())
        else:
            self.begun += 1
            _outcome(name, open_it)
        if file is None:
            return
        with file:
            for number, line in jsonl.numbered_lines(file):
                label = f"{name}:{number}"
                yield from self._part(Inner(label, len(line), bytes), partial(self._line, name, line))

    def _line(self, name: str, line: bytes, label: str) -> Document:
        draft, given_id = jsonl.read_record(jsonl.parse_line(line, label), label)
        return finish(draft, f"{name}#{one_line(given_id)}" if given_id else label, self.published)

    def _archive(self, inner: Inner, label: str, depth: int) -> tuple[Outcome, Sequence[Inner]]:
        data = inner.content()
        if data.startswith(_PDF):
            return self._document(".pdf", data, label), ()
        if len(data) > MAX_FILE_BYTES:
            raise DocumentError(f"{label} is larger than {MAX_FILE_BYTES:,} bytes: split it into several files")
        if depth == 0:
            raise _too_deep(label)
        return Opened(label), members(data, label, self.budget)

    def _mail(self, inner: Inner, label: str) -> tuple[Outcome, Sequence[Inner]]:
        from extract.documents.email import read_email

        data = inner.content()
        if data.startswith(_PDF) or len(data) > MAX_FILE_BYTES:
            return self._document(".pdf", data, label), ()
        draft, attached = read_email(data, label)
        if draft.text.strip() or not any(not each.passed for each in attached):
            return self._finish(draft, label), attached
        self.left = draft.left
        return Opened(label), attached  # a mail may carry nothing but an attachment


def _outcome(label: str, make: Callable[[], Outcome]) -> Outcome:
    try:
        return make()
    except DocumentError as error:
        return Failure(label, error)
    except MemoryError:
        raise  # the process has come to its limit: its parent says so
    except OSError as error:
        return Failure(label, DocumentError(f"{label} cannot be read: {error.strerror or error}"))
    except RecursionError:
        return Failure(label, DocumentError(f"{label} nests deeper than it can be read. Save it as plain text"))
    except Exception as error:  # hostile files find faults in every library, and one file must not stop the rest
        words = f"{label} could not be read ({type(error).__name__}). Save it as plain text and try again"
        return Failure(label, DocumentError(words))


def _too_deep(label: str) -> DocumentError:
    return DocumentError(f"{label} lies in more than {MAX_DEPTH} archives: unpack it and give the files")


def _kind(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def _reader(kind: str, label: str) -> Callable[[bytes, str], Draft]:
    if kind not in _READERS:
        kinds = " ".join(extension[1:] for extension in EXTENSIONS)
        hint = " Save it as .docx or .pdf." if kind in (".doc", ".rtf", ".odt") else ""
        raise UnsupportedFormatError(f"{label}: no reader for this kind of file.{hint} Kinds that are read: {kinds}")
    module, function = _READERS[kind]
    reader: Callable[[bytes, str], Draft] = getattr(import_module(f"extract.documents.{module}"), function)
    return reader
