"""The words of the text that a rule rests on: what ``annotate --explain`` and the screen point at."""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.status.words import INVERTED
from extract.events.syntax.clauses import NOBODY, Syntax
from extract.lexicon.rules import located
from extract.lexicon.words import word_class
from extract.model import ActorMention, ResolvedActor, Span

_NEGATIONS = word_class("syntax.negations")
_ALIASES = {"status:negation": _NEGATIONS, "status:no": NOBODY, "status:inverted": INVERTED}


def by_word(rule: str, syntax: Syntax, trigger: Span) -> str:
    """A rule of status or attribution with the place of the word that it names, the one nearest to the trigger."""
    _, _, rest = rule.partition(":")
    wanted = rest.split(" ")
    spans = (
        _nearest(syntax, _ALIASES[rule], 1, trigger)
        if rule in _ALIASES
        else _phrase(syntax, wanted, trigger) or _phrase(syntax, wanted[1:], trigger)
    )
    return located(rule, spans)


def of_actors(rule: str, actors: Sequence[ResolvedActor]) -> str:
    return located(rule, (span(actor.mention) for actor in actors))


def span(mention: ActorMention | Span) -> Span:
    return Span(mention.start, mention.end)


def _phrase(syntax: Syntax, wanted: Sequence[str], trigger: Span) -> list[Span]:
    if not wanted:
        return []
    return _nearest(syntax, frozenset(wanted[:1]), len(wanted), trigger, wanted)


def _nearest(
    syntax: Syntax, first: frozenset[str], length: int, trigger: Span, wanted: Sequence[str] = ()
) -> list[Span]:
    best: tuple[int, Span] | None = None
    tokens, lows = syntax.tokens, syntax.lows
    for at, low in enumerate(lows):
        if low in first and (not wanted or list(wanted) == lows[at : at + length]):
            here = Span(tokens[at].start, tokens[at + length - 1].end)
            gap = max(trigger.start - here.end, here.start - trigger.end, 0)
            if best is None or gap < best[0]:
                best = (gap, here)
    return [best[1]] if best is not None else []
