"""Text in, sentences out: where each sentence, heading, caption, dateline and list entry begins and ends.

A full stop ends a sentence unless it belongs to an abbreviation, a rank, an initial or a number. A blank line, a
bullet and a heading always end one. A single line break ends one unless the text looks wrapped at a fixed width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.lexicon.words import word_class
from extract.mentions.log_times import log_times
from extract.mentions.sentences_cells import find_cells
from extract.model import Sentence

_BEFORE_NAME = word_class("sentences.before_name")
_SOFT = word_class("sentences.soft")
_STARTERS = word_class("sentences.starters")
# begins with one set of characters, so that it is quickly searched
_BREAK = re.compile(r"[.!?…。؟।！？](?:[.!?…。؟।！？]*[\"'”’»)\]]*(?=\s|$)|(?<=[a-z]{2}\.)(?=[A-Z][a-z]+ ))")
_LAST_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[.&])*$")
_BULLET = re.compile(
    r"(?:[-*•–▪●◦·]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])[ \t]+(?=\S)|(?:[*•▪●◦‣►]|--|—)[ \t]*(?=[A-ZÀ-Ý0-9])"
)
#: an entry of a log: it opens with a clock time or a date
_LOG_ENTRY = re.compile(
    r"(?:\d{1,2}[:.h]\d{2}\b|\d{3,4}\s?(?:hrs|hours|h)\b|\[?\d{4}-\d{2}-\d{2}\b|\d{1,2}/\d{1,2}/\d{2,4}\b"
    r"|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r".{0,6}?[:–—-] )"
)
_CAPTION = re.compile(
    r"\((?:AP Photo|Getty|AFP/|EPA/|File|Photo|Credit|Courtesy|Image)\b|\([^()\n]{1,30}/(?:AP|AFP|EPA|Reuters|Getty)\b"
    r"|\bAFP PHOTO|/Getty Images|\bPHOTO/|\b(?i:file photo)\b"
    r"|^In this (?:\w+\.?,? ){0,6}?(?:\d{4},? )?(?:file )?(?:photo|image|picture)"
    r"|^(?:FILE|File|Photo|Caption|PHOTO)\s?[-–—:]|\((?:L|R|C|left|right|centre|center)\)"
)
_CAPTION_SIGNS = ("hoto", "HOTO", "Getty", "AFP", "EPA/", "/AP", "/Reuters", "(File", "FILE", "(Credit", "mage", "(L)")
_CAPTION_MAX = 1200  # code points of a paragraph
_CREDIT = re.compile(
    r"\s*(?:\((?:[^()\n]{0,20}(?:Photo|PHOTO|Getty|AFP|Reuters|EPA|Uncredited|/AP|/[A-Z])[^()\n]{0,40})\)[ \t]*)+"
)
#: "BAGHDAD, July 13 (Reuters) -", "SAN SALVADOR, 3 JAN 90 (ACAN-EFE) --", "KABUL —": place, date, agency, dash
_DATELINE = re.compile(
    r"(?=[A-Z])[A-ZÀ-Ý][A-ZÀ-Ýa-z'’.-]*(?:[ /][A-ZÀ-Ý][A-ZÀ-Ý'’.-]*){0,3}"
    r"(?:, [A-Z][\w.'’ -]{1,20}?)?"
    r"(?:,? \(?\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{2,4})?|,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?"
    r"|, \d{1,2} [A-Z]{3} \d{2})?"
    r"(?: ?[(\[][A-Z][\w.' /-]{1,30}[)\]]| [A-Z]{2,5})? ?(?:--+|—|–|-) (?=\S)"
)
_MARKER = re.compile(r"\[[A-Z][A-Za-z ]{2,30}\][ \t]*")  # "[TEXT]" of translated broadcasts
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_WRAP_MIN, _WRAP_MAX = 50, 110  # code points: line widths at which text files are wrapped
_SENTENCE_MAX = 2000  # code points: no sentence is longer; what is, is no prose, and is cut between words
_HEADING_MAX = 120  # code points


def find_sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences of ``text`` in order: not empty, not overlapping, trimmed of white space.

    Every character of the text that is not white space lies in exactly one sentence.
    """
    out: list[Sentence] = []
    for start, end, item in _units(text):
        out.extend(_split_unit(text, start, end, item=item))
    return tuple(out)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, max(start, end - (len(piece) - len(piece.rstrip())))


def _units(text: str) -> Iterator[tuple[int, int, bool]]:
    """Paragraphs, headings and list entries: (start, end, is a list entry)."""
    lines: list[tuple[int, int]] = []
    last_end = 0
    for match in _LINE.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        if start >= end:
            continue
        if lines and _blank_between(text, last_end, start):
            yield from _join_lines(text, lines)
            lines = []
        lines.append((start, end))
        last_end = end
    if lines:
        yield from _join_lines(text, lines)


def _blank_between(text: str, start: int, end: int) -> bool:
    gap = text[start:end].replace("\r\n", "\n")
    return sum(gap.count(mark) for mark in "\n\r\x0b\x0c\x85\u2028\u2029") > 1 or "\u2029" in gap or "\x0c" in gap


