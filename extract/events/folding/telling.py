"""How two drafts of one document are told: what kind of deed, in which clause, as something new or taken up."""

from __future__ import annotations

from extract.events.coreference.comparing.kinds import likeness
from extract.events.draft import Draft
from extract.events.folding.facts import said_day, said_place, said_places
from extract.events.folding.join import FACTS, VIOLENT
from extract.events.folding.pair import Pair, relative, word_sets
from extract.events.syntax.verbs import Verb
from extract.lexicon.numerals import read_count
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class
from extract.standards import EVENT_TYPES

#: the type of what goes beside a deed of violence, by the same hands
_SIDE_DEED = "Looting/property destruction"
_MOVE = "Non-violent transfer of territory"
_TAKEN = frozenset(("Abduction/forced disappearance", "Arrests"))


_THEM = word_class("folding.them")


def minor_relative(pair: Pair) -> bool:
    """ "51 soldiers who had given themselves up were shot": what the victims did before."""
    one, other = sorted((pair.one, pair.other), key=lambda d: d.event_type in VIOLENT)
    return relative(one) and one.event_type not in VIOLENT and other.event_type in VIOLENT


def alike(pair: Pair) -> float:
    one, other = pair.one, pair.other
    return likeness(one.sub_event_type, other.sub_event_type, _says_no_means(one) or _says_no_means(other))


def _says_no_means(draft: Draft) -> bool:
    """ "The attack", "were killed": words that may stand for any violence, where they name no means themselves."""
    loose = draft.is_("result") or draft.is_("resume") or happening(draft)
    return loose and draft.trigger.sub_event_type not in _MEANS


_MEANS = frozenset(EVENT_TYPES["Explosions/Remote violence"])


def happening(draft: Draft) -> bool:
    words = draft.syntax.lows[draft.first : draft.last]
    return not word_sets()["happening"].isdisjoint(words)


def _before_noun(draft: Draft) -> frozenset[str]:
    """The words of a noun's phrase before it."""
    chunk = draft.syntax.chunks[draft.chunk]
    return frozenset(draft.syntax.lows[chunk.start : draft.first]) if chunk.kind == "np" else frozenset()


def another(one: Draft) -> bool:
    """ "another blast", "a second bomb exploded", "in a separate incident", "in a later attack"."""
    words = word_sets()
    if not _before_noun(one).isdisjoint(words["another"] | words["new"]):
        return True
    lows = one.syntax.lows
    if lows[:1] == ["in"] and lows[1:3] == ["one", "of"] and not words["happening"].isdisjoint(lows[3:9]):
        return True  # "In one of the earliest of these attacks"
    verb = one.verb
    subjects = verb.subject if verb is not None else ()
    around = list(subjects) + [np for word, np in (verb.preps if verb else ()) if word == "in"]
    for np in around:
        chunk = one.syntax.chunks[np]
        if not words["another"].isdisjoint(lows[chunk.start : chunk.head]):
            return True
    return False


def turns_elsewhere(one: Draft) -> bool:
    """ "Elsewhere, rebels shelled a town": the sentence turns to something else."""
    return not word_sets()["turn"].isdisjoint(one.syntax.lows[:2])


def by_reference(one: Draft) -> bool:
    """Is its agent or target taken up from before: "they", "the gunmen", "the bomber"?"""
    row = (*one.arguments.agents, *one.arguments.targets)
    return any(actor.mention.definite for actor in row)


def it_was(one: Draft) -> bool:
    """ "It was the bloodiest attack of the year": a noun that says what the event told before was."""
    chunks, at = one.syntax.chunks, one.chunk
    if one.verb is not None or at < 2 or not chunks[at - 1].is_verb:
        return False
    if chunks[at - 1].word not in _COPULAS:
        return False
    opener = _opener(one, at - 2)
    named = opener == "the" and chunks[at - 2].word in word_sets()["happening"]  # "the ambush is the deadliest attack"
    return opener in {"it", "this", "that"} or named


def compared(one: Draft) -> bool:
    """ "It was the deadliest attack since March, when nine were killed": what something else is compared with."""
    before = one.syntax.lows[: one.first]
    if "since" not in before:
        return False
    return any(token.tag == "JJS" for token in one.syntax.tokens[: before.index("since")])


def responsibility(one: Draft) -> bool:
    """ "On Friday the group claimed responsibility for the bombing": the day is that of the claim."""
    chunks, at = one.syntax.chunks, one.chunk
    said = at >= 2 and chunks[at - 1].word == "for" and chunks[at - 2].word in {"responsibility", "credit", "blame"}
    return one.verb is None and one.definite and said


def took_place(one: Draft) -> bool:
    """ "The attack occurred near the river": a noun taken up, of which it is said where and when."""
    root = one.syntax.clause_of(one.first) if one.verb is None and one.definite else None
    return root is not None and one.chunk in root.subject and one.syntax.word(root.chunk) in word_sets()["took_place"]


_COPULAS = frozenset(("was", "is", "were", "been", "be"))


def _root(draft: Draft) -> Verb | None:
    """The verb whose clause the draft's words stand in."""
    return draft.verb or draft.syntax.clause_of(draft.first)


def two_clauses(pair: Pair) -> bool:
    """Two clauses side by side, each with a subject of its own: "gunmen killed a judge, a bomb killed a guard"."""
    one, other = _root(pair.one), _root(pair.other)
    if one is None or other is None or one is other or pair.one.number != pair.other.number:
        return False
    if {one.link, other.link} - {"main", "coord", "parataxis"} or not one.subject or not other.subject:
        return False
    if one.form != "finite" or other.form != "finite":
        return False
    return not set(one.subject) & set(other.subject) and not (pair.one.is_("result") and not pair.one.arguments.agents)


