"""Evidential status of an event and who says so, by the clauses that the trigger stands in.

From the trigger outwards: the noun's own modifiers, the verb group's modality and negation, what the governing verbs
say (plan, fail, deny, say), then who is quoted. The nearest cue decides between planned, hypothetical, negated and
denied; "reportedly" makes an event unconfirmed; otherwise it is claimed if it stands on somebody's word, and asserted
if not.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.meant import ActorIndex
from extract.events.status import signs
from extract.events.status.retracted import retracted
from extract.events.status.speakers import Speaker, source_in, speaker_beside, speaker_of
from extract.events.status.verdict import Verdict
from extract.events.status.words import (
    APPEARS,
    ASSUMED,
    ATTEMPTS,
    BY_KIND,
    FAR,
    GOALS,
    HAPPEN,
    INVERTED,
    LIGHT,
    MODAL,
    ORDINALS,
    POWERS,
    REJECTS,
    REPORT_NOUNS,
    SUBJECT_TAGS,
    tense_of,
)
from extract.events.syntax.clauses import Syntax, Verb
from extract.lexicon import cues
from extract.lexicon.triggers import TriggerEntry
from extract.lexicon.words import word_class
from extract.model import CueMention, Span, Status

_TRANSFER = "Non-violent transfer of territory"


_DEFINITE = word_class("tolls.definite")
_OVER_LINKS = word_class("status.over_links")
_STAGES = word_class("status.stages")
_GERUND_LINKS = word_class("status.gerund_links")


class Judge:
    """Status of the events of one sentence. ``quoted``: who speaks the whole sentence, if it stands in a quotation."""

    def __init__(
        self, syntax: Syntax, actors: ActorIndex, cue_mentions: Sequence[CueMention], quoted: Speaker | None = None
    ) -> None:
        self.syntax = syntax
        self.actors = actors
        self.quoted = quoted
        self.cues = cue_mentions
        self.kinds = cues.verbs()
        self.source = source_in(syntax, actors)

    def judge(self, entry: TriggerEntry, first: int, last: int, own: Verb | None) -> Verdict:
        """Verdict on the trigger that covers tokens [first, last); ``own``: its verb, None for a noun."""
        verdict = Verdict()
        start: Verb | None
        if own is not None:
            start = own
            word = self.syntax.word(own.chunk)
            made = entry.sub_event_type == "Agreement" and word == "agreed"  # "agreed a truce"
            if self._kind(own) == "plan" and not made and self.syntax.chunks[own.chunk].end < last:
                self._set(verdict, Status.PLANNED, f"status:plan {word}")  # "called a strike"
            self._walk(own, verdict, full=True)
        else:
            start = self._noun(first, last, verdict)
        if "plan" in entry.flags and verdict.status in {Status.ASSERTED, Status.CLAIMED}:
            self._set(verdict, Status.PLANNED, "status:trigger")
        if "negated" in entry.flags and verdict.status in {Status.ASSERTED, Status.CLAIMED}:
            self._set(verdict, Status.NEGATED, "status:trigger")
        if verdict.attempt and entry.sub_event_type == _TRANSFER:
            self._set(verdict, Status.PLANNED, "status:attempt")  # "tried to leave the town"
        self._question(verdict)
        self._inverted(first, verdict)
        self._hedges(start, first, last, verdict)
        self._speech(start, first, verdict)
        self._taken_back(first, verdict)
        verdict.tense = verdict.tense or tense_of(self.syntax, start, verdict.status)
        return verdict

    def _taken_back(self, first: int, verdict: Verdict) -> None:
        found = retracted(self.syntax, first)
        if found is not None:
            verb, word = found
            verdict.status, verdict.speaker, verdict.purpose = Status.NEGATED, None, False
            verdict.denier = speaker_of(self.syntax, self.actors, verb) if verb is not None else None
            verdict.rules.append(f"status:retract {word}")

    def _set(self, verdict: Verdict, status: Status, rule: str) -> None:
        if verdict.status in {Status.ASSERTED, Status.CLAIMED}:
            verdict.status = status
        verdict.rules.append(rule)

    def _kind(self, verb: Verb) -> str:
        return self.kinds.get(self.syntax.word(verb.chunk), "")

    def _noun(self, first: int, last: int, verdict: Verdict) -> Verb | None:
        """A nominal trigger: its modifiers, the noun over it, the verb over it. Returns the verb to go on from."""
        syntax = self.syntax
        at, end = syntax.at[first], syntax.at[last - 1]
        chunk = syntax.chunks[at]
        definite = False
        for low in syntax.lows[max(chunk.start, first - 12) : first]:
            status = cues.adjectives().get(low)
            if low == "no":
                status = Status.NEGATED
            definite = definite or low in _DEFINITE
            if status is not None:
                self._set(verdict, status, f"status:adjective {low}")
        governing = self._over(at, verdict)
        verb, slot = self._governor({at, end} if governing is None else {at, end, governing})
        if verb is None:
            return syntax.clause_of(first)
        word, kind = syntax.word(verb.chunk), self._kind(verb)
        if slot == "object":
            if syntax.names(verb, end):
                pass
            elif kind in BY_KIND and word not in LIGHT and not (kind == "plan" and word in {"agreed", "decided"}):
                if kind == "deny":
                    verdict.denier = speaker_of(syntax, self.actors, verb)
                self._set(verdict, BY_KIND[kind], f"status:{kind} {word}")
                self._walk(verb, verdict, full=True)
            elif word in LIGHT or kind == "try" or (kind == "say" and not definite):
                self._walk(verb, verdict, full=True)
            else:
                self._walk(verb, verdict, full=not definite)
        elif slot == "subject":
            for other in syntax.verbs:  # "talks are due to resume"
                hangs = other.form == "inf" and other.parent is verb and word in {"is", "are", "was", "were"}
                if hangs and syntax.word(other.chunk) in HAPPEN:
                    self._infinitive(other, verdict)
                    verdict.purpose = False
            self._walk(verb, verdict, full=word in HAPPEN or (verb.passive and word in LIGHT) or not definite)
        else:
            if kind in {"plan", "believe"} and slot in {"for", "of", "against", "on", "about"}:
                self._set(verdict, BY_KIND[kind], f"status:{kind} {word}")
            elif kind == "fail" and slot == "from":
                self._set(verdict, Status.NEGATED, f"status:fail {word}")
            elif slot == "to" and verb.link == "when" and word in {"comes", "came"}:
                self._set(verdict, Status.HYPOTHETICAL, "status:when it comes to")
            elif slot == "without":
                self._set(verdict, Status.NEGATED, "status:without")
            self._walk(verb, verdict, full=verb.link in {"if", "unless"} or (kind == "plan" and not definite))
        return verb

    def _over(self, at: int, verdict: Verdict) -> int | None:
        """ "the prospect of an attack", "plans for a raid": the noun over the trigger."""
        chunks = self.syntax.chunks
        if at >= 2 and chunks[at - 1].kind == "prep" and chunks[at - 2].kind == "np":
            word = chunks[at - 2].word
            status = cues.nouns().get(word)
            if status is not None and chunks[at - 1].word in _OVER_LINKS:
                self._set(verdict, status, f"status:noun {word}")
                return at - 2
            if word in _STAGES or word in ATTEMPTS:
                return at - 2
        return None

    def _governor(self, phrases: set[int]) -> tuple[Verb | None, str]:
        best: tuple[Verb | None, str] = (None, "")
        for verb in self.syntax.verbs:
            if phrases.intersection(verb.objects):
                return verb, "object"
            # a participle that hangs on the noun ("the attack carried out by") says less than the main verb
            if phrases.intersection(verb.subject) and (best[0] is None or best[0].form != "finite"):
                best = (verb, "subject")
        if best[0] is not None:
            return best
        for verb in self.syntax.verbs:
            for preposition, np in verb.preps:
                if np in phrases:
                    return verb, preposition
        return None, ""

    def _walk(self, verb: Verb | None, verdict: Verdict, *, full: bool) -> None:
        """Outwards from ``verb``. ``full``: its modality and negation are the event's own."""
        steps = 0
        while verb is not None and steps < FAR:
            steps += 1
            if full:
                self._own(verb, verdict)
            verb, full = self._outwards(verb, verdict, full=full)

    def _own(self, verb: Verb, verdict: Verdict) -> None:
        syntax = self.syntax
        if verb.form == "ger" and verb.noun < 0 and signs.subject_of_being(self.syntax, verb):
            self._set(verdict, Status.PLANNED, "status:gerund as subject")
        elif verb.subject and syntax.word(verb.subject[0]) in GOALS:
            self._set(verdict, Status.PLANNED, f"status:noun {syntax.word(verb.subject[0])}")
        if verb.subject and signs.none(self.syntax, verb.subject[0]):
            self._set(verdict, Status.NEGATED, "status:no")
        if verb.negated and not signs.only_after(self.syntax, verb):
            self._set(verdict, Status.NEGATED, "status:negation")
        if verb.modal:
            status = MODAL.get(verb.modal)
            perfect = "have" in syntax.lows[syntax.chunks[verb.chunk].start : syntax.chunks[verb.chunk].end]
            if verb.modal in {"may", "might"} and perfect:
                status = Status.UNCONFIRMED
            elif verb.modal in {"will", "would"} and signs.condition(self.syntax, verb):
                status = Status.HYPOTHETICAL
            elif verb.modal == "would" and (self._reported_future(verb) or self._announced(verb)):
                status = Status.PLANNED
            if verb.modal in {"should", "must"} and verdict.status is Status.ASSERTED:
                verdict.wish = True
            if status is not None:
                self._set(verdict, status, f"status:{verb.modal}")

    def _reported_future(self, verb: Verb) -> bool:
        """ "said it would launch", "said the town would be freed": somebody tells of what is to come."""
        parent = verb.parent
        return (
            parent is not None
            and verb.link in {"that", "comp"}
            and self._kind(parent) in {"say", "plan"}
            and bool(verb.subject)
            and (signs.pronoun(self.syntax, verb.subject[0]) or self._in_power(parent))
        )

    def _in_power(self, verb: Verb) -> bool:
        """Does somebody speak who can do what they foretell: a government, an armed side?"""
        speaker = speaker_of(self.syntax, self.actors, verb)
        return speaker is not None and (speaker.armed or (speaker.actor is not None and speaker.actor.kind in POWERS))

    def _announced(self, verb: Verb) -> bool:
        """ "warned that the army would bomb"."""
        return verb.parent is not None and verb.link in {"that", "comp"} and self._kind(verb.parent) == "plan"

    def _outwards(self, verb: Verb, verdict: Verdict, *, full: bool) -> tuple[Verb | None, bool]:
        """What the link to the next verb out says; that verb, and whether its modality carries over.

        Where not ``full``, what holds of the verb does not hold of the event ("they will condemn the attack").
        """
        link, parent = verb.link, verb.parent
        if not full:  # only who says it matters from here on
            words = self.syntax.lows[self.syntax.chunks[verb.chunk].start : self.syntax.chunks[verb.chunk].end]
            if parent is not None and verb.form == "inf" and "have" in words and self._kind(parent) == "say":
                self._spoken(parent, verdict)  # "claimed to have killed four when it bombed the post"
            if parent is not None and link in {"that", "comp"} and self._kind(parent) == "say" and not parent.passive:
                self._spoken(parent, verdict)
            return parent, False
        if link in {"if", "unless", "whether", "lest"}:
            self._set(verdict, Status.HYPOTHETICAL, f"status:{link}")
            return parent, False
        if verb.form == "inf" and link != "coord":
            return self._infinitive(verb, verdict)
        if parent is None:
            return None, False
        kind = self._kind(parent)
        if link in {"that", "comp"}:
            self._complement(verb, parent, kind, verdict)
            return parent, kind in {"try"}
        if verb.form in {"ger", "base"} and link not in {"coord"}:
            return parent, self._gerund(verb, parent, kind, verdict)
        if link == "coord":
            return parent, verb.form != "finite" and parent.form == verb.form
        return parent, False

    def _complement(self, verb: Verb, parent: Verb, kind: str, verdict: Verdict) -> None:
        syntax = self.syntax
        if verb.link == "that" and verb.start:
            before = syntax.chunks[syntax.at[verb.start] - 1] if syntax.at[verb.start] else None
            if before is not None and before.kind == "np" and before.word in REPORT_NOUNS:
                if syntax.word(parent.chunk) in REJECTS:
                    kind = "deny"
                if kind != "deny":
                    self._set(verdict, Status.UNCONFIRMED, f"status:noun {before.word}")
                    return
        if kind == "say":
            if not parent.passive:
                self._spoken(parent, verdict)
            elif not parent.negated:
                self._set(verdict, Status.UNCONFIRMED, "status:passive report")
        elif kind == "deny":
            verdict.denier = verdict.denier or speaker_of(syntax, self.actors, parent)
            self._set(verdict, Status.DENIED, f"status:deny {syntax.word(parent.chunk)}")
        elif kind in {"plan", "believe"}:
            self._set(verdict, BY_KIND[kind], f"status:{kind} {syntax.word(parent.chunk)}")
            self._spoken(parent, verdict)

    def _gerund(self, verb: Verb, parent: Verb, kind: str, verdict: Verdict) -> bool:
        link, word = verb.link, self.syntax.word(parent.chunk)
        if link == "without":
            self._set(verdict, Status.NEGATED, "status:without")
            return False
        if link in _GERUND_LINKS:
            return False
        if kind == "say" and link in {"of", "for"}:
            self._spoken(parent, verdict)
            return False
        if kind == "deny":
            verdict.denier = verdict.denier or speaker_of(self.syntax, self.actors, parent)
        if kind in BY_KIND and (link in {"of", "from", "on", "for"} or verb.chunk == parent.chunk + 1):
            self._set(verdict, BY_KIND[kind], f"status:{kind} {word}")
            return False
        return verb.noun < 0

    def _infinitive(self, verb: Verb, verdict: Verdict) -> tuple[Verb | None, bool]:
        syntax, parent = self.syntax, verb.parent
        chunk = syntax.chunks[verb.chunk]
        before = syntax.chunks[verb.chunk - 1] if verb.chunk else None
        start = syntax.tokens[chunk.start].start
        for cue in self.cues:
            if cue.rule in {"cue:set", "cue:unable"} and cue.start <= start < cue.end:
                self._set(verdict, cue.status, f"status:{cue.rule[4:]}")
                return parent, False
        if before is not None and before.kind == "np":
            if not ORDINALS.isdisjoint(syntax.lows[before.start : before.end]) and before.word not in cues.nouns():
                return signs.over_noun(self.syntax, verb), False
            if before.word in ATTEMPTS:
                verdict.attempt = True
                return signs.over_noun(self.syntax, verb) or parent, True
            status = cues.nouns().get(before.word)
            if status is not None:
                self._set(verdict, status, f"status:noun {before.word}")
                return signs.over_noun(self.syntax, verb) or parent, False
        if parent is None:
            self._set(verdict, Status.PLANNED, "status:infinitive")
            return signs.over_noun(self.syntax, verb), False
        kind, word = self._kind(parent), syntax.word(parent.chunk)
        if kind == "try":
            verdict.attempt = verdict.attempt or word in cues.attempts()
            return parent, True
        if (parent.passive and word in ASSUMED) or word in APPEARS:
            self._set(verdict, Status.UNCONFIRMED, f"status:{word} to")
            return parent, False
        if kind in BY_KIND:
            if kind == "deny":
                verdict.denier = verdict.denier or speaker_of(syntax, self.actors, parent)
            if kind == "fail" and parent.negated:
                return parent, False
            self._set(verdict, BY_KIND[kind], f"status:{kind} {word}")
            return parent, False
        if kind == "say" and "have" in syntax.lows[chunk.start : chunk.end]:
            self._spoken(parent, verdict)
            return parent, False
        self._set(verdict, Status.PLANNED, "status:purpose")
        verdict.purpose = True
        return parent, False

    def _question(self, verdict: Verdict) -> None:
        if self.syntax.tokens and any(token.text == "?" for token in self.syntax.tokens[-2:]):
            self._set(verdict, Status.HYPOTHETICAL, "status:question")

    def _inverted(self, first: int, verdict: Verdict) -> None:
        """ "Had the rebels taken the town, the war ...": a condition told by the order of its words."""
        lows, tokens = self.syntax.lows, self.syntax.tokens
        if first > 1 and lows[0] in INVERTED and tokens[1].tag in SUBJECT_TAGS and "," not in lows[:first]:
            self._set(verdict, Status.HYPOTHETICAL, "status:inverted")

    def _hedges(self, verb: Verb | None, first: int, last: int, verdict: Verdict) -> None:
        tokens = self.syntax.tokens
        spans = []
        steps = 0
        here = verb
        while here is not None and steps < FAR:
            spans.append(Span(tokens[here.start].start, tokens[here.end - 1].end))
            here = here.parent if here.link in {"that", "comp", "coord", "inf", "ger", "part"} else None
            steps += 1
        if not spans:
            spans.append(Span(tokens[0].start, tokens[-1].end))
        trigger = Span(tokens[first].start, tokens[last - 1].end)
        for cue in self.cues:
            if cue.rule not in {"cue:hearsay", "cue:unconfirmed"}:
                continue
            remark = signs.bracketed(self.syntax, cue)
            if remark or (any(span.overlaps(cue) for span in spans) and not signs.elsewhere(self.syntax, cue, verb)):
                if cue.start > trigger.end + 60 and cue.rule == "cue:hearsay" and not remark:
                    continue
                if verdict.status in {Status.ASSERTED, Status.CLAIMED}:
                    verdict.status = Status.UNCONFIRMED
                verdict.rules.append(f"status:{cue.text.lower()}")

    def _spoken(self, verb: Verb, verdict: Verdict) -> None:
        if verdict.speaker is None:
            verdict.speaker = speaker_of(self.syntax, self.actors, verb)

    def _speech(self, verb: Verb | None, first: int, verdict: Verdict) -> None:
        """Who says it: the governing verb's subject, "..., X said", "according to X", the speaker of the quotation."""
        if verdict.speaker is None:
            verdict.speaker = speaker_beside(self.syntax, self.actors, verb, first) or self.source or self.quoted
        speaker = verdict.speaker
        if speaker is None:
            return
        verdict.rules.append(f"attribution:{speaker.rule}")
        if verdict.status is Status.ASSERTED and not speaker.newsroom:
            verdict.status = Status.CLAIMED
        if speaker.newsroom:
            inner = self.source
            if inner is not None and not inner.newsroom and verdict.status is Status.ASSERTED:
                verdict.speaker, verdict.status = inner, Status.CLAIMED
