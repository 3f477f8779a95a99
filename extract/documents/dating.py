"""When a report was published: from what its file says of itself, its dateline, its header, or the dates inside it.

The order is trust: metadata, then a dateline or dated header at its top, then bounds inferred from the dates
that it names. Bounds are an interval with an open end: a report cannot be older than the latest past date in it.
They are never used as a day to count "Monday" from. The clock of the computer is never read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from extract.errors import DateFormatError
from extract.frame.entries import find_entries
from extract.frame.tables import find_records
from extract.lexicon.words import word_row
from extract.mentions.timex import find_timexes
from extract.mentions.timex.readings import Calendar
from extract.model import Published, Span, TimeInterval, TimexMention
from extract.resolve.times.feasts import hijri_day, jalali_day
from extract.resolve.times.story import Story

META_KEYS = word_row("dating.meta_keys")

_NO_META: Mapping[str, str] = MappingProxyType({})
_HEAD = 600  # code points at the top of a report that may hold its dateline or header
_LABEL = re.compile(
    r"(?:^|[|•·])[^\S\n]*(?:date|dated|(?:published|posted|issued)(?: by [^\n|]{2,40}?)?(?: on)?|as of|report date|dtg)"
    r"\s*[:\-–—]?\s*$",
    re.I,
)
#: "Situation Report No. 12 | 25 March 2018": the running head of a periodical report
_RUNNING_HEAD = re.compile(r"[^\n]{2,90}[|•·(,–—-]\s*$")
#: a whole date in a file's name: 2018-03-25_sitrep.pdf, sitrep 20180325.docx
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_CLOCK_BEHIND = re.compile(r"[|,–—-]?\s*\d{1,2}[:.]\d\d")
_AGENCY_BEHIND = re.compile(r"\.?\s*\(?[^\n]{0,40}?\)?\s*[-–—:]")
_CLOCK_BEFORE = re.compile(r"\s*\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?\s*[,|·–—-]?\s*(?:on\s+)?", re.I)
_PLACE_BEFORE = re.compile(r"[^\S\n]*([^\n(]{2,60}?)[,\s]\s*\(?$")
#: a title with one of these and a date is dated; "The attack of 7 July 2015" is not
_DATED_TITLE = re.compile(
    r"\b(?:sitrep|situation|report|update|bulletin|brief|briefing|summary|digest|log|release|statement|note)\b", re.I
)
#: "Channel digest – Friday, 14 June 2024", "Sitrep No. 7 as of 3 May 2019": the line names the report and its date
_NAMES_REPORT = re.compile(
    r"^[^\n.!?;:]{0,60}\b(?:sitrep|report|update|bulletin|brief|briefing|digest|log|roundup|round-up|release|newsletter)s?\b"
    r"(?:[^\w\n]|\b(?:no|number|issue|as|of|for|on|dated|the|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,4})\b)*$",
    re.I,
)
_ENDS_LINE = re.compile(r"[\s,|–—()-]*(?:\d{1,2}[:.]\d\d(?:\s?(?:hrs|h|Z|UTC|GMT|local))?)?[^\w]*")
_COMPACT = re.compile(r"(?:D:)?((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[T\d].*)?", re.S)
_LANGUAGES = word_row("dating.languages")


def parse_user_date(value: str) -> date:
    """The day that a user means: "2015-07-15", "15 July 2015", "July 15, 2015". Raises DateFormatError if the
    text is not one whole date, or is one that could be read in two orders ("03/04/2015")."""
    text = value.strip()
    mentions = find_timexes(text) if len(text) <= 40 else ()
    if len(mentions) == 1 and mentions[0].text.strip(".") == text.strip("."):
        reading = mentions[0].reading
        if isinstance(reading, Calendar):
            if reading.other_order:
                raise DateFormatError(f"“{text}” can be read in two ways: write the date as YYYY-MM-DD.")
            day = _day(reading)
            if day is not None:
                return day
    raise DateFormatError(f"“{text[:40]}” is no date: write it as YYYY-MM-DD, for example 2015-07-15.")


def date_document(
    text: str, *, title: str = "", meta: Mapping[str, str] = _NO_META, name: str = ""
) -> Published | None:
    """When the report was published, and how that is known; None where nothing tells.

    ``meta``: what the file says of itself, with lower-case keys (see META_KEYS); under "published in" where a web page
    says it, in words. ``name``: of the file. A date in it is taken only where the report names no later day.
    """
    known = _from_meta(meta) or _from_top(text) or _from_title(title)
    if known is not None:
        return known
    inside = _from_inside(text)
    named = _from_name(name)
    if named is None or (inside is not None and inside.interval.start and inside.interval.start > named[0]):
        return inside
    return Published(TimeInterval(named[0], named[0]), "metadata", None, f"the name of its file: “{named[1]}”")


def _day(reading: Calendar) -> date | None:
    if reading.year is None or reading.month is None or reading.day is None or reading.bc:
        return None
    if reading.named in ("hijri", "jalali"):
        convert = hijri_day if reading.named == "hijri" else jalali_day
        return convert(reading.year, reading.month, reading.day)
    try:
        return date(reading.year, reading.month, reading.day)
    except ValueError:
        return None


def _from_meta(meta: Mapping[str, str]) -> Published | None:
    for key in META_KEYS:
        value = str(meta.get(key, "")).strip()[:200]
        day = read_day(value) if value else None
        if day is not None:
            where = meta.get("published in") or f"the file's own “{key}”"
            return Published(TimeInterval(day, day), "metadata", None, where)
    return None


def read_day(value: str) -> date | None:
    """The one whole day that a value of metadata gives; None for none, and for one that reads in two orders."""
    compact = _COMPACT.fullmatch(value)
    if compact:
        try:
            return date(int(compact[1]), int(compact[2]), int(compact[3]))
        except ValueError:
            return None
    for mention in find_timexes(value):
        reading = mention.reading
        if isinstance(reading, Calendar) and _day(reading) is not None:
            return None if reading.other_order else _day(reading)
    return _odd_format(value) if re.search(r"\d{4}|[\u0660-\u0669\u06f0-\u06f9]{4}", value) else None


def _odd_format(value: str) -> date | None:
    """What our own grammar does not read, by dateparser: only a whole date, and never one filled up from the clock."""
    import dateparser  # here: it takes longer to load than most reports to read

    try:
        read = dateparser.parse(
            value,
            languages=_LANGUAGES,
            settings={
                "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 - never used: all parts are required
                "REQUIRE_PARTS": ["day", "month", "year"],
                "PARSERS": ["absolute-time"],
                "STRICT_PARSING": True,
            },
        )
    except (ValueError, OverflowError, TypeError):  # what it raises on figures that are no date
        return None
    return read.date() if read else None


def _from_name(name: str) -> tuple[date, str] | None:
    """The day in a file's name and the name; None where there is none, or two."""
    file = name.replace("\\", "/").rpartition("/")[2][:200]
    found = {match.group(1, 3, 4) for match in _IN_NAME.finditer(file)}
    if len(found) != 1:
        return None
    try:
        return date(*map(int, found.pop())), file
    except ValueError:
        return None


