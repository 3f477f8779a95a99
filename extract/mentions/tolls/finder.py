"""Casualties: people killed, injured, captured, displaced or missing, with how many.

The value: a number as said ("12", "twenty-three", "dozens" = 12, "tens" = 10, "hundreds" = 100: the ACLED codebook);
qualifiers as in ``extract.lexicon.numerals.qualified``; one person where a singular stands without a number ("killed a
policeman"); ``casualties_people.PLURAL`` where a plural does; lists are added ("two soldiers and a child" = 3), parts
of a whole are not ("12 people, including three children" = 12); "no casualties" and "nobody was killed" are 0.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.lexicon.numerals import read_count
from extract.lexicon.tolls import word_sets
from extract.lexicon.words import word_class
from extract.mentions.tagging.closed import CLOSED
from extract.mentions.tagging.marks import CASUALTY
from extract.mentions.tagging.tokens import Tagged
from extract.mentions.tolls import words as w
from extract.mentions.tolls.base import left, mention, right
from extract.mentions.tolls.nouns import bodies, counted, lives, martyrs, shorthand, state, toll_of
from extract.mentions.tolls.people import read_list
from extract.mentions.tolls.periods import Period, over_period
from extract.model import SOME, CasualtyMention, Token, Toll

_JOINED_REACH = 9  # tokens of participles before "and killed"
_OUTRIGHT_REACH = 11  # tokens between a verb and the "to death" that belongs to it


_TOLL_NOUNS = word_class("tolls.toll_nouns")
_FLED_FROM = word_class("tolls.fled_from")
_UNDONE = word_class("tolls.undone")


def find_casualties(text: str, tagged: Tagged) -> tuple[CasualtyMention, ...]:
    """Casualty mentions in the order of the text."""
    found: list[CasualtyMention] = []
    for number, hits in tagged.marked(CASUALTY):
        tokens, lower = tagged.countable(number)
        whole = tagged.lower[number]
        for i in hits:
            over = over_period(tokens, whole, i)
            for one in _at(text, tokens, lower, i, bool(over)):
                if over is Period.OPEN and one.over_period:
                    one = replace(one, statistic=True)
                if not (found and found[-1].start >= tokens[0].start and _told_again(text, found[-1], one)):
                    found.append(one)
    return tuple(_distinct(found))


def _told_again(text: str, before: CasualtyMention, one: CasualtyMention) -> bool:
    """ "A fourth man was beheaded, a boy who was murdered while ...": the same victim behind a comma?"""
    same = before.kind == one.kind and one.toll.figure <= before.toll.figure
    return same and re.search(r"\bwho (?:was|were)\b", one.text) is not None and "," in text[before.end : one.end]


def _distinct(found: list[CasualtyMention]) -> list[CasualtyMention]:
    """Of mentions of one kind that overlap the one with the larger number stays."""
    kept: list[CasualtyMention] = []
    last: dict[str, int] = {}  # kind -> where its latest mention stands in ``kept``
    for one in sorted(found, key=lambda m: (m.start, -m.end)):
        at = last.get(one.kind, -1)
        if at < 0 or not kept[at].overlaps(one):
            last[one.kind] = len(kept)
            kept.append(one)
        elif one.toll.figure > kept[at].toll.figure and one.victims is not None:
            kept[at] = one
    return kept


def _at(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """Mentions that the cue at ``i`` makes: none, one, or two ("killed and wounded")."""
    word = lower[i]
    if word == "death" and i and lower[i - 1] == "to":
        return _outright(text, tokens, lower, i, w.TO_DEATH, over)
    if word == "alive":
        return _outright(text, tokens, lower, i, w.ALIVE, over)
    if word in _TOLL_NOUNS:
        numbered = counted(text, tokens, lower, i, over)
        if numbered:
            return numbered
    if word == "lives":
        return lives(text, tokens, lower, i, over)
    if word in ("bodies", "body", "corpses"):
        return bodies(text, tokens, lower, i, over)
    if word in ("lost", "losing", "loses", "lose"):
        lost = [] if _unreal(lower, i) else right(text, tokens, lower, i, i + 1, "killed", over)
        return [one for one in lost if one.text.split()[-1].lower() in word_sets()["own"] and one.victims is not None]
    if word == "martyrs":
        return martyrs(text, tokens, lower, i, over)
    kind = next((kind for kind in ("killed", "injured") if word in word_sets()[f"shorthand_{kind}"]), "")
    if kind:
        return shorthand(text, tokens, lower, i, kind, over)
    if word in w.STATES:
        return state(text, tokens, lower, i, over)
    if word in ("shot", "gunned"):
        if lower[i + 1 : i + 2] in (["dead"], ["down"]):
            return _verb(text, tokens, lower, i, i + 2, "killed", over)
        fatally = "fatally" in lower[max(0, i - 1) : i]
        return _verb(text, tokens, lower, i, i + 1, "killed", over) if fatally else []
    if word in ("throat", "throats"):
        cut = not {"slit", "slitting", "cut", "cutting"}.isdisjoint(lower[max(0, i - 3) : i])
        return right(text, tokens, lower, i, i + 2, "killed", over) if cut and lower[i + 1 : i + 2] == ["of"] else []
    if word in ("vest", "belt"):
        return _own_bomb(text, tokens, lower, i, over)
    if word in ("himself", "herself", "themselves"):
        if i and lower[i - 1] in ("blew", "blown", "blowing", "detonated", "exploded"):
            toll = Toll(1, 1, 1) if word != "themselves" else SOME
            return [mention(text, tokens, i - 1, i + 1, "killed", toll, None, over, "suicide")]
        return []
    if word in w.DONE:
        if w.DONE[word] == "injured" and lower[max(0, i - 2) : i] == ["dead", "and"]:
            return []  # "25 dead and injured": nobody says how many of each
        if lower[i - 1 : i] == ["the"] and not (
            i + 1 < len(tokens) and tokens[i + 1].tag.startswith(("NN", "JJ", "CD"))
        ):
            return []  # "three of the wounded died"
        return _verb(text, tokens, lower, i, i + 1, w.DONE[word], over)
    if word in w.SUFFERED:
        if _unreal(lower, i) or (w.SUFFERED[word] == "displaced" and not _flight(lower, i)):
            return []
        return left(text, tokens, lower, _helpers(tokens, lower, i), i + 1, w.SUFFERED[word], over)
    if word in w.KILLING_OF and lower[i + 1 : i + 2] == ["of"]:
        if _grieved(lower, i) or not w.ABORTED.isdisjoint(lower[max(0, i - 2) : i]):
            return []
        return right(text, tokens, lower, i, i + 2, "killed", over)
    if word in w.DOING and (tokens[i].tag.startswith("VB") or word.endswith("ing")) and not _unreal(lower, i):
        accused = lower[i - 1 : i] == ["of"] and not w.ACCUSED.isdisjoint(lower[max(0, i - 8) : i])
        named = tokens[i - 1].tag in ("DT", "PRP$", "JJ", "POS") or lower[i - 1] in ("of", "not", "n't", "never")
        if i and named and not accused:
            return []
        if lower[i + 1 : i + 2] in (["and"], ["or"], ["&"]) and i + 2 < len(lower) and lower[i + 2] in w.DOING:
            shared = right(text, tokens, lower, i, i + 3, w.DOING[word], over)
            if shared:
                return shared  # "killing and wounding several"
        return right(text, tokens, lower, i, i + 1, w.DOING[word], over)
    return []


def _own_bomb(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """ "detonated his explosive vest": the bomber dies; not "tried to detonate" nor "before he could"."""
    verb = next((k for k in range(i - 1, max(-1, i - 6), -1) if lower[k] in ("detonated", "exploded")), -1)
    if verb < 0 or _unreal(lower, verb):
        return []
    return [mention(text, tokens, verb, i + 1, "killed", Toll(1, 1, 1), None, over, "suicide")]


def _outright(
    text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, verbs: frozenset[str], over: bool
) -> list[CasualtyMention]:
    """A verb that "to death" or "alive" makes deadly: "beat a man to death", "was stabbed to death", "burned alive".

    ``i``: the last word of the phrase. Not "sentenced to death".
    """
    first = i - 1 if lower[i] == "death" else i
    verb = next((k for k in range(first - 1, max(-1, first - _OUTRIGHT_REACH), -1) if lower[k] in verbs), -1)
    if verb < 0 or _unreal(lower, verb):
        return []
    if verb < first - 1:
        people = read_list(tokens, lower, verb + 1)
        return [mention(text, tokens, verb, i + 1, "killed", people.toll, people, over, "to-death")] if people else []
    at = verb
    while at and (lower[at - 1] in w.BE or tokens[at - 1].tag == "RB"):
        at -= 1
    people = read_list(tokens, lower, i + 1) if at == verb else None
    if people is not None:  # "beat to death two men"
        return [mention(text, tokens, verb, people.end, "killed", people.toll, people, over, "to-death")]
    return left(text, tokens, lower, at, i + 1, "killed", over)


def _flight(lower: Sequence[str], i: int) -> bool:
    return any(w in _FLED_FROM for w in lower[i : i + 8])


def _unreal(lower: Sequence[str], i: int) -> bool:
    return not w.UNREAL.isdisjoint(lower[max(0, i - 2) : i]) and "due" not in lower[max(0, i - 3) : i]


def _grieved(lower: Sequence[str], i: int) -> bool:
    return not w.GRIEVANCE.isdisjoint(lower[max(0, i - 12) : i])


def _verb(
    text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, end: int, kind: str, over: bool
) -> list[CasualtyMention]:
    """A past form: passive looks left for the people, active right."""
    j = _helpers(tokens, lower, i)
    if w.BE_FORMS.isdisjoint(lower[j:i]) and not _object_follows(tokens, end):
        j = min(j, _joined_helpers(tokens, lower, i))
    heard = lower[j : j + 1] == ["have"] and lower[j - 1 : j] == ["to"] and j > 1 and lower[j - 2] in w.HEARD
    if heard:  # "are said to have been killed"
        j = _helpers(tokens, lower, j - 2)
    passive = not w.BE_FORMS.isdisjoint(lower[j:i]) and not (heard and "been" not in lower[i - 2 : i])
    if lower[end : end + 1] in (['"'], ["”"], ["’"], ["'"]):
        end += 1  # "neutralised" 40 fighters
    after = tokens[end].tag if end < len(tokens) else "."
    if (i and lower[i - 1] in ("to", "not", "n't", "never") and not passive) or (
        passive and not heard and "to" in lower[max(0, j - 1) : i]
    ):
        return []
    if passive and not _UNDONE.isdisjoint(lower[max(0, j - 1) : i]):
        return []
    if passive and i and not {"who", "which", "whom"}.isdisjoint(lower[max(0, j - 1) : j]) and _grieved(lower, j):
        return []
    if passive and _left_grieved(lower, j):
        return []
    if not passive:
        if lower[end : end + 1] in (["and"], ["or"], [","]) and end + 1 < len(tokens) and lower[end + 1] in w.DONE:
            # "killed or wounded five": both verbs share the people
            found = right(text, tokens, lower, i, end + 2, kind, over)
            if found:
                return found
        number_before = i and (tokens[i - 1].tag == "CD" or lower[i - 1] in ("others", "dozens", "hundreds", "people"))
        # "the wounded man", "hundreds of displaced people", "Captured soldiers were shown"
        # and "six badly wounded men"
        badly = i > 1 and tokens[i - 1].tag == "RB" and tokens[i - 2].tag in ("DT", "PRP$", "JJ", "CD")
        said_of = badly or not i or tokens[i - 1].tag in ("DT", "PRP$", "JJ", "POS", "IN")
        prenominal = said_of and after.startswith("NN")
        if prenominal:
            return []
        if not number_before and (
            after
            in ("DT", "CD", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP$", "PRP", "RB", "PDT", "JJR", "JJS", "VBN", "TO")
            or lower[end : end + 1] in (["at"], ["about"], ["over"], ["around"], ["up"], ["between"])
            or lower[end : end + 2] == ["as", "many"]
        ):
            found = right(text, tokens, lower, i, end, kind, over)
            if found or after not in ("RB",):
                return found
        if _left_grieved(lower, i):
            return []  # "justice for a boy killed by police"
    if not passive:
        risen = _number_of(text, tokens, lower, i, over)
        if risen is not None:
            return risen
    return left(text, tokens, lower, j, end, kind, over, whole=not passive)


def _number_of(
    text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool
) -> list[CasualtyMention] | None:
    """ "The number of people killed has risen to 33", "brings to 41 the number of officers killed": None where the
    participle at ``i`` ends no such phrase."""
    at = next((k for k in range(i - 1, max(0, i - 7), -1) if lower[k] == "number" and lower[k + 1] == "of"), -1)
    if at < 1 or lower[at - 1] != "the":
        return None
    before = read_count(lower, at - 2) if at > 1 else None
    if before is not None and lower[at - 3 : at - 2] == ["to"]:
        risen = mention(text, tokens, at - 2, i + 1, "killed", before[1], None, over, "number")
        dated = any(
            token.tag == CLOSED for token in tokens[i + 1 : i + 4]
        )  # "the number of people killed [this month]"
        return [replace(risen, over_period=True, statistic=True) if dated else risen]
    return toll_of(text, tokens, lower, i, over) if not w.RISEN.isdisjoint(lower[i:]) else []


def _helpers(tokens: Sequence[Token], lower: Sequence[str], i: int) -> int:
    """Where the helping words before a participle begin: "had also been reported [killed]"."""
    while i and (
        lower[i - 1] in w.BE or tokens[i - 1].tag == "RB" or lower[i - 1] in ("killed", "wounded", "injured", "or")
    ):
        i -= 1
    return i


def _joined_helpers(tokens: Sequence[Token], lower: Sequence[str], i: int) -> int:
    """ "were [set upon and] killed", "was [abducted and] murdered": where the passive began; ``i`` if nowhere."""
    if not i or lower[i - 1] not in ("and", "then"):
        return i
    k = i - 2
    while (
        k > max(0, i - _JOINED_REACH)
        and lower[k] not in w.BE_FORMS
        and (tokens[k].tag in ("VBN", "VBD", "RP", "RB", ",") or lower[k] in ("and", "upon", "then"))
    ):
        k -= 1
    return _helpers(tokens, lower, k + 1) if lower[k] in w.BE_FORMS and k < i - 2 else i


def _object_follows(tokens: Sequence[Token], end: int) -> bool:
    return end < len(tokens) and tokens[end].tag in ("DT", "CD", "PRP$", "PRP", "JJ", "NN", "NNS", "NNP")


def _left_grieved(lower: Sequence[str], j: int) -> bool:
    """ "protested ... against the law under which a boy was killed" is not this; "in memory of those killed" is."""
    return not {"memory", "justice", "commemorate", "commemorated", "anniversary"}.isdisjoint(lower[max(0, j - 8) : j])
