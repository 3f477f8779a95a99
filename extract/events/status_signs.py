"""What the words of a sentence around one verb say of whether it happened: its subject, its condition, its noun."""

from __future__ import annotations

from extract.events.clauses import Syntax, Verb
from extract.events.status_words import MERELY


def subject_of_being(syntax: Syntax, verb: Verb) -> bool:
    """ "Retaking the town is key"."""
    before = syntax.chunks[verb.chunk - 1].kind if verb.chunk else "stop"
    if before not in {"stop", "prep", "mark"} or verb.link not in {"ger", "that"}:
        return False
    return any(
        other.form == "finite"
        and other.chunk > verb.chunk
        and bool(verb.objects)
        and other.subject[:1] == verb.objects[:1]
        and syntax.lows[syntax.chunks[other.chunk].start] in {"is", "was", "would", "will", "remains"}
        for other in syntax.verbs
    )


def none(syntax: Syntax, np: int) -> bool:
    """ "no soldiers", "neither side", "nobody"."""
    return syntax.nobody(np) and syntax.word(np) not in {"doubt", "question"}


def only_after(syntax: Syntax, verb: Verb) -> bool:
    """ "fled only after ...": a word such as "only" in the verb group or right behind it."""
    chunk = syntax.chunks[verb.chunk]
    return not MERELY.isdisjoint(syntax.lows[chunk.start : chunk.end + 1])


def pronoun(syntax: Syntax, np: int) -> bool:
    """Is the noun phrase a pronoun, or owned by one?"""
    return syntax.tokens[syntax.chunks[np].start].tag in {"PRP", "PRP$"}


def condition(syntax: Syntax, verb: Verb) -> bool:
    """Does an "if" or "unless" hang on the verb, or stand before it?"""
    return any(
        other.link in {"if", "unless"} and (other.parent is verb or other.parent is None) for other in syntax.verbs
    )


def over_noun(syntax: Syntax, verb: Verb) -> Verb | None:
    """The verb whose subject or object the infinitive's noun is."""
    at = verb.chunk - 1
    for other in syntax.verbs:
        if other is not verb and at in other.subject and other.form == "finite":
            return other
    for other in syntax.verbs:
        if other is not verb and at in other.objects:
            return other
    return None