def _from_title(title: str) -> Published | None:
    if not _DATED_TITLE.search(title):
        return None
    days = [_day(mention.reading) for mention in find_timexes(title[:300]) if isinstance(mention.reading, Calendar)]
    day = days[0] if len(days) == 1 else None
    return Published(TimeInterval(day, day), "header", None, f"its title: “{title[:80]}”") if day else None


def _from_top(text: str) -> Published | None:
    mentions = find_timexes(text)
    entries = find_entries(text, mentions)
    records = list(find_records(text))
    log = {entry.start for entry in entries} if len(entries) > 1 else set()
    for mention in mentions:
        if mention.start > _HEAD:
            break
        if any(record.start <= mention.start < record.end for record in records):
            continue  # the day of what the record tells
        if mention.start in log:
            continue  # the first of several dated entries dates itself, not the report
        reading = mention.reading
        if not isinstance(reading, Calendar) or reading.day is None or reading.other_order:
            continue
        kind = _position(text, mention)
        if not kind:
            continue
        day = _day(reading) or _completed(reading, mentions)
        if day is not None:
            named = "its dateline" if kind == "dateline" else "the date at its head"
            return Published(
                TimeInterval(day, day), kind, Span(mention.start, mention.end), f"{named}: “{mention.text}”"
            )
    return None


def _position(text: str, mention: TimexMention) -> str:
    """Does the date stand where a report is dated: in a dateline, or alone on its line (with a label)?"""
    start = text.rfind("\n", 0, mention.start) + 1
    stop = text.find("\n", mention.end)
    before, after = text[start : mention.start], text[mention.end : stop if stop >= 0 else len(text)]
    bare = after.strip(" \t.,;|)").strip()
    alone = not bare or _CLOCK_BEHIND.match(bare)
    if alone and (not before.strip(" \t(|") or _LABEL.search(before) or _clock_before(before)):
        return "header"
    if alone and _DATED_TITLE.search(before) and _RUNNING_HEAD.fullmatch(before):
        return "header"
    if _NAMES_REPORT.search(before) and _ENDS_LINE.fullmatch(after):
        return "header"
    place = _PLACE_BEFORE.match(before) if len(before) < 90 else None
    if place and place[1][0].isupper() and _place_like(place[1]) and _AGENCY_BEHIND.match(after):
        return "dateline"
    return ""


def _clock_before(before: str) -> bool:
    """ "10:30 AM EST, " before a day: when a web page was put up."""
    return bool(_CLOCK_BEFORE.fullmatch(before))


def _place_like(words: str) -> bool:
    """ "BAGHDAD", "Erbil, Iraq", "UNITED NATIONS": a dateline begins with a place and no sentence."""
    parts = words.replace(",", " ").replace("(", " ").split()
    return len(parts) <= 5 and all(part[:1].isupper() or part in ("al", "de", "of") for part in parts)


def _completed(reading: Calendar, mentions: tuple[TimexMention, ...]) -> date | None:
    """A day and month at the head take their year from the text, if it names one year only beside full dates."""
    years = {
        other.reading.year
        for other in mentions
        if isinstance(other.reading, Calendar)
        and other.reading.year
        and other.reading.month
        and other.reading.day
        and not other.reading.bc
    }
    if len(years) != 1 or reading.month is None or reading.day is None:
        return None
    try:
        return date(years.pop(), reading.month, reading.day)
    except ValueError:
        return None


def _from_inside(text: str) -> Published | None:
    days: list[tuple[date, TimexMention]] = []
    story = Story(text, None, history=False)
    for mention in find_timexes(text):
        reading = mention.reading
        day = _day(reading) if isinstance(reading, Calendar) and not reading.other_order else None
        if day is not None and not story.ahead(mention):
            days.append((day, mention))
    if not days:
        return None
    latest, mention = max(days, key=lambda item: item[0])
    return Published(
        TimeInterval(latest, None),
        "text",
        Span(mention.start, mention.end),
        f"not before the latest date in it, “{mention.text}”",
    )
