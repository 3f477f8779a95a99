"""What looks like an event and tells of none: a truce that is asked for, a statistic, a risk, the name of a war.

The rows are in ``extract/lexicon/rules/nonevents.tsv``; each question of a draft is a word of that table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from extract.events.draft import Draft
from extract.events.folding.pair import relative
from extract.events.listed import placed
from extract.events.syntax.verbs import Verb
from extract.lexicon.decisions import Decisions, read_rules
from extract.lexicon.loader import read_word_sets
from extract.lexicon.words import word_class, word_row
from extract.model import ARMED_KINDS

_RULES = Path(__file__).parent.parent / "lexicon" / "rules"
_BACK, _AHEAD = 10, 5  # tokens before and after a noun among which it is said what becomes of it
#: id of the row of those who flee
FLIGHT = "flight"
STATISTICS = word_class("nonevents.statistics")
_PROTEST = frozenset(("Peaceful protest", "Protest with intervention"))
_GROUND = frozenset(("Government regains territory", "Non-state actor overtakes territory"))
_FLIGHT = frozenset(("flee", "flee_homes", "evacuate.v"))
_CLAUSE_LINKS = frozenset(("that", "inf", "comp"))


@cache
def table() -> Decisions[Draft]:
    """The table made ready. Raises LexiconError where a row asks what no draft can answer."""
    return Decisions(read_rules(_RULES / "nonevents.tsv", QUESTIONS, ("none",)), QUESTIONS, quick=_QUICK)


def no_event(one: Draft) -> str:
    """The id of the row by which the draft tells of no event; "" where none holds."""
    rule = table().first(one)
    return "" if rule is None else rule.id


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return read_word_sets(_RULES / "nonevents.toml")


def _around(one: Draft) -> list[str]:
    lows = one.syntax.lows
    return [*lows[max(0, one.first - _BACK) : one.first], *lows[one.last : one.last + _AHEAD]]


def _has_around(words: str) -> Callable[[Draft], bool]:
    return lambda one: not _words()[words].isdisjoint(_around(one))


def _root(one: Draft) -> Verb | None:
    return one.verb or one.syntax.clause_of(one.first)


def _governor(one: Draft) -> tuple[str, str, int]:
    """Preposition before the noun, the noun that it hangs on, and that noun's chunk: "the risk of attacks"."""
    chunks, at = one.syntax.chunks, one.chunk
    if at >= 1 and chunks[at - 1].kind == "prep":
        head = chunks[at - 2].word if at >= 2 and chunks[at - 2].kind == "np" else ""
        return chunks[at - 1].word, head, at - 2
    return "", "", -1


def _spoken_of(one: Draft) -> bool:
    return _governor(one)[1] in _words()["spoken_of"]


def _to_be_ended(one: Draft) -> bool:
    """ "a plan to curb the killings": what somebody wants to end goes on, and is no happening of a day."""
    verbs = _words()["ending"]
    return any(
        verb.form == "inf" and one.chunk in verb.objects and one.syntax.word(verb.chunk) in verbs
        for verb in one.syntax.verbs
    )


def _war_noun(one: Draft) -> bool:
    return not _words()["wars"].isdisjoint(one.syntax.lows[one.first : one.last])


def _announced(one: Draft) -> bool:
    """ "the following reports of attacks"."""
    _, _, at = _governor(one)
    chunk = one.syntax.chunks[at] if at >= 0 else None
    return chunk is not None and "following" in one.syntax.lows[max(0, chunk.start - 1) : chunk.end]


def _demanded(one: Draft) -> bool:
    """Does it hang on a verb of demanding: "demand that troops withdraw", "demanded the withdrawal"?"""
    verbs, syntax = _words()["demand"], one.syntax
    if one.verb is not None:
        parent = one.verb.parent
        if parent is None or one.verb.link not in _CLAUSE_LINKS or syntax.word(parent.chunk) not in verbs:
            return False
        return one.verb.link != "inf" or one.verb.form == "inf"
    root = _root(one)
    if _governor(one)[1] in {"demand", "demands", "call", "calls"}:
        return True
    if root is None or syntax.word(root.chunk) not in verbs:
        return False
    word = syntax.word(root.chunk)
    return ("for", one.chunk) in root.preps or (one.chunk in root.objects and word.startswith(("demand", "urg")))


