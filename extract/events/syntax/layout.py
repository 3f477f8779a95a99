"""How a document is laid out: which sentences stand in one paragraph, one entry of a list, one section.

Paragraphs, entries and sections are numbered from 0 in the order of the text; a sentence in no entry has entry -1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Sentence

_BULLETS = "*•▪●◦‣"
_CELLS = 2  # bars in a line of a table, at least


@dataclass(frozen=True, slots=True)
class Layout:
    """By number of a sentence. ``titles``: how many headings open the document."""

    paragraphs: tuple[int, ...]
    entries: tuple[int, ...]
    sections: tuple[int, ...]
    titles: int = 0
    headings: frozenset[int] = frozenset()

    def title(self, number: int) -> bool:
        """Is it one of the headings that open the document?"""
        return number < self.titles

    def lead(self, heading: int) -> int:
        """The first sentence below a heading, the headings after it left out."""
        number = heading + 1
        while number in self.headings:
            number += 1
        return number

    def in_lead(self, number: int) -> bool:
        """Does the sentence stand in the first paragraph below the headings that open the document?"""
        first = self.titles
        if first >= len(self.paragraphs) or number < first or self.entries[number] >= 0:
            return False
        return self.paragraphs[number] <= self.paragraphs[first] + (first > 0 and number == first + 1)


def layout(text: str, sentences: Sequence[Sentence]) -> Layout:
    """The layout of a document's sentences. Linear in the text."""
    wrapped = any("\n" in text[s.start : s.end] for s in sentences)
    paragraphs: list[int] = []
    entries: list[int] = []
    sections: list[int] = []
    paragraph = section = 0
    entry = count = -1
    titles = _titles(sentences)
    above = frozenset(n for n, one in enumerate(sentences) if one.kind in {"heading", "dateline"})
    for number, one in enumerate(sentences):
        gap = text[sentences[number - 1].end : one.start] if number else "\n\n"
        breaks = gap.count("\n")
        new = breaks > 1 or (breaks == 1 and not wrapped) or (breaks == 1 and one.kind in {"item", "heading"})
        if new or "\u2029" in gap or "\x0c" in gap:
            paragraph += bool(number)
            if one.kind == "item" or text[one.start] in _BULLETS or _is_table_line(text, one):
                count += 1
                entry = count
            else:
                entry = -1
        elif one.kind == "item" and (
            sentences[number - 1].kind != "item" or text[sentences[number - 1].end - 1] == ";"
        ):
            count += 1
            entry = count  # a list within a sentence
        elif one.kind != "item" and number and sentences[number - 1].kind == "item":
            entry = -1
        if number > titles and (
            (one.kind == "heading" and sentences[number - 1].kind != "heading") or one.kind == "dateline"
        ):
            # a dateline below its own headline opens no second section
            section += not (one.kind == "dateline" and sentences[number - 1].kind in {"heading", "dateline"})
        paragraphs.append(paragraph)
        entries.append(entry)
        sections.append(section)
    return Layout(tuple(paragraphs), tuple(entries), tuple(sections), titles, above)


def _titles(sentences: Sequence[Sentence]) -> int:
    for number, one in enumerate(sentences):
        if one.kind != "heading":
            return number
    return len(sentences)


def _is_table_line(text: str, one: Sentence) -> bool:
    """ "03 Jun 2024 | Michika, Adamawa | ...": cells between bars."""
    end = text.find("\n", one.start)
    return text.count(" | ", one.start, end if end > 0 else len(text)) >= _CELLS
