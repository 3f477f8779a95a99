"""Files and bytes to documents: which reader for which kind, and one failure a file that cannot be read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePosixPath

from extract.documents import jsonl
from extract.documents.archive import Budget, is_hidden, members
from extract.documents.draft import Draft, finish, one_line
from extract.documents.limits import MAX_DEPTH, MAX_FILE_BYTES
from extract.errors import DocumentError, EmptyDocumentError, UnsupportedFormatError
from extract.model import Document, Published

#: Extension -> (module, function) that reads it; loaded when the first such file comes.
_READERS: dict[str, tuple[str, str]] = {
    ".txt": ("text", "read_text"),
    ".text": ("text", "read_text"),
    ".md": ("text", "read_text"),
    ".markdown": ("text", "read_text"),
    ".html": ("html", "read_html"),
    ".htm": ("html", "read_html"),
    ".xhtml": ("html", "read_html"),
    ".pdf": ("pdf", "read_pdf"),
    ".docx": ("docx", "read_docx"),
}
_MAIL, _LINES, _ARCHIVE = (".eml",), (".jsonl", ".ndjson"), (".zip",)

#: Extensions that are read, with their dot, lower case.
EXTENSIONS: tuple[str, ...] = (*_READERS, *_MAIL, *_LINES, *_ARCHIVE)


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read: its name (members as ``archive.zip/member.txt``) and why."""

    name: str
    error: DocumentError

    @property
    def unsupported(self) -> bool:
        """No reader for this kind of file: in a folder or an archive that is no fault."""
        return isinstance(self.error, UnsupportedFormatError)


def read_path(path: str | Path, *, published: Published | None = None) -> Iterator[Document | Failure]:
    """The documents of one file, or of every file in a folder, in the order of names; never raises DocumentError.

    In a folder, hidden files and README files (they speak about the reports) are passed over.
    ``published`` is the analyst's word and goes before any date in the files.
    """
    given = Path(path)
    if given.is_dir():
        files = _walk(given)
        if not files:
            yield Failure(str(path), EmptyDocumentError(f"{path} holds no files"))
        for found in files:
            yield from read_path(found, published=published)
        return
    name = str(path)
    try:
        if given.suffix.lower() in _LINES and given.is_file():
            with given.open("rb") as file:
                yield from _read_lines(jsonl.numbered_lines(file), name, published)
            return
        yield from read_bytes(name, _load(given), published=published)
    except DocumentError as error:
        yield Failure(name, error)
    except OSError as error:
        yield Failure(name, DocumentError(f"{name} cannot be read: {error.strerror or error}"))


def read_bytes(name: str, data: bytes, *, published: Published | None = None) -> Iterator[Document | Failure]:
    """The documents in a file's content; its kind is told by the extension of ``name``. Never raises DocumentError."""
    yield from _read(name, data, published, Budget(), MAX_DEPTH)


def _walk(folder: Path) -> list[Path]:
    """Files below ``folder`` by name; links to folders are not followed (they may lead in circles)."""
    found = (path for path in folder.rglob("*") if path.is_file())
    kept = [path for path in found if not is_hidden(path.relative_to(folder).as_posix())]
    return sorted(path for path in kept if path.stem.upper() != "README")


def _load(path: Path) -> bytes:
    if not path.exists():
        raise DocumentError(f"{path}: no such file")
    if not path.is_file():
        raise DocumentError(f"{path} is not a file")
    with path.open("rb") as file:
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise DocumentError(f"{path} is larger than {MAX_FILE_BYTES:,} bytes: split it into several files")
    return data


def _read(
    name: str, data: bytes, published: Published | None, budget: Budget, depth: int
) -> Iterator[Document | Failure]:
    label = one_line(name)
    try:
        if len(data) > MAX_FILE_BYTES:
            raise DocumentError(f"{label} is larger than {MAX_FILE_BYTES:,} bytes: split it into several files")
        kind = PurePosixPath(name.replace("\\", "/")).suffix.lower()
        if data.startswith(b"%PDF-"):
            kind = ".pdf"  # whatever it is called
        if kind in _ARCHIVE:
            inside: Iterable[tuple[str, bytes | DocumentError]] = members(data, label, budget)
        elif kind in _MAIL:
            from extract.documents.email import read_email

            draft, inside = read_email(data, label)
            if draft.text.strip() or not inside:  # a mail may carry nothing but an attachment
                yield finish(draft, label, published)
        elif kind in _LINES:
            yield from _read_lines(jsonl.numbered_lines(io.BytesIO(data)), label, published)
            return
        else:
            yield finish(_reader(kind, label)(data, label), label, published)
            return
        if depth == 0:
            raise DocumentError(f"{label} lies in more than {MAX_DEPTH} archives: unpack it and give the files")
        for member, content in inside:
            inner = one_line(f"{label}/{member}")
            if isinstance(content, DocumentError):
                yield Failure(inner, content)
            else:
                yield from _read(inner, content, published, budget, depth - 1)
    except DocumentError as error:
        yield Failure(label, error)
    except Exception as error:  # hostile files find faults in every library, and one file must not stop the rest
        words = f"{label} could not be read ({type(error).__name__}). Save it as plain text and try again"
        yield Failure(label, DocumentError(words))


def _reader(kind: str, label: str) -> Callable[[bytes, str], Draft]:
    if kind not in _READERS:
        kinds = " ".join(extension[1:] for extension in EXTENSIONS)
        hint = " Save it as .docx or .pdf." if kind in (".doc", ".rtf", ".odt") else ""
        raise UnsupportedFormatError(f"{label}: no reader for this kind of file.{hint} Kinds that are read: {kinds}")
    module, function = _READERS[kind]
    reader: Callable[[bytes, str], Draft] = getattr(import_module(f"extract.documents.{module}"), function)
    return reader


def _read_lines(
    lines: Iterable[tuple[int, bytes]], name: str, published: Published | None
) -> Iterator[Document | Failure]:
    for number, line in lines:
        label = f"{name}:{number}"
        try:
            draft, given_id = jsonl.read_record(jsonl.parse_line(line, label), label)
            yield finish(draft, f"{name}#{one_line(given_id)}" if given_id else label, published)
        except DocumentError as error:
            yield Failure(label, error)
