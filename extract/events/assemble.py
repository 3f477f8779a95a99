"""Mentions in, event mentions out: the last stage within one document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extract.events.arguments import ActorIndex, blamed
from extract.events.clauses import Syntax, parse
from extract.events.coding import code
from extract.events.draft import Draft, draft, quoted_sentences, tokens_of, words_in
from extract.events.fold import put_together
from extract.events.speakers import Speaker, quote_runs, speaker_of
from extract.events.status import Judge
from extract.events.tolls import attach, totals
from extract.events.when import TimeContext
from extract.events.where import PlaceContext
from extract.lexicon import cues as cue_lexicon
from extract.mentions.tokens import Tagged
from extract.model import (
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
    ResolvedActor,
    ResolvedTimex,
    ResolvedToponym,
    Role,
    Sentence,
    Span,
    Status,
    TriggerMention,
)

_ARMED = frozenset(
    (
        ActorKind.STATE_FORCES,
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.IDENTITY_MILITIA,
        ActorKind.EXTERNAL,
    )
)
_BLAMED = frozenset(("Battles", "Explosions/Remote violence", "Violence against civilians"))
_BLAME_WORDS = frozenset(("responsibility", "blamed", "blaming", "blames", "claimed"))
_DENIALS = frozenset(("denied", "denies", "deny", "denying", "rejected", "dismissed", "disputed"))
_DENIED = frozenset(
    """use claim claims allegation allegations accusation accusations charge charges report reports involvement
    responsibility it this that account version""".split()  # noqa: SIM905 - a list of words
)
_MOST = 48  # triggers read in one sentence: a stretch with more is a list or noise
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
) -> tuple[EventMention, ...]:
    """Event mentions of one document, in the order of their triggers, one a happening."""
    if not triggers:
        return ()
    text = document.text
    rooms = _Rooms(text, tagged, actors, cues)
    times = TimeContext(text, tagged.sentences, timexes, document.published)
    places = PlaceContext(text, tagged.sentences, toponyms)
    arms = (e for e in entities if e.type in {EntityType.WEAPON, EntityType.MILITARY_PLATFORM})
    weapons = sorted(arms, key=lambda weapon: (weapon.start, weapon.end))
    drafts = rooms.drafts(triggers)
    attach(drafts, casualties)
    toponyms = sorted(toponyms, key=lambda t: (t.mention.start, t.mention.end))
    toponym_starts = [t.mention.start for t in toponyms]
    for one in drafts:
        _complete(text, one, weapons, times, places)
        one.target_place = _target_place(one, toponyms, toponym_starts)
    rooms.blame(drafts)
    kept = put_together(drafts)
    rooms.denials(kept)
    for one in kept:
        if one.also and not one.recoded:
            _code(text, one)  # again, with the words and actors that came to it
    armed = frozenset(a.actor.country for a in actors if a.actor.kind in _ARMED and a.actor.country)
    return tuple(_event(text, one, armed) for one in kept)


class _Rooms:
    """Sentences of one document, each read when it is first asked for."""

    def __init__(self, text: str, tagged: Tagged, actors: Sequence[ResolvedActor], cues: Sequence[CueMention]) -> None:
        self.text = text
        self.tagged = tagged
        self.actors = ActorIndex(actors)
        self.everyone = ActorIndex(actors, newsrooms=True)
        self.cues = list(cues)
        self.cue_starts = [cue.start for cue in self.cues]
        self.starts = [sentence.start for sentence in tagged.sentences]
        self.read: dict[int, Syntax] = {}
        self.runs = quote_runs(text, tagged.sentences)
        self.quotations = quoted_sentences(self.runs)
        self.speakers: dict[int, Speaker | None] = {}

    def syntax(self, number: int) -> Syntax:
        found = self.read.get(number)
        if found is None:
            found = self.read[number] = parse(self.tagged.tokens[number])
        return found

    def cues_in(self, sentence: Sentence) -> list[CueMention]:
        return self.cues[bisect_left(self.cue_starts, sentence.start) : bisect_left(self.cue_starts, sentence.end)]

    def drafts(self, triggers: Sequence[TriggerMention]) -> list[Draft]:
        rows: dict[int, list[TriggerMention]] = {}
        for trigger in sorted(triggers, key=lambda t: (t.start, t.end)):
            number = bisect_right(self.starts, trigger.start) - 1
            if number >= 0 and self.tagged.tokens[number]:
                row = rows.setdefault(number, [])
                if len(row) < _MOST:
                    row.append(trigger)
        made: list[Draft] = []
        for number, row in rows.items():
            sentence, syntax = self.tagged.sentences[number], self.syntax(number)
            judge = Judge(syntax, self.everyone, self.cues_in(sentence), self.quoted(number))
            stops = frozenset(
                syntax.at[first] for first, last in (tokens_of(syntax, one) for one in row) if first < last
            )
            drafts = (draft(one, number, sentence, syntax, judge, self.actors, stops) for one in row)
            made.extend(one for one in drafts if one is not None and not one.verdict.wish)
        return made

    def blame(self, drafts: Sequence[Draft]) -> None:
        """Violence without an agent: whoever is blamed or claims it in its sentence or the two after."""
        blamed_in: dict[int, list[ResolvedActor]] = {}
        for one in drafts:
            if one.arguments.agents or one.event_type not in _BLAMED or one.is_("result"):
                continue
            for number in range(one.number, min(one.number + 3, len(self.starts))):
                if number not in blamed_in:
                    says = any(token.text in _BLAME_WORDS for token in self.tagged.tokens[number])
                    blamed_in[number] = blamed(self.syntax(number), self.actors) if says else []
                found = [a for a in blamed_in[number] if a.actor.id not in one.target_ids()]
                if found:
                    one.arguments.agents.extend(found)
                    one.rules.append("role:blamed=agent")
                    break

    def denials(self, kept: Sequence[Draft]) -> None:
        """ "The army denied the use of such weapons", "denied the claim": of the claim told last before."""
        kinds = cue_lexicon.verbs()
        claims = [one for one in kept if one.verdict.status is Status.CLAIMED and one.verdict.denier is None]
        told = {one.number for one in kept}
        first = {one.number: one for one in reversed(claims)}  # the first claim of its sentence is its main one
        numbers = [*sorted(first), len(self.starts)]
        for at, later in pairwise(numbers):
            one = first[at]
            limit = min(at + 3, len(self.starts), later + 1)
            for number in range(one.number + 1, limit):
                if not any(token.text in _DENIALS for token in self.tagged.tokens[number]):
                    continue
                syntax = self.syntax(number)
                for verb in syntax.verbs:
                    denies = kinds.get(syntax.word(verb.chunk)) == "deny" and not verb.passive
                    generic = any(syntax.word(np) in _DENIED for np in verb.objects)
                    clause = any(other.parent is verb and other.link in {"that", "comp"} for other in syntax.verbs)
                    if denies and (generic or (clause and number not in told and number == one.number + 1)):
                        one.verdict.denier = speaker_of(syntax, self.everyone, verb)

    def quoted(self, number: int) -> Speaker | None:
        """Who speaks the quotation that the sentence stands in."""
        run = self.runs[number]
        if run < 0:
            return None
        if run not in self.speakers:
            numbers = self.quotations[run]
            found = self._speaker(numbers)
            if (
                found is None
                and numbers[0]
                and self.runs[numbers[0] - 1] == run - 1
                and self._same_paragraph(numbers[0])
            ):
                found = self.quoted(numbers[0] - 1)  # "...," he said. "..."
            self.speakers[run] = found
        return self.speakers[run]

    def _same_paragraph(self, number: int) -> bool:
        before, after = self.tagged.sentences[number - 1], self.tagged.sentences[number]
        return "\n" not in self.text[before.end : after.start]

    def _speaker(self, numbers: Sequence[int]) -> Speaker | None:
        kinds = cue_lexicon.verbs()
        ordered = [*reversed(numbers[-2:]), *numbers[:-2][:2]]
        after = numbers[-1] + 1
        for number in ordered:
            syntax = self.syntax(number)
            for verb in syntax.verbs:
                if kinds.get(syntax.word(verb.chunk)) == "say" and verb.link == "parataxis" and verb.subject:
                    return speaker_of(syntax, self.everyone, verb, rule="quotation")
        return self._after(after) if after < len(self.starts) else None

    def _after(self, number: int) -> Speaker | None:
        """ "..." the official said. In the sentence after a quotation that ended in a full stop."""
        first = self.tagged.tokens[number][:6]
        if len(first) > 4 or not first:
            return None
        syntax = self.syntax(number)
        kinds = cue_lexicon.verbs()
        for verb in syntax.verbs:
            if kinds.get(syntax.word(verb.chunk)) == "say" and verb.subject:
                return speaker_of(syntax, self.everyone, verb, rule="quotation")
        return None


def _complete(
    text: str, one: Draft, weapons: Sequence[EntityMention], times: TimeContext, places: PlaceContext
) -> None:
    """Weapons, type, time and place of a draft."""
    trigger = Span(one.trigger.start, one.trigger.end)
    found: list[str] = []
    first = bisect_left(weapons, one.sentence.start, key=lambda weapon: weapon.start)
    for k in range(first, len(weapons)):
        weapon = weapons[k]
        if weapon.start >= one.sentence.end:
            break
        if one.clause.overlaps(weapon) or trigger.overlaps(weapon):
            name = weapon.text
            if name.lower() not in {known.lower() for known in found}:
                found.append(name)
    one.weapons = tuple(found)
    one.words = words_in(one.syntax, one.clause)
    _code(text, one)
    status = one.verdict.status
    one.time = times.of(trigger, one.clause, status, one.verdict.tense)
    spans = [Span(a.mention.start, a.mention.end) for a in (*one.arguments.agents, *one.arguments.targets)]
    one.place = places.of(trigger, one.clause, spans)


def _code(text: str, one: Draft) -> None:
    coding = code(
        one.entry,
        agents=[a.actor for a in one.arguments.agents],
        targets=[a.actor for a in one.arguments.targets],
        weapons=one.weapons,
        words=one.words,
        text=text[one.clause.start : one.clause.end],
    )
    one.event_type, one.sub_event_type = coding.event_type, coding.sub_event_type
    one.rules.append(coding.rule)


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
        tolls=totals(one.tolls),
        also=tuple(sorted(one.also)),
        rules=tuple(dict.fromkeys(one.rules)),
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
    if one.target_place is not None:
        made.append(one.target_place)
    return tuple(made)


def _target_place(one: Draft, toponyms: Sequence[ResolvedToponym], starts: Sequence[int]) -> EventActor | None:
    """A place that was aimed at, where its own words name no actor: "shelled Juba"."""
    if one.arguments.targets:
        return None
    for span in one.arguments.aimed_at:
        for toponym in toponyms[max(0, bisect_left(starts, span.start) - 1) : bisect_left(starts, span.end)]:
            if toponym.place is not None and span.overlaps(toponym.mention):
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
    if kind in _ARMED:
        return True
    if kind in _OUTSIDE:
        return False
    if kind is ActorKind.GOVERNMENT:
        return speaker.actor.country in armed if speaker.actor.country else None
    return None
