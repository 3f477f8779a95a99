"""Noun phrases of people: how many, who, from which word to which. For the casualty finder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.lexicon.cues import verbs
from extract.lexicon.numerals import qualified, read_count
from extract.lexicon.tolls import word_sets
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class, word_numbers
from extract.model import SOME, Token, Toll

NOT_PEOPLE = word_class("tolls.not_people")
PARTS = word_class("tolls.parts")


_PEOPLE_OPENERS = word_class("tolls.people_openers")


def _counted_before(tokens: Sequence[Token], lower: Sequence[str], i: int) -> Toll | None:
    """ "seized two fishermen and killed them": the count of the last people who were counted before "them"."""
    for k in range(i - 1, max(-1, i - _TAKEN_UP), -1):
        found = read_count(lower, k)
        if found is None or (k and read_count(lower, k - 1) is not None):
            continue
        behind = lower[found[0]] if found[0] < i else ""
        named = found[0] < i and tokens[found[0]].tag in ("NNS", "NNPS", "JJ") and not is_thing(behind)
        return found[1] if named or lower[found[0] : found[0] + 2] == ["of", "them"] else None
    return None


def is_thing(head: str) -> bool:
    """Is what a number counts no person: cattle, houses, vehicles, days, "MH17"?"""
    return head in NOT_PEOPLE or head in word_sets()["things"] or any(map(str.isdigit, head))


_OF_THEM = word_class("tolls.of_them")
_PRENOUN_TAGS = ("DT", "JJ", "VBN", "VBG", "PRP$", "NN", "POS", "CD", "PDT", "FW", "HYPH")
_SOLE = word_class("tolls.sole")
_TAKEN_UP = 12  # tokens before "them" in which the people are counted that it takes up
_PRONOUNS = word_numbers("tolls.pronouns")
_HARMED = word_class("tolls.harmed")
_BODIES = words("family group crew party team")
_GROUPS = word_class("tolls.groups")
_NONE = words("no nobody none")
_BEHIND_PEOPLE = word_class("tolls.behind_people")
_CLAUSE_OPENERS = word_class("tolls.clause_openers")
#: plural without a number: somebody, and nobody says how many
PLURAL = SOME

#: words of a list that are read: longer ones are no sentence that people write
LIST_LIMIT = 60


@dataclass(frozen=True, slots=True)
class People:
    """``start``/``end`` token indices, ``count_start`` where the count begins; ``toll`` None: no number, unknown."""

    start: int
    end: int
    toll: Toll
    head: str
    said: bool  # a number is said


def read_people(tokens: Sequence[Token], lower: Sequence[str], i: int) -> People | None:
    """One noun phrase of people that begins at ``i`` (articles, qualifier, number, adjectives, nouns), not a list."""
    start = i
    j = i
    size = len(tokens)
    if _bare_age(tokens, lower, i + (lower[i : i + 1] == ["a"])):
        return People(i, i + (lower[i] == "a") + 2, Toll(1, 1, 1), "", True)
    while j < size and (lower[j] in _QUALIFIER or lower[j] in _PEOPLE_OPENERS):
        if read_count(lower, j) is not None:
            break
        j += 1
    count = read_count(lower, j) if j < size else None
    toll: Toll | None = None
    if count is not None and lower[j] not in ("both",) and not _is_age(lower, count[0]):
        k, toll = count
        _, toll = qualified(lower, j, toll)
        k += lower[k : k + 1] == ["+"]  # "30+ hurt"
        if lower[k : k + 1] == ["of"]:
            k += 1
    elif lower[j : j + 2] == ["no", "one"] and lower[j + 2 : j + 3] in (["but"], ["except"]):
        return read_people(tokens, lower, j + 3)  # "killed no one but its driver"
    elif lower[j : j + 2] == ["no", "one"]:
        return People(start, j + 2, Toll(0, 0, 0), "one", True)
    elif lower[j : j + 1] in (["no"], ["neither"]):
        k, toll = j + 1, Toll(0, 0, 0)
    else:
        k = j
    head_at = -1
    m = k
    while m < size and m - k < 12:
        tag = tokens[m].tag
        if lower[m] in ("kia", "wia"):
            break
        if tag.startswith("NN") or lower[m] in ("others", "other", "more"):
            head_at = m
        elif tag == "POS" or tag.startswith(_PRENOUN_TAGS) or lower[m] in ("the", "a", "an"):
            if tag in ("VBN", "VBG") and head_at >= 0:
                break
            if tag == "CD" and head_at >= 0 and m > k:
                break
        else:
            break
        m += 1
    if head_at < 0:
        if toll is not None and count is not None:
            return People(start, count[0], toll, "", True)
        while k < size and (tokens[k].tag == "DT" or lower[k].endswith("-old")):
            k += 1
        if k < size and tokens[k].tag == "JJ" and tokens[k].text[:1].isupper():
            one = toll or Toll(1, 1, 1)  # "killed a Palestinian who ..."
            return People(start, k + 1, one, lower[k], toll is not None)
        word = lower[i] if i < size else ""
        if word in _PRONOUNS:
            one = Toll(1, 1, 1)
            return People(i, i + 1, one, word, False)
        if word in ("them", "themselves", "they"):
            return People(i, i + 1, _counted_before(tokens, lower, i) or PLURAL, word, False)
        return None
    head = lower[head_at]
    inside = read_count(lower, head_at + 2) if head in _BODIES and lower[head_at + 1 : head_at + 2] == ["of"] else None
    if inside is not None and toll is None:  # "a family of five"
        return People(start, inside[0], inside[1], head, True)
    if toll is None and head in _BODIES and lower[head_at + 1 : head_at + 2] == ["of"]:
        several = head_at + 2 < size and tokens[head_at + 2].tag == "NNS"
        return People(start, head_at + 1, PLURAL if several else Toll(1, 1, 1), head, False)
    if toll is None and lower[i] == "both" and tokens[head_at].tag == "NNS":
        return People(start, head_at + 1, Toll(2, 2, 2), head, True)
    if toll is None:
        singular = tokens[head_at].tag in ("NN", "NNP") and head not in _GROUPS
        toll = Toll(1, 1, 1) if singular else PLURAL
        return People(start, head_at + 1, toll, head, False)
    return People(start, head_at + 1, toll, head, True)


def _bare_age(tokens: Sequence[Token], lower: Sequence[str], i: int) -> bool:
    """ "a [24-] and a 31-year-old": an age that stands for a person."""
    if not (i + 3 < len(tokens) and tokens[i].tag == "CD" and lower[i + 1] == "-" and lower[i + 2] in ("and", ",")):
        return False
    return any(_is_age(lower, k) or "-year-old" in lower[k] for k in range(i + 3, min(len(lower), i + 8)))


def _is_age(lower: Sequence[str], end: int) -> bool:
    after = lower[end] if end < len(lower) else ""
    return after.startswith(("year", "month-old")) and after not in ("yearly",)


_QUALIFIER = word_class("tolls.qualifier")


def _past_opening(tokens: Sequence[Token], lower: Sequence[str], i: int, end: int) -> int:
    """Behind a phrase that opens a sentence, up to its comma: "In the course of two raids, [five men were killed]"."""
    if i < end and tokens[i].tag == "IN" and "," in lower[i : end - 1]:
        behind = lower.index(",", i) + 1
        if read_people(tokens, lower, behind) is not None:
            return behind
    return i


def read_list(tokens: Sequence[Token], lower: Sequence[str], i: int, *, verb: int = -1) -> People | None:
    """Coordinated noun phrases from ``i`` on, counts added: "two soldiers and a child"; parts are not ("including").

    ``verb``: where the verb stands whose subject the list is: a phrase that ends there belongs to it.
    """
    first = read_people(tokens, lower, i)
    if first is None or is_thing(first.head):
        return None
    total, end = first.toll, first.end
    said, joined, bare = first.said, False, False
    limit = min(len(tokens), i + LIST_LIMIT)
    while (end := _past_age(tokens, lower, end)) + 1 < limit and (lower[end] in (",", "and", "&") or _with(lower, end)):
        nxt = end + (_with(lower, end) or 1)
        if lower[end] == "," and (lower[nxt] == "and" or _with(lower, nxt)):
            nxt += _with(lower, nxt) or 1
        named = _named_again(tokens, lower, first, nxt)
        if named:  # "a chief, Adam Doe, his brother and a guard"
            end = named
            continue
        if nxt >= len(tokens) or lower[nxt] in PARTS or (lower[end] == "," and lower[nxt] in _OF_THEM):
            break
        more = read_people(tokens, lower, nxt)
        if more is None or is_thing(more.head) or not _adds(tokens, lower, nxt, more, verb):
            break
        total += more.toll
        said = said or more.said
        bare = bare or not more.head
        joined = joined or "and" in lower[end:nxt] or lower[end] == "&" or lower[nxt - 1] in ("with", "as")
        end = more.end
    if not joined and (bare or not first.said):
        return first  # "the mayor, a doctor, ...": one person, told twice; "wounded four, two critically"
    return People(first.start, end, total, first.head, said)


def _adds(tokens: Sequence[Token], lower: Sequence[str], i: int, more: People, verb: int) -> bool:
    """Is this phrase one more of the list, and not the subject of what comes next or a part of the whole?"""
    after = tokens[more.end] if more.end < len(tokens) else None
    if lower[more.end : more.end + 2] and lower[more.end : more.end + 2] in (["of", "them"], ["of", "whom"]):
        return False
    subject = more.end == verb and lower[i - 1] in ("and", "&")  # "four soldiers and two rebels were killed"
    if after is not None and not subject and after.tag in ("VBD", "VBZ", "VBP", "MD", "VBN"):
        return False
    if subject and tokens[more.end - 1].tag == "NNP" and more.toll.best == 1:
        return True  # "Omar Said and Ali Hamed were killed"
    kin = tokens[i].tag in ("NN", "NNS") and i > 3 and "PRP$" in (tokens[i - 3].tag, tokens[i - 2].tag)
    return more.said or kin or lower[i] in _SOLE or tokens[i].tag in ("DT", "PRP$")


def _with(lower: Sequence[str], at: int) -> int:
    """How many words of "along with", "together with", "as well as" begin at ``at``; 0 where none does."""
    pair, triple = " ".join(lower[at : at + 2]), " ".join(lower[at : at + 3])
    joins = word_sets()["joined"]
    return 2 if pair in joins else 3 if triple in joins else 0


def _named_again(tokens: Sequence[Token], lower: Sequence[str], first: People, at: int) -> int:
    """Where the name at ``at`` of the one told of before it ends, if a list goes on behind it; else 0."""
    one = first.toll.best == 1 and tokens[first.end - 1].tag in ("NN", "JJ") and lower[at - 1] == ","
    end = at
    while end < len(tokens) and tokens[end].tag == "NNP":
        end += 1
    return end if one and end > at and lower[end : end + 1] == [","] else 0


def _next_clause(tokens: Sequence[Token], lower: Sequence[str], verb: int, end: int) -> People | None:
    """ "The town was shelled on Friday and five people [were killed]": who is told of behind "and"; ``verb``: that of
    the clause before, which asks for no clause itself ("said two soldiers and five others were killed")."""
    if lower[verb] in _CLAUSE_OPENERS or lower[verb] in verbs():
        return None
    for at in range(verb + 1, end - 1):
        if lower[at] == "and":
            first = read_people(tokens, lower, at + 1)
            people = read_list(tokens, lower, at + 1, verb=end) if first is not None and first.said else None
            if people is not None and (people.end == end or PARTS.intersection(lower[people.end : people.end + 2])):
                return people
    return None


def _past_age(tokens: Sequence[Token], lower: Sequence[str], j: int) -> int:
    """Where the ages that begin at ``j`` end: "a man[, 34], was killed", "two boys[, aged 9 and 12], were"; ``j`` where
    none do."""
    if lower[j : j + 1] not in ([","], ["aged"]):
        return j
    k = j + (lower[j] == ",")
    aged = lower[k : k + 1] == ["aged"]
    k += aged
    first = k
    while k < len(tokens) and tokens[k].tag == "CD":
        k += 1
        if lower[k : k + 1] in (["and"], [","]) and k + 1 < len(tokens) and tokens[k + 1].tag == "CD":
            k += 1
    return k if k > first and (aged or lower[k : k + 1] == [","]) else j


def read_before(tokens: Sequence[Token], lower: Sequence[str], end: int) -> People | None:
    """The people who stand before word ``end`` as its subject: "12 people, including two boys, [were]"."""
    i = end
    limit = max(0, end - 30)
    while i > limit:
        i -= 1
        # go back to the nearest start of a phrase from which a reading reaches up to `end` or to a comma part before it
        if (tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") and lower[i] != "aged") or lower[i] in _CLAUSE_OPENERS:
            who = next(
                (k for k in range(i - 1, max(limit, i - 4), -1) if lower[k] == "who" and tokens[k].tag == "WP"), -1
            )
            if who > limit:  # "49 men who fled the town were shot": what stands before the relative clause
                return read_before(tokens, lower, who)
            joined = _next_clause(tokens, lower, i, end)
            if joined is not None:
                return joined
            i += 1
            break
        if lower[i] == "(" and ")" not in lower[i:end]:
            i += 1  # "on May 27 (23 soldiers killed)"
            break
        if lower[i] in _HARMED and i + 2 < end:
            sign = tokens[i + 1].tag == "SYM"  # "11 martyrs 🕊, 30+ hurt"
            if lower[i + 1 + sign] in (",", "and"):
                i += 2 + sign  # "12 killed, 30 [wounded]"
                break
        age = i > 2 and tokens[i - 2].tag == "CD" and lower[i - 3] == ","  # "a girl, 7, and her brother"
        if lower[i] in ("and", "but", "while", "as", "so") and i > limit and lower[i - 1] == "," and not age:
            i += 1  # "..., and 30 people died": a clause of its own
            break
    best: People | None = None
    j = _past_opening(tokens, lower, i, end)
    while j < end:
        about = lower[j] == "at" and lower[j + 1 : j + 2] in (["least"], ["most"])
        if lower[j] in PARTS or (lower[j] in _BEHIND_PEOPLE and not about and best is not None):
            # "12 people, including three children": skip to what follows the part
            break
        if lower[j : j + 2] == ["how", "many"]:
            return None
        if best is not None and _past_age(tokens, lower, j) > j:
            j = _past_age(tokens, lower, j)
            continue
        people = read_list(tokens, lower, j, verb=end)
        if people is None:
            j += 1
            continue
        if people.said or best is None:
            best = people
            if people.said:
                break
        j = max(people.end, j + 1)
    return best
