"""Words that carry or block an event's status, and the tense of a clause."""

from __future__ import annotations

from extract.events.syntax.clauses import Syntax, Verb
from extract.lexicon.verbs import forms_of
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class
from extract.model import ActorKind, Status

HAPPEN = word_class("status.happen")
#: verbs that make the event of their object as real as they are themselves
LIGHT = forms_of("light", "meet")
ATTEMPTS = word_class("status.attempts")
GOALS = word_class("status.goals")
#: words that open a condition without "if": "Had the rebels ...", "Should they ..."
INVERTED = words("had should were")
#: tags of the subject that follows such a word
SUBJECT_TAGS = frozenset(("DT", "PRP", "PRP$", "NNP", "NNPS", "NN", "NNS", "CD", "JJ"))
ORDINALS = word_class("status.ordinals")
REPORT_NOUNS = word_class("status.report_nouns")
#: with one of these: "rejected reports that"
REJECTS = words("reject rejects rejected rejecting")
ASSUMED = word_class("status.assumed")
APPEARS = word_class("status.appears")
MODAL = {
    "will": Status.PLANNED,
    "shall": Status.PLANNED,
    "would": Status.HYPOTHETICAL,
    "could": Status.HYPOTHETICAL,
    "might": Status.HYPOTHETICAL,
    "may": Status.HYPOTHETICAL,
    "can": Status.HYPOTHETICAL,
    "should": Status.HYPOTHETICAL,
    "must": Status.HYPOTHETICAL,
}
BY_KIND = {
    "plan": Status.PLANNED,
    "fail": Status.NEGATED,
    "deny": Status.DENIED,
    "believe": Status.UNCONFIRMED,
}
MERELY = frozenset(("only", "just", "merely"))
#: those who can do what they foretell
POWERS = frozenset((ActorKind.GOVERNMENT, ActorKind.STATE_FORCES, ActorKind.REBEL_GROUP, ActorKind.EXTERNAL))
FAR = 12  # clauses looked through outwards


def tense_of(syntax: Syntax, verb: Verb | None, status: Status) -> str:
    if status in {Status.PLANNED, Status.HYPOTHETICAL}:
        return "future"
    steps = 0
    while verb is not None and verb.form != "finite" and steps < FAR:
        verb, steps = verb.parent, steps + 1
    if verb is None:
        return ""
    chunk = syntax.chunks[verb.chunk]
    for token in syntax.tokens[chunk.start : chunk.end]:
        if token.tag == "VBD":
            return "past"
        if token.tag in {"VBZ", "VBP"}:
            return "past" if chunk.kind == "aux" and token.text.lower() in {"has", "have", "'ve", "’ve"} else "present"
    return "past" if syntax.tokens[chunk.head].tag == "VBN" else ""
