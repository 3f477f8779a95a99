"""A case is read together: a name that one report settles as a place is that place where another leaves it open.

A report that says "the hamlet of Copapayo" teaches the case a place; one that says only "bombed civilians at Copapayo"
is read by it. What is learnt comes from each report's own reading alone, never from what was learnt from another, so
that the order of reading does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from extract.events.coreference.comparing.places import is_area, relation, unlisted
from extract.events.coreference.record import Record, Where
from extract.gazetteer.fold import loose
from extract.lexicon.words import word_class
from extract.model import GeoPrecision
from extract.resolve.places.held import HELD_MARK

_PRECISIONS = tuple(GeoPrecision)
#: One or more capitalised words, with the particles that stand in names ("Ain al-Hilweh", "Sheikh Zuweid").
_RUN = re.compile(
    r"(?:(?:al|el|an|as|ash)-)?[A-Z][\w'’]*(?:-\w[\w'’]*)*"
    r"(?: (?:(?:al|el|an|as|ash)[- ])?[A-Z][\w'’]*(?:-\w[\w'’]*)*){0,2}"
)
_VOWELS = re.compile(r"[aeiouy]")
_SKELETON = 4  # consonants from which the vowels of a name in another spelling may differ
_SHORTEST = 4  # letters of a name that is worth a look
_MOST = 12  # names of a sentence that are looked at
_LONGEST = 2000  # characters of a sentence
#: How an explanation begins where the sentence of the event itself names the place.
_IN_SENTENCE = ("in the clause of", "in the sentence of")
_CLOSE = 60  # characters between an event's word and the place that goes with it, with no mark between


class Run(NamedTuple):
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name means in the case. documents: reports that say so; report: words for the first of them."""

    where: Where
    documents: int
    report: str


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """One key for the spellings of a name; "" for one too short to go by."""
    key = loose(name)
    bones = _VOWELS.sub("", key)
    return bones if len(bones) >= _SKELETON else key if len(key) >= _SHORTEST else ""


@lru_cache(maxsize=65536)
def teaches(where: Where) -> str:
    """The key under which a place that a report gives for an event is known to the case; "" where it is no point with
    a name of its own, or where it is not the event's own sentence that names it."""
    if is_area(where) or not where.explanation.startswith(_IN_SENTENCE):
        return ""
    if HELD_MARK in where.id and not unlisted(where):
        return ""  # "25 km south of Algiers" is a point without a name
    return name_key(where.name)


def names_in(evidence: str, where: Where | None) -> tuple[str, ...]:
    """Keys of the names in a sentence that other reports may settle; that of the place itself only where the gazetteer
    lacks it."""
    own = name_key(where.name) if where else ""
    found = [run.key for run in _runs(evidence) if run.key != own]
    if own and where is not None and unlisted(where):
        found.append(own)
    return tuple(dict.fromkeys(found))


def settle(readings: Iterable[Reading]) -> Reading | None:
    """What a name means that reports read in different ways: as most of them do, then as the most precise do."""
    return min(readings, key=_rank, default=None)


def _rank(one: Reading) -> tuple[object, ...]:
    return (
        bool(unlisted(one.where)),
        -one.documents,
        _PRECISIONS.index(GeoPrecision(one.where.precision)),
        one.where.id,
    )


def read(record: Record, known: Mapping[str, Reading]) -> Record:
    """The record with its place as the case knows it, where its own report leaves that open."""
    if "place" in record.fixed or not known:
        return record
    where, own = record.where, _own(record)
    at = max(record.evidence.find(record.trigger), 0)
    found = [
        (_away(run, at, len(record.trigger)), run, known[run.key]) for run in _runs(record.evidence) if run.key in known
    ]
    if where is not None and unlisted(where) and own in known:
        return _placed(record, known[own]) if _better(known[own].where, where) else record
    others = sorted((away, run.start, run, reading) for away, run, reading in found if run.key != own)
    if not others:
        return record
    _, _, run, reading = others[0]
    if where is None or not where.explanation.startswith(_IN_SENTENCE) or _only_its_country(where):
        return _placed(record, reading)
    if is_area(where):
        return _placed(record, reading) if relation(where, reading.where) == "within" else record
    if _goes_with(record, run, own, at):
        return _placed(record, _nearer(reading, where))
    return record


def _only_its_country(where: Where) -> bool:
    """A name that the gazetteer lacks, of which the report says no more than a country, mostly by a guess."""
    return bool(unlisted(where)) and where.precision == GeoPrecision.COUNTRY


def spot(evidence: str, trigger: str, known: str) -> str:
    """Key of the name right behind an event's word that says where, besides the place that it was given: "the bombing
    of Copapayo", "killed nine at Beni Ali"; "" where there is none. ``known``: key of that place."""
    end = evidence.find(trigger) + len(trigger)
    if end < len(trigger):
        return ""
    for run in _runs(evidence):
        if run.start < end:
            continue
        between = evidence[end : run.start]
        here = len(between) <= _CLOSE and not _MARKS.search(between) and _SPOT.search(between) is not None
        return run.key if here and run.key != known else ""
    return ""


_MARKS = re.compile(r"[,;:()]")
#: right before a name that says where
_KINDS = "|".join(word_class("names.kind_nouns.town"))
_SPOT = re.compile(rf"(?:\b(?:at|in|near|around|(?:{_KINDS}|people) of)|^ of) (?:the )?$")


def _own(record: Record) -> str:
    return name_key(record.where.name) if record.where else ""


def _goes_with(record: Record, run: Run, own: str, at: int) -> bool:
    """Does the name stand right behind the event's word, before the one that it was placed at?"""
    end = at + len(record.trigger)
    between = record.evidence[end : run.start]
    if run.start < end or len(between) > _CLOSE or any(mark in between for mark in ",;:()"):
        return False
    return all(other.start > run.start for other in _runs(record.evidence) if other.key == own)


def _away(run: Run, at: int, length: int) -> int:
    return max(run.start - at - length, at - run.end, 0)


def _better(new: Where, old: Where) -> bool:
    ranks = [_PRECISIONS.index(GeoPrecision(where.precision)) for where in (new, old)]
    return new.id != old.id and new.country == old.country and (ranks[0] < ranks[1] or not unlisted(new))


def _nearer(reading: Reading, computed: Where) -> Reading:
    """A named place of which only its country is known, at the point that the words compute for it."""
    coarse = unlisted(reading.where) and reading.where.radius_km > computed.radius_km
    if not coarse or HELD_MARK not in computed.id or unlisted(computed):
        return reading
    point = {name: getattr(computed, name) for name in ("lat", "lon", "admin1", "precision", "radius_km")}
    return replace(reading, where=replace(reading.where, **point))


def _placed(record: Record, reading: Reading) -> Record:
    where = reading.where
    words = f"{where.name}, named in the sentence of “{record.trigger}”: placed by {reading.report}"
    return replace(record, where=replace(where, explanation=words))


@lru_cache(maxsize=8192)
def _runs(evidence: str) -> tuple[Run, ...]:
    return tuple(_found(evidence[:_LONGEST]))[:_MOST]


def _found(evidence: str) -> Iterator[Run]:
    for match in _RUN.finditer(evidence):
        key = name_key(match[0])
        if key:
            yield Run(match.start(), match.end(), key)
        _, gap, rest = match[0].partition(" ")
        if gap and (key := name_key(rest)):  # "General Zuweid", "On Monday"
            yield Run(match.end() - len(rest), match.end(), key)
