"""A claim taken back: "withdrew its statement that its troops had retaken the town"."""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.syntax.clauses import Syntax, Verb
from extract.lexicon import cues
from extract.lexicon.words import word_class

_BEFORE, _AFTER = 25, 25  # tokens around the event's word in which the claim's noun and the judgement of it stand
_VERB = 6  # tokens before the noun in which the verb stands
_OWN = 3  # tokens before the noun in which it is said whose claim it is
_ADVERBS = 3  # tokens between "was" and "wrong"
_BE = word_class("status.be")
_OPENS = frozenset(("that", "of", "to", "on", "about"))


def retracted(syntax: Syntax, first: int) -> tuple[Verb | None, str] | None:
    """The verb that says so, whose subject takes it back, and the word for it; None where nothing is taken back.

    ``first``: the first token of the trigger. By a verb of taking back over a noun for a claim ("retracted a report
    of"), or by somebody's own claim being called wrong ("said that its report that ... was wrong").
    """
    lows = syntax.lows
    nouns = cues.single("claim_noun")
    for at in range(first - 1, max(-1, first - _BEFORE), -1):
        if lows[at] not in nouns or lows[at + 1] not in _OPENS:
            continue
        taken = _phrase(lows, max(0, at - _VERB), at)
        if taken is not None:
            return _verb_at(syntax, taken[0]), taken[1]
        if not cues.single("own_claim").isdisjoint(lows[max(0, at - _OWN) : at]):
            wrong = _called_wrong(lows[first : first + _AFTER])
            if wrong:
                said = [verb for verb in syntax.verbs if syntax.chunks[verb.chunk].end <= at]
                return (said[-1] if said else None), wrong
    return None


def _phrase(lows: Sequence[str], first: int, end: int) -> tuple[int, str] | None:
    for at in range(end - 1, first - 1, -1):
        for phrase in cues.phrases("retract"):
            if tuple(lows[at : at + len(phrase)]) == phrase:
                return at, " ".join(phrase)
    return None


def _called_wrong(lows: Sequence[str]) -> str:
    wrong = cues.single("wrong_claim")
    for at, word in enumerate(lows):
        if word in _BE:
            found = next((w for w in lows[at + 1 : at + 1 + _ADVERBS] if w in wrong), "")
            if found:
                return found
    return ""


def _verb_at(syntax: Syntax, token: int) -> Verb | None:
    spans = ((verb, syntax.chunks[verb.chunk]) for verb in syntax.verbs)
    return next((verb for verb, chunk in spans if chunk.start <= token < chunk.end), None)
