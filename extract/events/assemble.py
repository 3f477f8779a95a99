"""Mentions in, event mentions out: the last stage within one document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extract.events.aftermath import blame, denials, unverified
from extract.events.cells import give_roles, give_tolls, place_of_row
from extract.events.coding.case import fights_no_more
from extract.events.coding.code import Coding, code
from extract.events.coding.words import EXPLOSIVES, GRENADES
from extract.events.dating.named import without_named_times
from extract.events.dating.when import TimeContext
from extract.events.draft import Draft, words_in
from extract.events.folding.document import put_together
from extract.events.folding.join import TERRITORY
from extract.events.folding.pair import ABOVE
from extract.events.folding.telling import is_total, is_update
from extract.events.grounds import span
from extract.events.led import give_lead
from extract.events.listed import stretch
from extract.events.nonevents import FLIGHT, STATISTICS, no_event
from extract.events.passages import Rooms
from extract.events.placing.where import KIND_WORDS, PlaceContext
from extract.events.status.speakers import Speaker
from extract.events.syntax.layout import layout
from extract.events.tolls.owners import attach, attach_totals, told_by
from extract.events.tolls.sums import totals
from extract.events.tolls.victims import victims_as_targets
from extract.frame import Frame
from extract.lexicon.rules import located, read_rule
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class
from extract.mentions.tagging.tokens import Tagged
from extract.model import (
    ARMED_KINDS,
    Actor,
    ActorKind,
    Attribution,
    CasualtyMention,
    CueMention,
    Document,
    EntityMention,
    EntityType,
    EventActor,
    EventMention,
    EventPlace,
    ResolvedActor,
    ResolvedTimex,
    ResolvedToponym,
    Role,
    Span,
    TimeBasis,
    TriggerMention,
)

#: what goes off, is thrown or fired, as a noun
_THROWN = (EXPLOSIVES | GRENADES | word_class("assembling.thrown")) - words("exploded detonated blast")
_CROWDS = frozenset(("Protests", "Riots"))
_BLASTS = frozenset(("blow_up.v", "explode.v"))
_MUTINOUS = ("mutinous ", "mutineering ", "renegade ", "rebellious ", "dissident ", "breakaway ", "rebel ")
#: nouns for what can be taken and held
_TAKEN = KIND_WORDS | word_class("assembling.taken")
_CLAUSE_REACH = 60  # code points behind an actor in which a clause says that it fights no more
NO_FRAME = Frame()
_OUTSIDE = frozenset((ActorKind.CIVILIANS, ActorKind.NEWSROOM, ActorKind.ORGANISATION))


def assemble(
    document: Document,
    tagged: Tagged,
    timexes: Sequence[ResolvedTimex],
    toponyms: Sequence[ResolvedToponym],
    actors: Sequence[ResolvedActor],
    entities: Sequence[EntityMention],
    casualties: Sequence[CasualtyMention],
    triggers: Sequence[TriggerMention],
    cues: Sequence[CueMention],
    frame: Frame = NO_FRAME,
) -> tuple[EventMention, ...]:
    """Event mentions of one document, in the order of their triggers, one a happening."""
    if not triggers:
        return ()
    text = document.text
    rooms = Rooms(text, tagged, actors, cues)
    times = TimeContext(text, tagged.sentences, timexes, document.published, frame)
    places = PlaceContext(text, tagged.sentences, toponyms, frame)
    arms = (e for e in entities if e.type in {EntityType.WEAPON, EntityType.MILITARY_PLATFORM})
    weapons = sorted(arms, key=lambda weapon: (weapon.start, weapon.end))
    toponyms = sorted(toponyms, key=lambda t: (t.mention.start, t.mention.end))
    toponym_starts = [t.mention.start for t in toponyms]
    drafts = [one for one in rooms.drafts(triggers) if not one.is_("of_place") or _of_place(one, toponym_starts)]
    drafts = without_named_times([one for one in drafts if not told_by(one, casualties)])
    drafts = give_lead(text, drafts, frame, rooms.actors)
    drafts = give_roles(drafts, frame, rooms.actors)
    verdicts = [no_event(one) for one in drafts]
    untold = {one.sentence.start for one, rule in zip(drafts, verdicts, strict=True) if rule in STATISTICS}
    drafts = [one for one, rule in zip(drafts, verdicts, strict=True) if rule in ("", FLIGHT)]
    attach(text, drafts, casualties, frame, sentences=tagged.sentences, timexes=timexes, untold=untold)
    victims_as_targets(drafts, rooms.actors)
    give_tolls(text, drafts, frame)
    for one in drafts:
        one.target_place = _target_place(one, toponyms, toponym_starts)
        _complete(text, one, weapons, times, places)
        _taken_place(one, toponyms, toponym_starts)
        one.place = place_of_row(one, frame, toponyms, toponym_starts)
    attach_totals(drafts, casualties)
    blame(rooms, drafts)
    # who fled is told by the verb of flight, and says whom the deed beside it drove out
    kept = [one for one in put_together(drafts, layout(text, tagged.sentences)) if no_event(one) != FLIGHT]
    denials(rooms, kept)
    unverified(rooms, kept)
    for one in kept:
        if one.also and not one.recoded:
            _code(text, one)  # again, with the words and actors that came to it
    armed = frozenset(a.actor.country for a in actors if a.actor.kind in ARMED_KINDS and a.actor.country)
    return tuple(_event(text, one, armed) for one in kept)


def _complete(
    text: str, one: Draft, weapons: Sequence[EntityMention], times: TimeContext, places: PlaceContext
) -> None:
    """Weapons, type, time and place of a draft."""
    trigger, own = Span(one.trigger.start, one.trigger.end), stretch(one)
    found: list[str] = []
    first = bisect_left(weapons, one.sentence.start, key=lambda weapon: weapon.start)
    for k in range(first, len(weapons)):
        weapon = weapons[k]
        if weapon.start >= one.sentence.end:
            break
        if own.overlaps(weapon) or trigger.overlaps(weapon):
            name = weapon.name or weapon.text
            one.rules.append(located(f"weapon:{name}", [Span(weapon.start, weapon.end)]))
            if name.lower() not in {known.lower() for known in found}:
                found.append(name)
    one.weapons = tuple(found)
    one.words = words_in(one.syntax, own)
    _code(text, one)
    _weapon_beside(one)
    status = one.verdict.status
    one.time = times.of(trigger, one.clause, status, one.verdict.tense)
    if one.time is not None and one.time.basis is TimeBasis.INFERRED and _had_by_then(one):
        one.time = None  # the lead's day is not the day of all that went before
    spans = [Span(a.mention.start, a.mention.end) for a in (*one.arguments.agents, *one.arguments.targets)]
    one.place = places.of(trigger, own, spans)


def _had_by_then(one: Draft) -> bool:
    """ "1,800 had been killed in the operation": the toll of a whole that went on for long."""
    if one.verb is None or not one.is_("result") or not is_total(one):
        return False
    chunk = one.syntax.chunks[one.verb.chunk]
    return not {"had", "have", "has"}.isdisjoint(one.syntax.lows[chunk.start : chunk.end])


def _taken_place(one: Draft, toponyms: Sequence[ResolvedToponym], starts: Sequence[int]) -> None:
    """A place that changes hands is where that happens: "Ganta, the first town to fall to them, lies in Nimba"."""
    if one.sub_event_type not in TERRITORY or one.place is None:
        return
    for aim in one.arguments.aimed_at:
        for toponym in _toponyms_in(aim, toponyms, starts):
            place = toponym.place
            if place is not None and place.radius_km < one.place.place.radius_km:
                mention = Span(toponym.mention.start, toponym.mention.end)
                one.place = EventPlace(place, mention, f"the place that changed hands; {toponym.explanation}")
                return


def _of_place(one: Draft, starts: Sequence[int]) -> bool:
    """Is what stands in a target's slot a place, by a name or by its noun?"""
    return any(
        aim.start in starts or not _TAKEN.isdisjoint(words_in(one.syntax, aim)) for aim in one.arguments.aimed_at
    )