def _join_lines(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Lines of one block joined where the break is only a wrap."""
    width = max(end - start for start, end in lines)
    wrapped = len(lines) > 1 and _WRAP_MIN <= width <= _WRAP_MAX
    unit_start, unit_end = lines[0]
    item = _is_item(text, unit_start)
    for start, end in lines[1:]:
        word_end = text.find(" ", start, end)
        first_word = (word_end if word_end > 0 else end) - start
        line_start = text.rfind("\n", 0, unit_end) + 1
        full = unit_end - line_start + 1 + first_word > width - 8
        row = _is_row(text, start, end) or _is_row(text, line_start, unit_end)
        if not row and not _is_item(text, start) and (text[start].islower() or (wrapped and full)):
            unit_end = end
            continue
        yield unit_start, unit_end, item
        unit_start, unit_end, item = start, end, _is_item(text, start)
    yield unit_start, unit_end, item


def _is_item(text: str, start: int) -> bool:
    return bool(_BULLET.match(text, start) or _LOG_ENTRY.match(text, start)) or start in log_times(text)


def _is_row(text: str, start: int, end: int) -> bool:
    """Is the line a row of a table: cells between bars or tabs?"""
    return text.count(" | ", start, end) > 1 or text.count("\t", start, end) > 1


def _split_unit(text: str, start: int, end: int, *, item: bool) -> Iterator[Sentence]:
    caption = end - start < _CAPTION_MAX and _shows_caption(text[start:end])
    dateline = None if item else _DATELINE.match(text, start, min(end, start + 120))
    if dateline and any(c.isupper() for c in text[start : start + 2]) and _is_dateline(dateline.group()):
        marker = _MARKER.match(text, dateline.end(), end)
        stop = marker.end() if marker else dateline.end()
        first, last = _trimmed(text, start, stop)
        yield Sentence(first, last, kind="dateline")
        start = stop
    kind = "item" if item else "body"
    for first, last in _pieces(text, start, end):
        cells = () if caption else find_cells(text, first, last)
        if cells:
            yield from cells
            continue
        this = kind
        if caption and _is_caption(text, first, last, start):
            this = "caption"
        elif kind == "body" and _is_heading(text, first, last, whole=first == start and last == end):
            this = "heading"
        yield Sentence(first, last, kind=this)


def _shows_caption(paragraph: str) -> bool:
    return any(sign in paragraph for sign in _CAPTION_SIGNS) and bool(_CAPTION.search(paragraph))


def _is_dateline(words: str) -> bool:
    """Capitals ("BAGHDAD -"), an agency in brackets or a date make a dateline; "Iraq - a country" is none."""
    place = words.split("(")[0].split(",")[0].rstrip(" -–—")
    return (place.isupper() and len(place) > 2) or "(" in words


def _is_caption(text: str, start: int, end: int, unit_start: int) -> bool:
    return start == unit_start or bool(_CAPTION.search(text, start, end))


def _is_heading(text: str, start: int, end: int, *, whole: bool) -> bool:
    return (
        whole
        and end - start <= _HEADING_MAX
        and text[end - 1] not in ".!?…:;,\"”'’)。؟।"
        and "\n" not in text[start:end]
    )


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of one paragraph, by their closing marks."""
    at = start
    for match in _BREAK.finditer(text, start, end):
        stop = match.end()
        if match.start() < at or stop >= end or not _ends_sentence(text, at, match, end):
            continue
        credit = _CREDIT.match(text, stop, end)
        if credit:
            stop = credit.end()
        yield from _cut(text, at, stop)
        at = stop
    yield from _cut(text, at, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch, trimmed, in pieces no longer than a sentence may be; nothing where it is empty."""
    first, last = _trimmed(text, start, end)
    while last - first > _SENTENCE_MAX:
        cut = text.rfind(" ", first + 1, first + _SENTENCE_MAX)
        cut = cut if cut > 0 else first + _SENTENCE_MAX
        yield _trimmed(text, first, cut)
        first, last = _trimmed(text, cut, last)
    if first < last:
        yield first, last


def _ends_sentence(text: str, at: int, match: re.Match[str], end: int) -> bool:
    after = match.end()
    while after < end and text[after].isspace():
        after += 1
    following = text[after : after + 24].lstrip("\"'“‘«([¿¡—–-")
    if not following:
        return True
    opener = following[0]
    if opener.islower() and text[after] not in '"“':
        return False
    if match.group() != ".":
        return not opener.islower() or match.group()[0] not in ".…"
    word = _LAST_WORD.search(text, max(at, match.start() - 24), match.start())
    if word is None:
        # "1. The town": a number alone at the beginning is a bullet, not a sentence
        return not text[at : match.start()].strip().isdigit()
    last = word.group().lower()
    if last in _BEFORE_NAME:
        return False
    next_word = re.match(r"[^\W_]+", following)
    starts = next_word is not None and next_word.group().lower() in _STARTERS
    if last in _SOFT:
        return starts and not (last in {"no", "nos"} and opener.isdigit())
    if len(last) == 1 or "." in last:  # initials, "U.S.", "a.m."
        return starts and len(last) > 1
    return True
