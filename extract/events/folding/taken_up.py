"""Words that take up the victims, the object or the scene of what was told before, without a noun for the deed."""

from __future__ import annotations

from extract.events.draft import Draft
from extract.events.folding.join import VIOLENT
from extract.events.folding.pair import Pair, told_as, word_sets
from extract.events.syntax.verbs import Verb
from extract.lexicon.words import word_class
from extract.standards import EVENT_TYPES

_COPULAS = word_class("folding.copulas")
_OPENERS = word_class("tolls.definite")
_HARMED = frozenset(("killed", "injured"))
_VIOLENCE = EVENT_TYPES["Violence against civilians"]


def _patients(verb: Verb) -> list[int]:
    """The noun phrases of those whom the deed of a verb is done to."""
    return verb.subject if verb.passive or verb.form == "part" else verb.objects


def _names_victims(draft: Draft, np: int) -> bool:
    """ "some", "most of them", "the dead", "all of the bodies": those who were told of, by no name of their own."""
    chunks, lows = draft.syntax.chunks, draft.syntax.lows
    words = lows[chunks[np].start : chunks[np].end]
    if words[-1] in word_sets()["victims"] and (words[0] in _OPENERS or len(words) == 1):
        return True
    if not all(word in word_sets()["some"] or draft.syntax.tokens[chunks[np].start + i].tag == "CD"
               for i, word in enumerate(words)):  # fmt: skip
        return False
    of = np + 1 < len(chunks) and chunks[np + 1].word == "of"
    if not of:
        return words[-1] in word_sets()["some"]
    return np + 2 < len(chunks) and (
        chunks[np + 2].word in {"them", "whom", "which", *word_sets()["victims"]}
        and lows[chunks[np + 2].start] in {*_OPENERS, "them", "whom", "which"}
    )


def victims_again(one: Draft) -> bool:
    """ "Some had been shot", "all of the dead were bound and shot", "many of whom were burnt alive"."""
    return one.verb is not None and any(_names_victims(one, np) for np in _patients(one.verb))


def says_who(one: Draft) -> bool:
    """ "The dead were villagers shot by a militia": a participle that says of the victims who they were."""
    verb = one.verb
    if verb is None or verb.noun < 0 or verb.form != "part":
        return False
    return any(
        one.syntax.word(other.chunk) in _COPULAS
        and verb.noun in other.objects
        and any(_names_victims(one, np) for np in other.subject)
        for other in one.syntax.verbs
    )


def object_again(pair: Pair) -> bool:
    """ "A drone dropped a bomb on a post. The post was hit at noon": done to the very thing that was named before."""
    verb, other = pair.one.verb, pair.other.syntax
    if verb is None or not (verb.passive or verb.link == "rel"):
        return False
    syntax = pair.one.syntax
    things: set[str] = set()
    for np in _definite(pair.one):
        chunk = syntax.chunks[np]
        things.update(syntax.lows[chunk.start : chunk.end])
    things -= word_sets()["victims"] | _OPENERS
    named = (chunk for chunk in other.chunks if chunk.kind == "np" and other.lows[chunk.start] not in _OPENERS)
    return bool(things) and any(chunk.word in things for chunk in named)


def _definite(draft: Draft) -> list[int]:
    """Those of the noun phrases that its deed is done to which say "the"."""
    syntax = draft.syntax
    row = _patients(draft.verb) if draft.verb is not None else []
    return [np for np in row if syntax.lows[syntax.chunks[np].start] in _OPENERS]


def names_object(one: Draft) -> bool:
    """ "who murdered the passengers": a relative clause that says to whom its deed was done."""
    return one.verb is not None and not one.verb.passive and bool(_definite(one))


def retreat(one: Draft) -> bool:
    """ "The fighters pulled back": how a fight ended; not "withdrew from the town", which gives a place up."""
    if not told_as(one, "retreat") or one.verb is None:
        return False
    return not one.verb.objects and all(word != "from" for word, _ in one.verb.preps)


def raid(one: Draft) -> bool:
    """ "stormed the office": a deed of entry, whose victims are told by the next verb; none counted for itself."""
    return told_as(one, "raid") and _HARMED.isdisjoint(one.counts())


def harms(one: Draft) -> bool:
    """Are victims of violence counted for it?"""
    return not _HARMED.isdisjoint(one.counts()) and one.trigger.sub_event_type in _VIOLENCE


def shares_name(pair: Pair) -> bool:
    """Does a name of one's sentence stand in the other's too, whatever it is a name of?"""
    names = _names(pair.one)
    return bool(names) and not names.isdisjoint(_names(pair.other))


def _names(draft: Draft) -> set[str]:
    """The names in its cell of a line, where bars part it into cells."""
    tokens, skip = draft.syntax.tokens, word_sets()["update"]
    bars = [at for at, token in enumerate(tokens) if token.text == "|"]
    start = max((at for at in bars if at < draft.first), default=0)
    end = min((at for at in bars if at >= draft.last), default=len(tokens))
    return {
        token.text
        for token in tokens[start:end]
        if token.tag in {"NNP", "NNPS"} and len(token.text) > 3 and token.text.lower() not in skip
    }


def grave(pair: Pair) -> bool:
    """Is the other one a grave or corpses that came to light, and one what had been done to those in it?"""
    return told_as(pair.other, "grave") and pair.one.event_type in VIOLENT