def _to_end(one: Draft) -> bool:
    """ "to curb the killings", "help him end the kidnappings": the object of ending, where nobody has ended it."""
    chunk = one.syntax.chunks[one.chunk]
    return one.verb is None and chunk.start > 0 and one.syntax.lows[chunk.start - 1] in _words()["to_stop"]


def _in_if(one: Draft) -> bool:
    """ "if the attacks went on": the subject of a condition."""
    return any(verb.link in {"if", "unless"} and one.chunk in verb.subject for verb in one.syntax.verbs)


def _in_answer(one: Draft) -> bool:
    word, head, _ = _governor(one)
    return word == "to" and head in _words()["answer"]


def _ordered(one: Draft) -> bool:
    """ "ordered those inside to give themselves up"."""
    verb = one.verb
    parent = verb.parent if verb is not None and verb.form == "inf" else None
    return parent is not None and one.syntax.word(parent.chunk) in _words()["ordered"]


def _told(one: Draft) -> list[str]:
    return one.syntax.lows[one.first : one.last]


def _under_way(one: Draft) -> bool:
    """Violence that goes on, or a deed told as going on: "the fighting", "were laying a mine"."""
    lows = one.syntax.lows
    if one.verb is None:
        return not _words()["going_on"].isdisjoint(_told(one))
    chunk = one.syntax.chunks[one.verb.chunk]
    return lows[chunk.end - 1].endswith("ing") and not {"was", "were", "been"}.isdisjoint(lows[chunk.start : chunk.end])


def _the_wounded(one: Draft) -> bool:
    """ "two of the wounded", "the dead and injured": the word is a noun for people."""
    lows, tokens = one.syntax.lows, one.syntax.tokens
    if one.last - one.first > 1 or one.first == 0 or one.last >= len(tokens):
        return False
    noun = lows[one.first - 1] == "the" or lows[max(0, one.first - 2) : one.first] in (["dead", "and"], ["dead", "or"])
    return noun and not tokens[one.last].tag.startswith(("NN", "JJ", "CD", "VBN"))


def _at_risk(one: Draft) -> bool:
    before = one.syntax.lows[max(0, one.first - 3) : one.first]
    return not _words()["risk"].isdisjoint(before)


def _often(one: Draft) -> bool:
    lows = one.syntax.lows
    near = lows[max(0, one.first - 3) : one.last + 4]
    text = " ".join(near)
    return not _words()["often"].isdisjoint(near) or "again and again" in text or "time and again" in text


def _in_cases(one: Draft) -> bool:
    """ "in 14 incidents", "in nine of the operations": counted over several happenings, anywhere in the sentence."""
    syntax = one.syntax
    for at, token in enumerate(syntax.tokens):
        if token.tag != "CD" or at == 0 or syntax.lows[at - 1] not in {"in", "on"} or syntax.lows[at] in {"one", "1"}:
            continue
        near = syntax.lows[at + 1 : at + 4]
        if not _words()["cases"].isdisjoint(near) or ("of" in near and not _words()["cases_of"].isdisjoint(near)):
            return True
    return False


def _in_total(one: Draft) -> bool:
    lows = one.syntax.lows
    return lows[:2] == ["in", "total"] or lows[:1] == ["overall"] or lows[:1] == ["altogether"]


