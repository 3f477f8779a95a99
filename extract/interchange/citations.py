"""The reports behind the events, for reference managers: RIS and BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from extract.interchange.tables import Selected
from extract.store.members import Passage

#: what TeX gives a meaning of its own (tug.org/texinfohtml/latex2e.html#Reserved-characters), and how to say it
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def write_ris(chosen: Selected, out: BinaryIO) -> dict[str, int]:
    """One record a report (RIS: type NEWS), in the order of the events. Events without a report are counted."""
    for passage in _reports(chosen):
        fields = [
            ("TY", "NEWS"), ("ID", passage.sha256[:16]), ("TI", passage.title), ("PB", passage.source),
            ("DA", passage.published.strftime("%Y/%m/%d/") if passage.published else ""),
            ("PY", str(passage.published.year) if passage.published else ""), ("UR", passage.url),
        ]  # fmt: skip
        lines = [f"{tag}  - {_line(value)}" for tag, value in fields if value]
        out.write(("\r\n".join([*lines, "ER  - ", ""]) + "\r\n").encode("utf-8"))
    return _without(chosen)


def write_bibtex(chosen: Selected, out: BinaryIO) -> dict[str, int]:
    """One ``@misc`` a report, its key made of the hash of its text. Events without a report are counted."""
    for passage in _reports(chosen):
        fields = {
            "title": passage.title, "publisher": passage.source, "url": passage.url,
            "year": str(passage.published.year) if passage.published else "",
            "date": passage.published.isoformat() if passage.published else "",
        }  # fmt: skip
        told = [f"  {name} = {{{_tex(value)}}}," for name, value in fields.items() if value]
        out.write("\n".join([f"@misc{{dateline-{passage.sha256[:12]},", *told, "}", "", ""]).encode("utf-8"))
    return _without(chosen)


def _reports(chosen: Selected) -> Iterator[Passage]:
    """One passage of each report, in the order of the events."""
    seen = set()
    for record in chosen.records:
        for passage in chosen.passages.get(record["event_id"], ()):
            if passage.document_id not in seen:
                seen.add(passage.document_id)
                yield passage


def _without(chosen: Selected) -> dict[str, int]:
    count = sum(not chosen.passages.get(record["event_id"]) for record in chosen.records)
    return {"no report": count} if count else {}


def _line(words: str) -> str:
    """On one line, without what would begin another field."""
    return re.sub(r"[\x00-\x1f\x7f\u2028\u2029]+", " ", words).strip()


def _tex(words: str) -> str:
    return "".join(_TEX.get(char, char) for char in _line(words))
