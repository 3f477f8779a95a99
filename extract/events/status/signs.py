"""What the words of a sentence around one verb say of whether it happened: its subject, its condition, its noun."""

from __future__ import annotations

from extract.events.status.words import FAR, MERELY
from extract.events.syntax.clauses import Syntax, Verb
from extract.lexicon.wordlist import words
from extract.model import Span


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


def token_at(syntax: Syntax, offset: int) -> int:
    """The token that holds a code point of the text, or the next; -1 past the end of the sentence."""
    return next((i for i, token in enumerate(syntax.tokens) if token.end > offset), -1)


def bracketed(syntax: Syntax, cue: Span) -> bool:
    """ "The air force bombed the town (unverified)": a remark on the whole sentence."""
    at = token_at(syntax, cue.start)
    return at > 0 and syntax.tokens[at - 1].text in {"(", "["}


def elsewhere(syntax: Syntax, cue: Span, verb: Verb | None) -> bool:
    """Does the word of doubt belong to a relative clause around another verb, or to the phrase after it?

    "Five men, who reportedly took part in a raid, were killed"; "was detained, supposedly for spying".
    """
    at = token_at(syntax, cue.start)
    if at < 0:
        return False
    if at and at + 1 < len(syntax.tokens) and syntax.tokens[at - 1].tag == "," and syntax.lows[at + 1] in _REASONS:
        return True
    clause = syntax.clause_of(at)
    return clause is not None and clause is not verb and clause.link == "rel" and not _within(verb, clause)


def _within(verb: Verb | None, clause: Verb) -> bool:
    """Does the verb hang on the clause?"""
    for _ in range(FAR):
        if verb is None or verb is clause:
            break
        verb = verb.parent
    return verb is not None


_REASONS = words("for because over as due")


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