def _toponyms_in(aim: Span, toponyms: Sequence[ResolvedToponym], starts: Sequence[int]) -> list[ResolvedToponym]:
    """Resolved place names that overlap a span, in order."""
    first, last = max(0, bisect_left(starts, aim.start) - 1), bisect_left(starts, aim.end)
    return [found for found in toponyms[first:last] if found.place is not None and aim.overlaps(found.mention)]


def _weapon_beside(one: Draft) -> None:
    """ "An IED hit a convoy": the weapon that is the verb's subject tells the event too."""
    verb = one.verb
    if verb is None or one.event_type != "Explosions/Remote violence":
        return
    row = [*verb.subject, *(np for word, np in verb.preps if word == "by" and verb.passive)]
    for np in row:
        chunk = one.syntax.chunks[np]
        head = one.syntax.tokens[chunk.head]
        if chunk.word in _THROWN and not (one.first <= chunk.head < one.last):
            one.also.append(Span(head.start, head.end))


def _code(text: str, one: Draft) -> None:
    # what becomes of a crowd is often told in the next clause ("; the police used tear gas")
    told = one.sentence if one.entry.event_type in _CROWDS else stretch(one)
    told = _shared(one, told)
    coding = code(
        one.entry,
        agents=[_as_now(text, a) for a in one.arguments.agents],
        targets=[_as_now(text, a) for a in one.arguments.targets],
        weapons=one.weapons,
        words=one.words.union(words_in(one.syntax, told), *(_said(a) for a in one.arguments.agents)),
        text=text[told.start : told.end],
        aimed=frozenset().union(*(words_in(one.syntax, aim) for aim in one.arguments.aimed_at)),
        at_place=one.target_place is not None,
    )
    if one.verdict.attempt and coding.sub_event_type in TERRITORY:
        coding = Coding("Battles", "Armed clash", "coding:attempt")
    one.event_type, one.sub_event_type = coding.event_type, coding.sub_event_type
    one.rules[:] = [rule for rule in one.rules if not rule.startswith("coding:")]
    one.rules.append(located(coding.rule, _coded_from(one, coding.rule)))


