"""What a Word package holds beside the body of its document: the notes, which are read, and what is left out."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

#: Last word of the kind of relation by which a document names its notes.
_NOTES = ("footnotes", "endnotes")
_WRITTEN = re.compile(rb"<(?:\w+:)?t(?:\s[^<>]*)?>[^<]*\w")  # an element of text that holds some
_DELETED = re.compile(rb"<(?:\w+:)?delText[\s>]")
_MARKS = "it stands on every page, and is not what the report says"
_OTHER = "parts of the file that are not known to hold text"
#: Members of the package -> what to call them, and why they are not read. The first that fits; "" is machinery.
_MEMBERS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name, reason)
    for pattern, name, reason in (
        (r"word/(?:document|footnotes|endnotes)\.xml$", "", ""),
        (r"word/(?:header|footer)\d*\.xml$", "headers and footers", _MARKS),
        (r"word/comments\.xml$", "comments", "remarks on the text, not the text"),
        (r"(?:word/)?media/", "pictures", "pictures are not read"),
        (r"word/embeddings/", "embedded files", "files within the file are not read: save them by themselves"),
        (r"word/(?:charts|chartex|diagrams|drawings|ink)/", "charts and diagrams", "drawings are not read"),
        (r"word/(?:\w+/)?afchunk", "imported text", "open the file in a word processor and save it anew"),
        (r"word/vba|.*\.bin$", "macros and settings", "programs are never run"),
        (r"\[Content_Types\]\.xml$|(?:.*/)?_rels/|docProps/|customXml/|_xmlsignatures/|\[trash\]/", "", ""),
        (r"word/(?:theme|fonts|glossary|activeX)/", "", ""),
        (
            r"word/(?:styles\w*|settings|webSettings|fontTable|numbering|people|comments\w+|documenttasks\w*)\.xml$",
            "",
            "",
        ),
        (r"", "other parts", _OTHER),
    )
)
#: Of these, only such as hold a written word count.
_ONLY_WRITTEN = frozenset({"headers and footers", "comments", "other parts"})


def notes(document: Any) -> Iterator[Any]:
    """The roots of the footnotes and endnotes of a document of the library's."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    for relation in document.part.rels.values():
        if relation.reltype.rpartition("/")[2] in _NOTES and not relation.is_external:
            yield etree.fromstring(relation.target_part.blob, parser)


def left_out(data: bytes) -> tuple[tuple[str, str], ...]:
    """(name, reason) of what a package holds and is not read; several of a kind are one, with their number."""
    counts: Counter[tuple[str, str]] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for info in package.infolist():
            name, reason = next((n, r) for pattern, n, r in _MEMBERS if pattern.match(info.filename))
            if info.filename.lower() == "word/document.xml" and _DELETED.search(package.read(info)):
                counts["deleted text", "its author has taken it out (tracked changes)"] += 1
            if name and not info.is_dir() and (name not in _ONLY_WRITTEN or _WRITTEN.search(package.read(info))):
                counts[name, reason] += 1
    return tuple((f"{name} ({count})" if count > 1 else name, reason) for (name, reason), count in counts.items())