def _names_war(one: Draft) -> bool:
    """ "the 2012 Hama offensive", "the Battle of Adra"."""
    syntax, chunk = one.syntax, one.syntax.chunks[one.chunk]
    if _words()["wars"].isdisjoint(syntax.lows[one.first : one.last]):
        return False
    before = syntax.tokens[chunk.start : one.first]
    if any(token.tag in {"NNP", "NNPS"} or (token.text.isdigit() and len(token.text) == 4) for token in before):
        return True
    return syntax.tokens[one.first].text[:1].isupper() and one.first > 0


def _says_none(one: Draft) -> bool:
    return one.verb is not None and one.last - one.first > 1 and "no" in one.syntax.lows[one.first : one.last]


def _arms_taken(one: Draft) -> bool:
    verb = one.verb
    if verb is None:
        return False
    row = verb.subject if verb.passive else verb.objects
    return bool(row) and all(one.syntax.word(np) in _words()["arms"] for np in row)


def _given_up(one: Draft) -> bool:
    """ "failed to storm the palace and withdrew": behind a verb of trying or failing with the same subject."""
    verb = one.verb
    if verb is None or not verb.subject:
        return False
    before = (other for other in one.syntax.verbs if other.chunk < verb.chunk and other.subject == verb.subject)
    return any(one.syntax.word(other.chunk) in _words()["tried"] for other in before)


def _bare(one: Draft) -> bool:
    return not one.arguments.agents and not one.arguments.targets


def _sentence_has(words: str) -> Callable[[Draft], bool]:
    return lambda one: not _words()[words].isdisjoint(one.syntax.lows)


QUESTIONS: Mapping[str, Callable[[Draft], bool]] = {
    "agreement": lambda one: one.trigger.sub_event_type == "Agreement",
    "protest": lambda one: one.trigger.sub_event_type in _PROTEST,
    "looting": lambda one: one.trigger.sub_event_type == "Looting/property destruction",
    "ground": lambda one: one.trigger.sub_event_type in _GROUND,
    "result": lambda one: one.is_("result"),
    "noun": lambda one: one.verb is None,
    "plural": lambda one: one.syntax.tokens[one.last - 1].tag in {"NNS", "NNPS"},
    "definite": lambda one: one.definite,
    "relative": relative,
    "past": lambda one: one.verdict.tense == "past",
    "bare": _bare,
    "placed": placed,
    "transfer": lambda one: one.trigger.sub_event_type == "Non-violent transfer of territory",
    "given_up": _given_up,
    "has_agent": lambda one: bool(one.arguments.agents),
    "asked_for": _has_around("asked_for"),
    "made": _has_around("made"),
    "demanded": _demanded,
    "spoken_of": _spoken_of,
    "announced": _announced,
    "to_be_ended": _to_be_ended,
    "war_noun": _war_noun,
    "at_risk": _at_risk,
    "to_end": _to_end,
    "going_on": _under_way,
    "in_if": _in_if,
    "in_answer": _in_answer,
    "ordered": _ordered,
    "pledge": lambda one: one.entry.id == "pledge",
    "planting": lambda one: one.entry.id == "plant_bomb.v" and not _words()["planting"].isdisjoint(_told(one)),
    "the_wounded": _the_wounded,
    "since": lambda one: _governor(one)[0] == "since",
    "on_the_way": lambda one: not _words()["way"].isdisjoint(one.syntax.lows[max(0, one.first - 2) : one.first]),
    "often": _often,
    "in_cases": _in_cases,
    "in_total": _in_total,
    "statistic": _sentence_has("statistic"),
    "names_war": _names_war,
    "only_when": lambda one: _governor(one)[0] in _words()["when"],
    "person_noun": lambda one: one.entry.id == "suicide_bomber.n",
    "after_for": lambda one: _governor(one)[0] in _words()["after_for"],
    "says_none": _says_none,
    "flight": lambda one: one.entry.id in _FLIGHT,
    "armed_flight": lambda one: any(
        actor.actor.kind in ARMED_KINDS for actor in (*one.arguments.agents, *one.arguments.targets)
    ),
    "arms_taken": _arms_taken,
}
_QUICK = word_row("nonevents.quick")