def _shared(one: Draft, told: Span) -> Span:
    """ "A lorry full of explosives was driven into the gate and blew up": what is joined with one subject is one."""
    verb = one.verb
    if verb is None or one.entry.id not in _BLASTS or verb.link != "coord" or verb.parent is None:
        return told
    start = one.syntax.tokens[verb.parent.start].start
    return Span(min(start, told.start), told.end) if verb.subject == verb.parent.subject else told


def _as_now(text: str, one: ResolvedActor) -> Actor:
    """ "A former commander", "captured fighters", "soldiers who had surrendered": they fight no more."""
    low = one.mention.text.lower()
    if one.actor.kind in ARMED_KINDS and fights_no_more(low, text[one.mention.end : one.mention.end + _CLAUSE_REACH]):
        return replace(one.actor, kind=ActorKind.CIVILIANS)
    if one.actor.kind is ActorKind.STATE_FORCES and low.startswith(_MUTINOUS):
        return replace(one.actor, kind=ActorKind.REBEL_GROUP)
    return one.actor


def _said(one: ResolvedActor) -> list[str]:
    """Lower-case words of a mention: "neighbours" tell of a mob wherever they stand."""
    return one.mention.text.lower().split()


def _coded_from(one: Draft, rule: str) -> list[Span]:
    """The words that a coding rule looks at: the actors, the weapons, else the trigger."""
    spans = [Span(one.trigger.start, one.trigger.end)]
    if "target" in rule:
        spans = [span(a.mention) for a in one.arguments.targets] or spans
    elif "territory" in rule or "non-state" in rule:
        spans = [span(a.mention) for a in one.arguments.agents] or spans
    elif "means" in rule or "bombing" in rule:
        spans += [place for name in one.rules if name.startswith("weapon:") for place in read_rule(name)[1]]
    return spans


def _rank(one: Draft) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """The sentences of a happening that are headlines or captions, that correct what was told before, that somebody
    is named for."""
    told = (one, *one.parts)
    above = frozenset(part.number for part in told if part.sentence.kind in ABOVE)
    newer = frozenset(part.number for part in told if is_update(part))
    claims = frozenset(part.number for part in told if part.verdict.speaker is not None)
    return above, newer, claims


def _event(text: str, one: Draft, armed: frozenset[str]) -> EventMention:
    actors = _event_actors(one)
    verdict = one.verdict
    attribution = _attribution(text, verdict.speaker, armed)
    denial = _attribution(text, verdict.denier, armed)
    return EventMention(
        trigger=one.trigger,
        evidence=Span(one.sentence.start, one.sentence.end),
        event_type=one.event_type,
        sub_event_type=one.sub_event_type,
        status=verdict.status,
        attribution=attribution,
        denial=denial,
        time=one.time,
        place=one.place,
        actors=actors,
        weapons=one.weapons,
        tolls=totals(one.tolls, *_rank(one)),
        also=tuple(sorted({span for span in one.also if not span.overlaps(one.trigger)})),
        rules=tuple(dict.fromkeys((*one.rules, *(located(c.rule, [Span(c.start, c.end)]) for _, c in one.tolls)))),
    )


def _event_actors(one: Draft) -> tuple[EventActor, ...]:
    made: list[EventActor] = []
    seen: set[tuple[Role, str]] = set()
    for role, row in ((Role.AGENT, one.arguments.agents), (Role.TARGET, one.arguments.targets)):
        for resolved in row:
            key = (role, resolved.actor.id)
            if key not in seen:
                seen.add(key)
                made.append(EventActor(role, resolved.actor, Span(resolved.mention.start, resolved.mention.end)))
    if one.target_place is not None and not one.arguments.targets:
        made.append(one.target_place)
    return tuple(made)


def _target_place(one: Draft, toponyms: Sequence[ResolvedToponym], starts: Sequence[int]) -> EventActor | None:
    """A place that was aimed at, where its own words name no actor: "shelled Juba"."""
    if one.arguments.targets:
        return None
    for aim in one.arguments.aimed_at:
        for toponym in _toponyms_in(aim, toponyms, starts):
            if toponym.place is not None:
                place = toponym.place
                actor = Actor(f"place:{place.gazetteer_id}", place.name, ActorKind.OTHER, place.country)
                return EventActor(Role.TARGET, actor, Span(toponym.mention.start, toponym.mention.end))
    return None


def _attribution(text: str, speaker: Speaker | None, armed: frozenset[str]) -> Attribution | None:
    if speaker is None:
        return None
    span = speaker.span
    return Attribution(span.start, span.end, text[span.start : span.end], speaker.actor, _party(speaker, armed))


def _party(speaker: Speaker, armed: frozenset[str]) -> bool | None:
    """Is the speaker a party to the conflict? Armed actors are; officials are if their country's forces fight."""
    if speaker.newsroom or speaker.outsider:
        return False
    if speaker.armed:
        return True
    if speaker.actor is None:
        return None
    kind = speaker.actor.kind
    if kind in ARMED_KINDS:
        return True
    if kind in _OUTSIDE:
        return False
    if kind is ActorKind.GOVERNMENT:
        return speaker.actor.country in armed if speaker.actor.country else None
    return None
