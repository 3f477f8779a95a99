"""What a reader of one format hands on, and the one way in which it becomes a Document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from extract.documents.dating import date_document
from extract.documents.limits import MAX_TEXT_CHARS
from extract.errors import DocumentError, EmptyDocumentError
from extract.model import Document, Published

# Half a surrogate pair cannot be written as UTF-8, and databases refuse NUL: replaced one for one, offsets stay true.
_UNSTORABLE = re.compile("[\ud800-\udfff\x00]")
_REPLACEMENT = "\ufffd"
_MAX_TITLE_CHARS = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """Text and metadata as one format gives them. ``meta``: dates by name, as ``date_document`` takes them.

    ``left``: (name, what it is) of all that the file holds beside and that a reader might look for.
    """

    text: str
    title: str = ""
    source: str = ""
    url: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    left: tuple[tuple[str, str], ...] = ()


def storable(text: str) -> str:
    """``text`` with what no file or database can hold replaced by U+FFFD, of the same length."""
    return _UNSTORABLE.sub(_REPLACEMENT, text)


def one_line(text: str) -> str:
    """White space and control characters folded to single spaces: fit for a title, a source, a file name."""
    spaced = "".join(char if char.isprintable() else " " for char in storable(text))
    return " ".join(spaced.split())


def finish(draft: Draft, name: str, published: Published | None = None) -> Document:
    """The document of a draft. ``published`` is the analyst's word and goes before anything in the file.

    Raises EmptyDocumentError where there is no text, DocumentError where there is too much.
    """
    text = storable(draft.text)
    if not text.strip():
        raise EmptyDocumentError(f"{name} holds no text")
    if len(text) > MAX_TEXT_CHARS:
        raise DocumentError(f"{name} holds more than {MAX_TEXT_CHARS:,} characters: split it into several reports")
    title = one_line(draft.title) or _first_line(text) or PurePosixPath(name).stem
    return Document(
        text=text,
        title=title[:_MAX_TITLE_CHARS],
        source=one_line(draft.source),
        url=web_address(draft.url),
        published=published or date_document(text, title=title, meta=draft.meta, name=name),
        name=name,
    )


def _first_line(text: str) -> str:
    """The first line where it stands alone like a headline: short, a blank line after it, no full stop."""
    head, _, rest = text.lstrip("\ufeff \t\r\n").partition("\n")
    line = one_line(head.lstrip("#"))
    alone = not rest or rest.startswith(("\n", "\r\n"))
    return line if alone and 0 < len(line) <= _MAX_TITLE_CHARS and not line.endswith(".") else ""


def web_address(url: str) -> str:
    """``url`` where it is a plain web address, else nothing: no script and no local file is ever linked to."""
    found = url.strip()
    fit = found.lower().startswith(("https://", "http://")) and not re.search(r"[\s<>\"'\\]", found)
    return storable(found) if fit and found.isprintable() else ""
