"""Casualties: people killed, injured, captured, displaced or missing, with how many.

The value: a number as said ("12", "twenty-three", "dozens" = 12, "tens" = 10, "hundreds" = 100: the ACLED codebook);
qualifiers as in ``extract.lexicon.numerals.qualified``; one person where a singular stands without a number ("killed a
policeman"); ``casualties_people.PLURAL`` where a plural does; lists are added ("two soldiers and a child" = 3), parts
of a whole are not ("12 people, including three children" = 12); "no casualties" and "nobody was killed" are 0.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.mentions import casualties_words as w
from extract.mentions.casualties_people import NOT_PEOPLE, People, read_before, read_list
from extract.mentions.marks import CASUALTY
from extract.mentions.tokens import Tagged
from extract.model import CasualtyMention, Span, Token, Toll

_TOLL_REACH = 20  # tokens between "death toll" and what it has done since
_OUTRIGHT_REACH = 11  # tokens between a verb and the "to death" that belongs to it


def find_casualties(text: str, tagged: Tagged) -> tuple[CasualtyMention, ...]:
    """Casualty mentions in the order of the text."""
    found: list[CasualtyMention] = []
    for number, hits in tagged.marked(CASUALTY):
        tokens, lower = tagged.countable(number)
        sentence = text[tokens[0].start : tokens[-1].end].lower() if len(tokens) < 400 else ""
        over_period = any(phrase in sentence for phrase in w.PERIOD_PHRASES) or _since(tokens, lower)
        for i in hits:
            found.extend(_at(text, tokens, lower, i, over_period))
    return tuple(_distinct(found))


def _since(tokens: Sequence[Token], lower: Sequence[str]) -> bool:
    """ "120 have died since January", but not "the deadliest attack since 2003", where it only compares."""
    if "since" not in lower:
        return False
    at = lower.index("since")
    before = range(max(0, at - 8), at)
    return not any(tokens[k].tag == "JJS" or lower[k] in ("first", "worst", "most", "highest") for k in before)


def _distinct(found: list[CasualtyMention]) -> list[CasualtyMention]:
    """Of mentions of one kind that overlap the one with the larger number stays."""
    kept: list[CasualtyMention] = []
    last: dict[str, int] = {}  # kind -> where its latest mention stands in ``kept``
    for one in sorted(found, key=lambda m: (m.start, -m.end)):
        at = last.get(one.kind, -1)
        if at < 0 or not kept[at].overlaps(one):
            last[one.kind] = len(kept)
            kept.append(one)
        elif one.toll.best > kept[at].toll.best and one.victims is not None:
            kept[at] = one
    return kept


def _at(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """Mentions that the cue at ``i`` makes: none, one, or two ("killed and wounded")."""
    word = lower[i]
    if word == "death" and i and lower[i - 1] == "to":
        return _outright(text, tokens, lower, i, w.TO_DEATH, over)
    if word == "alive":
        return _outright(text, tokens, lower, i, w.ALIVE, over)
    if word in ("casualties", "injuries", "deaths", "fatalities", "death", "toll"):
        counted = _counted(text, tokens, lower, i, over)
        if counted:
            return counted
    if word == "lives":
        return _lives(text, tokens, lower, i, over)
    if word in ("bodies", "body", "corpses"):
        return _bodies(text, tokens, lower, i, over)
    if word in w.STATES:
        return _state(text, tokens, lower, i, over)
    if word in ("shot", "gunned"):
        if lower[i + 1 : i + 2] in (["dead"], ["down"]):
            return _verb(text, tokens, lower, i, i + 2, "killed", over)
        fatally = "fatally" in lower[max(0, i - 1) : i]
        return _verb(text, tokens, lower, i, i + 1, "killed", over) if fatally else []
    if word in ("throat", "throats"):
        cut = not {"slit", "slitting", "cut", "cutting"}.isdisjoint(lower[max(0, i - 3) : i])
        return _right(text, tokens, lower, i, i + 2, "killed", over) if cut and lower[i + 1 : i + 2] == ["of"] else []
    if word in ("vest", "belt"):
        return _own_bomb(text, tokens, lower, i, over)
    if word in ("himself", "herself", "themselves"):
        if i and lower[i - 1] in ("blew", "blown", "blowing", "detonated", "exploded"):
            toll = Toll(1, 1, 1) if word != "themselves" else Toll(2, 2, 9)
            return [_mention(text, tokens, i - 1, i + 1, "killed", toll, None, over, "suicide")]
        return []
    if word in w.DONE:
        return _verb(text, tokens, lower, i, i + 1, w.DONE[word], over)
    if word in w.SUFFERED:
        if _unreal(lower, i) or (w.SUFFERED[word] == "displaced" and not _flight(lower, i)):
            return []
        return _left(text, tokens, lower, i, i + 1, w.SUFFERED[word], over)
    if word in w.KILLING_OF and lower[i + 1 : i + 2] == ["of"]:
        if _grieved(lower, i) or not w.ABORTED.isdisjoint(lower[max(0, i - 2) : i]):
            return []
        return _right(text, tokens, lower, i, i + 2, "killed", over)
    if word in w.DOING and (tokens[i].tag.startswith("VB") or word.endswith("ing")) and not _unreal(lower, i):
        if i and (tokens[i - 1].tag in ("DT", "PRP$", "JJ", "POS") or lower[i - 1] in ("of", "not", "n't", "never")):
            return []
        return _right(text, tokens, lower, i, i + 1, w.DOING[word], over)
    return []


def _own_bomb(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """ "detonated his explosive vest": the bomber dies; not "tried to detonate" nor "before he could"."""
    verb = next((k for k in range(i - 1, max(-1, i - 6), -1) if lower[k] in ("detonated", "exploded")), -1)
    if verb < 0 or _unreal(lower, verb):
        return []
    return [_mention(text, tokens, verb, i + 1, "killed", Toll(1, 1, 1), None, over, "suicide")]


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
        return [_mention(text, tokens, verb, i + 1, "killed", people.toll, people, over, "to-death")] if people else []
    at = verb
    while at and (lower[at - 1] in w.BE or tokens[at - 1].tag == "RB"):
        at -= 1
    people = read_list(tokens, lower, i + 1) if at == verb else None
    if people is not None:  # "beat to death two men"
        return [_mention(text, tokens, verb, people.end, "killed", people.toll, people, over, "to-death")]
    return _left(text, tokens, lower, at, i + 1, "killed", over)


def _flight(lower: Sequence[str], i: int) -> bool:
    return any(
        w in ("homes", "villages", "village", "home", "houses", "fighting", "violence", "city", "town", "area")
        for w in lower[i : i + 8]
    )


def _unreal(lower: Sequence[str], i: int) -> bool:
    return not w.UNREAL.isdisjoint(lower[max(0, i - 2) : i]) and "due" not in lower[max(0, i - 3) : i]


def _grieved(lower: Sequence[str], i: int) -> bool:
    return not w.GRIEVANCE.isdisjoint(lower[max(0, i - 12) : i])


def _verb(
    text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, end: int, kind: str, over: bool
) -> list[CasualtyMention]:
    """A past form: passive looks left for the people, active right."""
    j = _helpers(tokens, lower, i)
    heard = lower[j : j + 1] == ["have"] and lower[j - 1 : j] == ["to"] and j > 1 and lower[j - 2] in w.HEARD
    if heard:  # "are said to have been killed"
        j = _helpers(tokens, lower, j - 2)
    passive = not w.BE_FORMS.isdisjoint(lower[j:i])
    after = tokens[end].tag if end < len(tokens) else "."
    if (i and lower[i - 1] in ("to", "not", "n't", "never") and not passive) or (
        passive and not heard and "to" in lower[max(0, j - 1) : i]
    ):
        return []
    if passive and not {"not", "n't", "never", "nearly", "almost", "could", "would", "may", "might", "will"}.isdisjoint(
        lower[max(0, j - 1) : i]
    ):
        return []
    if passive and i and not {"who", "which", "whom"}.isdisjoint(lower[max(0, j - 1) : j]) and _grieved(lower, j):
        return []
    if passive and _left_grieved(lower, j):
        return []
    if not passive:
        if lower[end : end + 1] in (["and"], ["or"], [","]) and end + 1 < len(tokens) and lower[end + 1] in w.DONE:
            # "killed or wounded five": both verbs share the people
            found = _right(text, tokens, lower, i, end + 2, kind, over)
            if found:
                return found
        number_before = i and (tokens[i - 1].tag == "CD" or lower[i - 1] in ("others", "dozens", "hundreds", "people"))
        # "the wounded man", "hundreds of displaced people", "Captured soldiers were shown"
        prenominal = (not i or tokens[i - 1].tag in ("DT", "PRP$", "JJ", "POS", "IN")) and after.startswith("NN")
        if prenominal:
            return []
        if not number_before and (
            after
            in ("DT", "CD", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP$", "PRP", "RB", "PDT", "JJR", "JJS", "VBN", "TO")
            or lower[end : end + 1] in (["at"], ["about"], ["over"], ["around"], ["up"], ["as"], ["between"])
        ):
            found = _right(text, tokens, lower, i, end, kind, over)
            if found or after not in ("RB",):
                return found
        if _left_grieved(lower, i):
            return []  # "justice for a boy killed by police"
    return _left(text, tokens, lower, j, end, kind, over)


def _helpers(tokens: Sequence[Token], lower: Sequence[str], i: int) -> int:
    """Where the helping words before a participle begin: "had also been reported [killed]"."""
    while i and (
        lower[i - 1] in w.BE or tokens[i - 1].tag == "RB" or lower[i - 1] in ("killed", "wounded", "injured", "or")
    ):
        i -= 1
    return i


def _left_grieved(lower: Sequence[str], j: int) -> bool:
    """ "protested ... against the law under which a boy was killed" is not this; "in memory of those killed" is."""
    return not {"memory", "justice", "commemorate", "commemorated", "anniversary"}.isdisjoint(lower[max(0, j - 8) : j])


def _right(
    text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, at: int, kind: str, over: bool
) -> list[CasualtyMention]:
    while (
        at < len(tokens)
        and (tokens[at].tag in ("RB",) or lower[at] in ("between",))
        and lower[at] not in ("about", "around", "over", "nearly", "almost")
    ):
        at += 1
    people = read_list(tokens, lower, at)
    if people is None or (kind == "captured" and not people.said and tokens[people.end - 1].tag.startswith("NNP")):
        return []  # a bare name that is captured is as a rule a town
    return [_mention(text, tokens, i, people.end, kind, people.toll, people, over, "active")]


def _left(
    text: str, tokens: Sequence[Token], lower: Sequence[str], at: int, end: int, kind: str, over: bool
) -> list[CasualtyMention]:
    people = read_before(tokens, lower, at)
    if people is None or people.start >= at:
        return []
    if people.head in NOT_PEOPLE:
        return []
    if lower[people.start] in ("nobody", "none") or lower[people.start : people.start + 2] == ["no", "one"]:
        return [_mention(text, tokens, people.start, end, kind, Toll(0, 0, 0), people, over, "none")]
    return [_mention(text, tokens, people.start, end, kind, people.toll, people, over, "passive")]


def _counted(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """ "no casualties", "12 deaths", "a death toll of 12", "the toll rose to 12"."""
    kinds = {"casualties": ("killed", "injured"), "injuries": ("injured",)}.get(lower[i], ("killed",))
    none = [k for k in range(max(0, i - 5), i) if lower[k] in ("no", "without", "any")]
    before = lower[max(0, none[-1] - 6) : none[-1]] if none else []
    if none and not (w.UNKNOWN.isdisjoint(lower[none[-1] : i]) and w.UNKNOWN.isdisjoint(before)):
        return []
    if none and (lower[none[-1]] != "any" or not {"not", "n't", "nor", "without", "no"}.isdisjoint(before)):
        return [_mention(text, tokens, none[-1], i + 1, kind, Toll(0, 0, 0), None, False, "none") for kind in kinds]
    harmed = next((k for k in range(i - 1, max(-1, i - 4), -1) if lower[k] in ("sustained", "suffered")), -1)
    if lower[i] == "injuries" and harmed >= 0:
        return _left(text, tokens, lower, harmed, i + 1, "injured", over)
    if lower[i] == "toll" and "death" not in lower[max(0, i - 2) : i]:
        return []
    if lower[i] in ("toll",):
        return _toll_of(text, tokens, lower, i, over)
    for k in range(max(0, i - 5), i):
        if tokens[k].tag == "CD" or lower[k] in ("dozens", "hundreds", "several", "tens", "thousands", "scores"):
            people = read_list(tokens, lower, k)
            if people is not None and people.end > i - 1 and people.said:
                toll = people.toll if lower[i] != "casualties" else Toll(0, 0, people.toll.high)
                return [_mention(text, tokens, k, max(people.end, i + 1), kinds[0], toll, people, over, "counted")]
    return []


def _toll_of(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """The number that a death toll has: what it rose to, else the first one behind it."""
    rise = next((k for k in range(i + 1, min(len(tokens), i + _TOLL_REACH)) if lower[k] in w.RISEN), i)
    aim = next((k for k in range(rise + 1, min(len(tokens), rise + 6)) if lower[k] == "to"), rise) if rise > i else i
    for k in range(aim + 1, min(len(tokens), aim + 9)):
        if tokens[k].tag == "CD":
            people = read_list(tokens, lower, k)
            if people is not None and people.toll.best < 10**7:
                return [_mention(text, tokens, i, people.end, "killed", people.toll, people, over, "toll")]
    return []


def _lives(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """ "claimed the lives of 12 soldiers", "cost 12 lives", "three people lost their lives"."""
    before = lower[max(0, i - 5) : i]
    if not {"claimed", "claiming", "took", "taking", "cost", "costing", "claims"}.isdisjoint(before):
        if lower[i + 1 : i + 2] == ["of"]:
            return _right(text, tokens, lower, i, i + 2, "killed", over)
        for k in range(max(0, i - 4), i):
            people = read_list(tokens, lower, k)
            if people is not None and people.said:
                return [_mention(text, tokens, k, i + 1, "killed", people.toll, people, over, "lives")]
    if not {"lost", "losing"}.isdisjoint(before):
        at = next(k for k in range(i - 1, -1, -1) if lower[k] in ("lost", "losing"))
        return _left(text, tokens, lower, at, i + 1, "killed", over)
    return []


def _bodies(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """ "the bodies of three men were found", "found 12 bodies"."""
    near = lower[max(0, i - 8) : i + 12]
    if w.FOUND.isdisjoint(near):
        return []
    if lower[i + 1 : i + 2] == ["of"]:
        return _right(text, tokens, lower, i, i + 2, "killed", over)
    for k in range(max(0, i - 4), i):
        people = read_list(tokens, lower, k)
        if people is not None and people.end > i and people.said:
            return [_mention(text, tokens, k, i + 1, "killed", people.toll, people, over, "bodies")]
    toll = Toll(1, 1, 1) if lower[i] == "body" else Toll(2, 3, 9)
    return [_mention(text, tokens, i, i + 1, "killed", toll, None, over, "bodies")]


def _state(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """ "12 dead", "left three people dead", "found dead", "five are missing"."""
    kind = w.STATES[lower[i]]
    if lower[i] in ("kia", "wia") and not tokens[i].text.isupper():
        return []  # a make of cars
    if i and lower[i - 1] in ("shot", "gunned", "the", "their") and lower[i - 1] != "found":
        return []
    if kind == "missing" and (lower[i + 1 : i + 2] and tokens[i + 1].tag.startswith("NN")):
        return []
    left = next(
        (
            k
            for k in range(i - 1, max(-1, i - 9), -1)
            if lower[k] in ("left", "leaving", "leaves", "leave", "found", "shot")
        ),
        -1,
    )
    if left >= 0:
        people = read_list(tokens, lower, left + 1)
        if people is not None and people.end >= i - 1:
            return [_mention(text, tokens, people.start, i + 1, kind, people.toll, people, over, "left")]
    for k in range(max(0, i - 4), i):
        people = read_list(tokens, lower, k)
        if people is not None and people.said and people.end >= i and people.toll.best:
            return [_mention(text, tokens, k, i + 1, kind, people.toll, people, over, "state")]
    if i and lower[i - 1] in ("found", "is", "are", "was", "were", "be", "went", "gone", "reported"):
        j = i - 1
        while j and lower[j - 1] in w.BE:
            j -= 1
        return _left(text, tokens, lower, j, i + 1, kind, over)
    return []


def _mention(
    text: str,
    tokens: Sequence[Token],
    first: int,
    last: int,
    kind: str,
    toll: Toll,
    people: People | None,
    over: bool,
    rule: str,
) -> CasualtyMention:
    start, end = tokens[first].start, tokens[last - 1].end
    victims = None
    if people is not None and people.start < people.end:
        victims = Span(tokens[people.start].start, tokens[people.end - 1].end)
    return CasualtyMention(
        start=start,
        end=end,
        text=text[start:end],
        rule=f"casualty:{rule}",
        kind=kind,
        toll=toll,
        victims=victims,
        over_period=over and toll.best > 0,
    )
