"""Slim records of event mentions: all that merging needs to know of one, and nothing of where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extract.events.coreference.lineage import root_of
from extract.model import Attribution, EventMention, Toll


@dataclass(frozen=True, slots=True)
class Side:
    """An actor in a role ("agent" or "target"), by the id and parent id of `extract.model.Actor`."""

    role: str
    id: str
    name: str
    kind: str
    country: str
    parent: str


@dataclass(frozen=True, slots=True)
class Where:
    """A place as `extract.model.Place` gives it; radius in km, degrees WGS84."""

    id: str
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    precision: str
    radius_km: float
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Says:
    """Who says it: the words, the actor's name ("" where none), and whether a party to the conflict; of a party,
    which one: the state or the group that it belongs to in the end (`sides.root_of`)."""

    text: str = ""
    actor: str = ""
    party: bool | None = None
    root: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One event mention. Days are proleptic Gregorian ordinals (``date.toordinal``), ends inclusive, None open.

    ``id`` and ``document`` are the caller's handles; no decision depends on them, only on ``key``, which is content:
    the document's sha256 and where its trigger stands. ``published`` is the last day on which the report can have
    been published. ``fixed``: fields that an analyst set.
    """

    id: int
    document: int
    sha256: str
    trigger_start: int
    trigger_end: int
    trigger: str
    evidence: str
    source: str
    published: int | None
    event_type: str
    sub_event_type: str
    status: str
    says: Says = Says()
    denial: str = ""
    start: int | None = None
    end: int | None = None
    precision: str = ""  # "" where undated
    basis: str = ""
    time_explanation: str = ""
    where: Where | None = None
    sides: tuple[Side, ...] = ()
    weapons: tuple[str, ...] = ()
    killed: Toll | None = None
    injured: Toll | None = None
    fixed: frozenset[str] = frozenset()
    rejected: bool = False
    by_hand: bool = False

    @property
    def key(self) -> tuple[str, int, int]:
        return (self.sha256, self.trigger_start, self.trigger_end)


def ordinal(day: date | None) -> int | None:
    return day.toordinal() if day is not None else None


def record_of(
    event: EventMention,
    *,
    mention_id: int,
    document_id: int,
    sha256: str,
    evidence: str,
    source: str = "",
    published: date | None = None,
    fixed: frozenset[str] = frozenset(),
    rejected: bool = False,
    by_hand: bool = False,
) -> Record:
    """The record of an event mention. ``evidence``: the words of its sentence; ``published``: last possible day."""
    time, where = event.time, event.place.place if event.place else None
    return Record(
        id=mention_id,
        document=document_id,
        sha256=sha256,
        trigger_start=event.trigger.start,
        trigger_end=event.trigger.end,
        trigger=event.trigger.text,
        evidence=evidence,
        source=source,
        published=ordinal(published),
        event_type=event.event_type,
        sub_event_type=event.sub_event_type,
        status=event.status.value,
        says=_says(event.attribution),
        denial=event.denial.text if event.denial else "",
        start=ordinal(time.interval.start) if time else None,
        end=ordinal(time.interval.end) if time else None,
        precision=time.precision.value if time else "",
        basis=time.basis.value if time else "",
        time_explanation=time.explanation if time else "",
        where=Where(
            where.gazetteer_id,
            where.name,
            where.lat,
            where.lon,
            where.country,
            where.admin1,
            where.geo_precision.value,
            where.radius_km,
            event.place.explanation if event.place else "",
        )
        if where
        else None,
        sides=tuple(
            Side(a.role.value, a.actor.id, a.actor.name, a.actor.kind.value, a.actor.country, a.actor.parent)
            for a in event.actors
        ),
        weapons=event.weapons,
        killed=event.toll("killed"),
        injured=event.toll("injured"),
        fixed=fixed,
        rejected=rejected,
        by_hand=by_hand,
    )


def _says(attribution: Attribution | None) -> Says:
    if attribution is None:
        return Says()
    actor = attribution.actor
    root = root_of(actor) if attribution.party and actor else ""
    return Says(attribution.text, actor.name if actor else "", attribution.party, root)