def dated_apart(pair: Pair) -> bool:
    """ "Five were killed on Monday, and on Tuesday a bomb wounded two": a day of its own opens the second clause."""
    first, last = sorted((pair.one.chunk, pair.other.chunk))
    chunks = pair.one.syntax.chunks
    return pair.one.number == pair.other.number and any(
        chunks[at].kind == "coord" and any(chunk.kind == "time" for chunk in chunks[at + 1 : min(at + 3, last)])
        for at in range(first, last)
    )


def two_objects(pair: Pair) -> bool:
    """ "ambushed a convoy and attacked a post": two verbs joined by "and", each with an object of its own."""
    one, other = pair.one.verb, pair.other.verb
    if one is None or other is None or one is other or pair.one.number != pair.other.number:
        return False
    mine, theirs = (v.subject if v.passive else v.objects for v in (one, other))
    joined = one.link == "coord" and one.parent is other
    return joined and bool(mine) and bool(theirs) and not set(mine) & set(theirs) and not pair.one.is_("result")


def captives(pair: Pair) -> bool:
    """ "rounded up the men and shot two of them": killed, those who had been taken."""
    one, other = pair.one, pair.other
    if one.event_type not in VIOLENT or other.sub_event_type not in _TAKEN or one.verb is None:
        return False
    row = one.verb.subject if one.verb.passive else one.verb.objects
    words = {one.syntax.lows[one.syntax.chunks[np].start] for np in row}
    return bool(words & _THEM)


def side_deed(pair: Pair) -> bool:
    """Is one of the two looting or burning, the other a deed against people?"""
    types = {pair.one.sub_event_type, pair.other.sub_event_type}
    rest = [d for d in (pair.one, pair.other) if d.sub_event_type != _SIDE_DEED]
    return _SIDE_DEED in types and len(rest) == 1 and rest[0].event_type in VIOLENT


def came(pair: Pair) -> bool:
    """Does one of the two only come, draw near or leave, the other do the deed?"""
    moves = [d for d in (pair.one, pair.other) if d.sub_event_type == _MOVE and d.verb is not None]
    rest = [d for d in (pair.one, pair.other) if d not in moves]
    return len(moves) == 1 and (rest[0].event_type in VIOLENT or rest[0].sub_event_type in {_SIDE_DEED, *_TAKEN})


def announced(pair: Pair) -> bool:
    """Is the earlier one a bare noun that the later tells out: "A massacre was reported. Rebels shot 51 soldiers"?"""
    other = pair.other
    if other.verb is not None or other.arguments.agents or (other.counts() and pair.one.counts()):
        return False
    chunks = other.syntax.chunks
    if other.chunk and chunks[other.chunk - 1].word in _AFTER:
        return False  # "are missing after a raid": what had happened before
    root = _root(other)
    told = root is None or not word_sets()["announced"].isdisjoint(_verb_words(other, root))
    return told or (pair.one.sub_event_type == other.sub_event_type and not said_places(pair.one))


_AFTER = frozenset(("after", "following", "during", "since", "before"))


def _verb_words(draft: Draft, verb: Verb) -> list[str]:
    chunk = draft.syntax.chunks[verb.chunk]
    return draft.syntax.lows[chunk.start : chunk.end]


def first_below(pair: Pair) -> bool:
    """Is ``other`` told in the first lines below the headline ``one``?"""
    if pair.one.number >= pair.other.number:
        return False
    plan = pair.layout
    return plan.lead(pair.one.number) <= pair.other.number <= plan.lead(pair.one.number) + 1


def indefinite(one: Draft) -> bool:
    """Does its subject come in as somebody or something new: "a bomb", "a gunman"?"""
    verb = one.verb
    if verb is None:
        return _opener(one, one.chunk) in {"a", "an"}
    row = [*verb.subject, *(np for word, np in verb.preps if word == "by" and verb.passive)]
    return any(_opener(one, np) in {"a", "an"} for np in row)


def _opener(draft: Draft, np: int) -> str:
    return draft.syntax.lows[draft.syntax.chunks[np].start]


def bare(one: Draft) -> bool:
    """Nothing of its own but the words: no agent, place or day."""
    return not one.arguments.agents and said_place(one) is None and said_day(one) is None


def reality(draft: Draft) -> str:
    return "fact" if draft.verdict.status in FACTS else draft.verdict.status.value


def entry_of(pair: Pair, draft: Draft) -> int:
    return pair.layout.entries[draft.number]


def is_update(one: Draft) -> bool:
    """ "Update: the toll is now nine": the line says that it corrects what was told before."""
    return not word_sets()["update"].isdisjoint(one.syntax.lows[:8])


def is_total(one: Draft) -> bool:
    """ "1,800 had been killed in the operation": the toll of a whole, not of what was told last."""
    syntax = one.syntax
    return one.verb is not None and any(
        word in {"in", "during", "since"}
        and syntax.word(np) in _WHOLES
        and syntax.lows[syntax.chunks[np].start] in {"the", "this"}
        for word, np in one.verb.preps
    )


_WHOLES = word_class("folding.wholes")


def aimed(one: Draft) -> bool:
    """ "The attack on the convoy": the noun says itself what it was aimed at."""
    return not _AT.isdisjoint(one.syntax.lows[one.last : one.last + 1])


_AT = words("on against upon targeting")


def counts_many(one: Draft) -> bool:
    """ "71 attacks", "188 engagements": a plural noun with a number that no single happening has."""
    syntax = one.syntax
    chunk = syntax.chunks[one.chunk]
    if one.verb is not None or syntax.tokens[one.last - 1].tag not in {"NNS", "NNPS"}:
        return False
    counts = (read_count(syntax.lows, at) for at in range(chunk.start, one.first))
    return any(count is not None and count[1].low >= _MANY for count in counts)


_MANY = 10
