"""The opt-in online step over a case: ask for the places that the gazetteer lacks, and put the answers where they fit.

``questions`` and ``placed`` are pure: the network is in ``extract.gazetteer.online`` alone. An answer counts only
where it fits what the text says: in the country, and near the province or town, that the text names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from extract.events.placing.where import PlaceContext
from extract.gazetteer.kinds import AREAS
from extract.gazetteer.lookup import distance_km
from extract.gazetteer.online import Answer, OnlineStep, answer_key, place_of
from extract.lexicon.places.facts import country_facts
from extract.model import EventMention, EventPlace, Extraction, Place, ResolvedToponym
from extract.resolve.places.relative import relative_place

if TYPE_CHECKING:
    from extract.store.repository import Store

SHORTEST = 3  # characters of a name that is asked for
NEAR_KM = 60.0  # how far outside of the place that holds it an answer may lie, at least


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the service for one toponym: ``query``. ``country``: ISO code that the answer must have."""

    query: str
    country: str
    container: Place | None  # the province, district or region that the text puts it in

    def answered(self, answers: Mapping[str, Answer | None]) -> Answer | None:
        """The kept answer, where it fits what the text says."""
        answer = answers.get(answer_key(self.query))
        if answer is None or answer["country"] not in ("", self.country):
            return None
        held = self.container
        if held is None:
            return answer if answer["country"] else None
        away = distance_km(held.lat, held.lon, answer["lat"], answer["lon"])
        return answer if away <= max(NEAR_KM, 2 * held.radius_km) else None

    def place(self, name: str, answer: Answer) -> Place:
        """The answered place, in the country and the division that the text puts it in."""
        held = self.container.admin1 if self.container is not None else ""
        return replace(place_of(name, answer), country=self.country, admin1=held)


def questions(found: Extraction) -> dict[int, Question]:
    """Position in ``found.toponyms`` -> question, for each toponym that no gazetteer has placed.

    A name of which the text does not say so much as the country is not asked for: it could be anywhere.
    """
    placed = {t.place.gazetteer_id: t.place for t in found.toponyms if t.place is not None}
    spoken_of = Counter(place.country for place in placed.values() if place.country)
    main = spoken_of.most_common(1)[0][0] if spoken_of else ""
    result: dict[int, Question] = {}
    for at, toponym in enumerate(found.toponyms):
        if toponym.mention.metonym or len(toponym.mention.text) < SHORTEST:
            continue
        container = None
        if toponym.place is not None:
            container = placed.get(toponym.place.gazetteer_id.rpartition("~")[0])
            if container is None:  # a place of its own
                continue
        country = container.country if container is not None else main
        if not country:
            continue
        if container is not None and container.kind == "country":
            container = None
        around = [container.name] if container is not None else []
        query = ", ".join([" ".join(toponym.mention.text.split()), *around, _country_name(country)])
        result[at] = Question(query, country, container)
    return result


def _country_name(code: str) -> str:
    facts = country_facts().get(code)
    return facts.name if facts is not None else code


def placed(found: Extraction, answers: Mapping[str, Answer | None]) -> Extraction:
    """The same with the toponyms and events put where kept answers say; ``found`` itself where none fits."""
    toponyms = list(found.toponyms)
    spans: dict[tuple[int, int], tuple[ResolvedToponym, ResolvedToponym]] = {}
    for at, question in questions(found).items():
        answer = question.answered(answers)
        if answer is not None:
            old = toponyms[at]
            words = f'not in the gazetteer; {answer["service"]}, asked for "{question.query}", says: {answer["name"]}'
            toponyms[at] = ResolvedToponym(old.mention, question.place(old.mention.text, answer), words, old.candidates)
            spans[(old.mention.start, old.mention.end)] = (old, toponyms[at])
    if not spans:
        return found
    context = PlaceContext(found.document.text, found.sentences, toponyms)
    events = tuple(_moved(event, spans, context) for event in found.events)
    return replace(found, toponyms=tuple(toponyms), events=events)


def _moved(
    event: EventMention, spans: Mapping[tuple[int, int], tuple[ResolvedToponym, ResolvedToponym]], context: PlaceContext
) -> EventMention:
    """The event at the answered place that it names; one whose sentence named no nearer place looks again."""
    where = event.place.mention if event.place is not None else None
    if event.place is not None and where is not None and (where.start, where.end) in spans:
        old, new = spans[(where.start, where.end)]
        if new.place is None:
            return event
        place = relative_place(new.place, old.mention.relation)
        told = event.place.explanation.replace(old.explanation, new.explanation)
        return replace(event, place=EventPlace(place, where, told, event.place.candidates))
    named_here = where is not None and event.evidence.contains(where)
    if event.place is not None and named_here and event.place.place.kind not in AREAS:
        return event
    again = context.of(event.trigger, event.evidence, [actor.mention for actor in event.actors])
    if again is None or again.mention is None or (again.mention.start, again.mention.end) not in spans:
        return event
    return replace(event, place=again)


@dataclass(slots=True)
class Asked:
    """What a run of the online step did: requests made, reports that got a place, and whether the service failed."""

    requests: int = 0
    reports: int = 0
    failed: bool = False


def place_online(
    store: Store, step: OnlineStep, progress: Callable[[str, int, int | None], Any] | None = None
) -> Asked:
    """Ask for every place that the case's extractions left open, and store what fits, report by report.

    Stopped at any moment, what was answered is kept and the next run goes on. Raises StoreError.
    """
    done = [row.id for row in store.documents() if row.state == "done"]
    asked = Asked()
    for count, document_id in enumerate(done, start=1):
        found = store.extraction(document_id)
        if found is not None:
            for question in questions(found).values():
                step.answer(question.query)
            better = placed(found, step.answers)
            if better is not found:
                store.save_extraction(document_id, better)
                asked.reports += 1
        if progress:
            progress("asking", count, len(done))
    asked.requests, asked.failed = step.asked, step.given_up
    return asked
