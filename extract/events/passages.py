"""Sentences of one document with their syntax, cues and speakers, each read when it is first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import methodcaller

from extract.events.draft import Draft, draft, quoted_sentences, tokens_of
from extract.events.grounds import of_actors
from extract.events.meant import ActorIndex
from extract.events.status.judge import Judge
from extract.events.status.speakers import Speaker, quote_runs, speaker_of
from extract.events.syntax.clauses import Syntax, parse
from extract.lexicon import cues as cue_lexicon
from extract.mentions.tagging.marks import CAPITAL, finder
from extract.mentions.tagging.tokens import Tagged
from extract.model import CueMention, ResolvedActor, Sentence, Token, TriggerMention

_NAMES = frozenset(("actor:name", "actor:form", "actor:force", "actor:short"))
_start = methodcaller("start")  # of a match
_MOST = 48  # triggers read in one sentence: a stretch with more is a list or noise


class Rooms:
    """What is read of a document's sentences, kept for all its events."""

    def __init__(self, text: str, tagged: Tagged, actors: Sequence[ResolvedActor], cues: Sequence[CueMention]) -> None:
        self.text = text
        self.tagged = tagged
        self.everyone = ActorIndex(actors)
        self.actors = self.everyone.without_newsrooms()
        self.cues = list(cues)
        self.cue_starts = [cue.start for cue in self.cues]
        self.starts = [sentence.start for sentence in tagged.sentences]
        self._words: dict[int, frozenset[str]] = {}
        self.read: dict[int, Syntax] = {}
        self.runs = quote_runs(text, tagged.sentences)
        self.quotations = quoted_sentences(self.runs)
        self.speakers: dict[int, Speaker | None] = {}

    def syntax(self, number: int) -> Syntax:
        found = self.read.get(number)
        if found is None:
            found = self.read[number] = parse(self._named(number), self.tagged.lower[number])
        return found

    def _named(self, number: int) -> Sequence[Token]:
        """The tokens with names that look like verbs tagged as the names that they are: "Shining Path"."""
        tagged = self.tagged
        tokens, words, tags = tagged.tokens[number], tagged.words[number], tagged.tags[number]
        capitals = finder(CAPITAL).finditer(tagged.marks[tagged.cuts[number] : tagged.cuts[number + 1]])
        if not any(tags[at][:2] == "VB" and words[at][:1].isupper() for at in map(_start, capitals)):
            return tokens
        return [replace(token, tag="NNP") if self._in_name(token) else token for token in tokens]

    def _in_name(self, token: Token) -> bool:
        if token.tag[:2] != "VB" or not token.text[:1].isupper():
            return False
        found = self.everyone.within(token.start, token.end)
        return any(a.mention.rule in _NAMES and a.mention.start <= token.start for a in found)

    def words(self, number: int) -> frozenset[str]:
        """The sentence's words as written."""
        found = self._words.get(number)
        if found is None:
            found = self._words[number] = frozenset(self.tagged.words[number])
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
            made.extend(_spoken_for(one) for one in drafts if one is not None and not one.verdict.wish)
        return made

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


def _spoken_for(one: Draft) -> Draft:
    """ "We will take the town," said a spokesman of the front: "we" are the front."""
    speaker = one.verdict.speaker
    side = speaker.side if speaker is not None else None
    if side is not None:
        for role, row in (("agent", one.arguments.agents), ("target", one.arguments.targets)):
            ours = [a for a in row if a.mention.text.lower() in _FIRST_PERSON]
            if ours:
                row[:] = [replace(a, actor=side) if a in ours else a for a in row]
                one.rules.append(of_actors(f"role:side={role}", ours))
    return one


_FIRST_PERSON = frozenset(("we", "us", "our"))
