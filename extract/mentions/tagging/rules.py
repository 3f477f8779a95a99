"""The context rules of the tagger: each closes one kind of open reading by the words around it.

A rule takes the words of the sentence, their tags (final before the word, open after it) and the index of the word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.lexicon.words import word_class
from extract.mentions.tagging.bare_passives import bare_passive
from extract.mentions.tagging.readings import (
    AUXILIARIES,
    HAPPENINGS,
    REPORTING,
    REPORTING_NOW,
    SAME_FORM_PAST,
    SUBORDINATORS,
    TIME_OPENERS,
    TO_WANTS_NOUN,
)
from extract.mentions.tagging.word_tags import (
    BASE_OR_OTHER,
    GERUND,
    NOUN_OR_VERB,
    NOUNS_OR_VERBZ,
    PAST,
    PAST_OR_NOUN,
    TIME,
    VERB_OR_NOUN,
    lexicon,
)

_NOUNISH = frozenset(("NN", "NNS", "NNP", "NNPS", NOUN_OR_VERB, NOUNS_OR_VERBZ))
_HAVING = frozenset(("have", "has", "had", "having"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_PREMODIFIER = frozenset(("DT", "PRP$", "JJ", "JJR", "JJS", "POS", "CD", "WP$", "PDT"))
_OBJECT_START = frozenset(("DT", "PRP$", "PRP", "CD", "PDT", "NNP", "NNPS", "JJ", "NNS", "NN", "JJR", "JJS"))
_OBJECT_OPEN = _OBJECT_START | _NOUNISH
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "VB", "VBN", "VBG"))
_CLAUSE_OPENER = frozenset(("WDT", "WP", "WRB", ":", ".", "``", "''", "TH", "PRP"))
_CLAUSE_EDGE = frozenset(("WDT", "WP", "WRB", ":", ".", "``", "''"))
_ORDERS = frozenset(("first", "last"))
_ASSUMING = frozenset(("suspected", "presumed", "alleged"))
_OBJECTLESS = word_class("tagging.objectless")
_PHRASE = _PREMODIFIER | _NOUNS
_CONDITIONS = word_class("tagging.conditions")
_DAYS = word_class("tagging.days")
_TOLD_REACH = 8  # words of a subject after "said"


_OBJECT_PRONOUNS = word_class("tagging.object_pronouns")
_KILLER_NOUNS = word_class("tagging.killer_nouns")
_CLAUSE_OPENERS = word_class("tagging.clause_openers")


def _before(words: Sequence[str], tags: Sequence[str], i: int) -> int:
    """Index of the word before, adverbs and times ("in 2015") skipped; -1 at the beginning."""
    i -= 1
    while i >= 0:
        if tags[i] == TIME:
            while i >= 0 and tags[i] == TIME:
                i -= 1
            i -= i >= 0 and tags[i] == "IN"
        elif (tags[i] == "RB" and words[i].lower() != "out") or (words[i] in _ORDERS and _is_order(tags, i)):
            i -= 1
        else:
            break
    return i


def _is_order(tags: Sequence[str], i: int) -> bool:
    """ "They first shelled it": an ordinal that stands for an adverb."""
    return i > 0 and tags[i - 1] in {"PRP", "NNS", "NNP", "NN"}


def _wants_verb(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Does what stands before ask for a base form?"""
    before = _before(words, tags, i)
    if before < 0:
        return False
    found = tags[before]
    if found == "MD":
        return True
    if found == "TO":
        return not (before and words[before - 1].lower() in TO_WANTS_NOUN)
    return words[before].lower() in {"do", "does", "did", "let", "help"} and tags[before][:2] == "VB"


def _noun_or_verb(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    if _wants_verb(words, tags, i):
        return "VB"
    last = tags[i - 1] if i else ""
    following = tags[i + 1] if i + 1 < len(tags) else "."
    if last in {"PRP", "NNS", "NNPS", "WDT", "WP"} and _no_finite_before(words, tags, i):
        subject = last in {"WDT", "WP"} or words[i - 1].lower() not in _OBJECT_PRONOUNS
        if subject and (
            following in _OBJECT_START
            or (following in {"TO", "IN", "RP", "RB", "TH"} and words[i + 1].lower() not in {"of", "by"})
        ):
            return "VBP"
    if following == "TO" and last in {"NNP", "NNPS"} and _of_several(tags, i) and _no_finite_after(words, tags, i):
        return "VBP"  # "Residents of Djibo plan to march"
    if last in {"CC", ","} and i >= 2 and tags[i] == VERB_OR_NOUN:
        earlier = next((t for t in reversed(tags[max(0, i - 12) : i]) if t in {"VB", "VBP"}), "")
        if earlier:
            return earlier
    return "NN"


def _of_several(tags: Sequence[str], i: int) -> bool:
    """Does word i follow "NOUNS of NAME", with no verb before them that must be the clause's own?"""
    k = i - 1
    while k >= 0 and tags[k] in {"NNP", "NNPS"}:
        k -= 1
    return k > 0 and tags[k] == "IN" and tags[k - 1] in {"NNS", "NNPS"} and all(t not in _FINITE for t in tags[:k])


def _verb_or_noun(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    last = tags[i - 1] if i else ""
    if i and words[i - 1].lower() in _HAVING and words[i].lower() in SAME_FORM_PAST:
        return "VBN"  # "have let", "has put"
    if last in _PREMODIFIER and not _wants_verb(words, tags, i):
        return "NN"
    found = _noun_or_verb(words, tags, i)
    if found == "NN" and (last in {"PRP", "NNS", "NNPS", "WDT", "WP", "RB", "WRB"} or i == 0):
        return "VBP" if i else "VB"
    return found


def _nouns_or_verbz(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    last = tags[i - 1] if i else ""
    following = tags[i + 1] if i + 1 < len(tags) else "."
    if (last == "PRP" and words[i - 1].lower() in {"he", "she", "it"}) or last in {"WDT", "WP"}:
        return "VBZ"
    if last[:2] == "NN" and words[i].lower() in REPORTING_NOW and following in {",", ".", "TH", "''"}:
        return "VBZ"
    if following == "TO" and last == "," and _no_finite_before(words, tags, i):
        return "VBZ"
    if last in {"NNP", "NN"} and _no_finite_before(words, tags, i) and i + 1 < len(tags):
        if following in {"DT", "PRP$", "PRP", "CD", "TO"} or words[i + 1].lower() in {"that", "against"}:
            return "VBZ"
        if lexicon().get(words[i].lower()) == "VBZ" and following in _OBJECT_START | {"IN", "RB", "RP", GERUND, ","}:
            return "VBZ"
        if last == "NNP" and following in {"NNP", "NNPS"} and _no_finite_after(words, tags, i):
            return "VBZ"
        if following in {"NNP", "NNPS"} and _condition_closed(words, tags, i):
            return "VBZ"
    if lexicon().get(words[i].lower()) == "VBZ" and last not in _PREMODIFIER and last not in {"IN", "NN"}:
        return "VBZ"
    return "NNS"


def _no_finite_before(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Has the clause of word i no verb before it that must be its main one?"""
    finite = False
    after_comma = i > 0 and tags[i - 1] == ","
    for k in range(i - 1, max(-1, i - 40), -1):
        found = tags[k]
        if finite and after_comma and found in {"WDT", "WP"} and k and tags[k - 1] == ",":
            finite = False  # "the campaign, which began at dawn, brought ...": the relative clause is over
        elif found in _CLAUSE_EDGE or found == "CC" or (found == "IN" and words[k].lower() in SUBORDINATORS):
            return not finite
        elif found in _FINITE:
            finite = True
            if not after_comma:
                return False
    return not finite


def _no_finite_after(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """No verb that must be the main one from here to the end of the clause."""
    for k in range(i + 1, min(len(tags), i + 40)):
        if tags[k] in _CLAUSE_OPENER or (tags[k] == "IN" and words[k].lower() in SUBORDINATORS):
            return True
        if tags[k] in _FINITE or (tags[k] == PAST and k + 1 < len(tags) and tags[k + 1] in _OBJECT_OPEN):
            return False
    return True


def _condition_closed(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """ "If the army attacks Kesh, ...": is word i the only verb that the clause up to its comma can have?"""
    start = i - 1
    while start >= 0 and tags[start] in _PHRASE:
        start -= 1
    if start < 0 or words[start].lower() not in _CONDITIONS:
        return False
    comma = next((k for k in range(i + 1, min(len(tags), i + 40)) if tags[k] == ","), -1)
    return comma > 0 and all(found not in _FINITE and found != PAST for found in tags[i + 1 : comma])


def _base_or_other(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """ "to clear the town", "could overrun it", but "a clear day", "was overrun"."""
    return "VB" if _wants_verb(words, tags, i) else lexicon()[words[i].lower()].partition("|")[0]


def _past(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    before = _before(words, tags, i)
    last = tags[before] if before >= 0 else ""
    last_word = words[before].lower() if before >= 0 else ""
    following = tags[i + 1] if i + 1 < len(tags) else "."
    next_word = words[i + 1].lower() if i + 1 < len(tags) else ""
    if last_word in AUXILIARIES:
        return "VBN"
    if next_word == "by" and words[i].lower() not in _OBJECTLESS:
        return "VBN"
    if words[i].lower() in PAST_OR_NOUN:
        if next_word in _KILLER_NOUNS:
            return "NN"  # "a hit squad"
        if last in {"DT", "JJ", "POS", "PRP$"} or (last == "CD" and following not in {"DT", "PRP$", "CD", "NNP"}):
            return "NN"
        if _wants_verb(words, tags, i):
            return "VB"
    if words[i].lower() in REPORTING and last not in {"DT", "JJ", "PRP$", "POS", "IN"}:
        return "VBD"
    if before < 0:
        return "VBD" if following in {"DT", "PRP$"} else "VBN"
    if words[i].lower() in _ASSUMING and last in {",", "CC", "WRB"} and (following in _NOUNS or following in _NOUNISH):
        return "JJ"  # "On Monday, suspected rebels attacked", "when suspected rebels attacked"
    if last in {"DT", "PRP$", "JJ", "POS", "IN", "TO", "WP$", "JJS", "RBS"}:
        if last == "IN" and last_word in _CLAUSE_OPENERS:
            return "VBN" if last_word == "as" or following in _NOUNISH else "VBD"
        return "VBN"
    if last in {"WDT", "WP", "PRP"}:
        return "VBD"
    if last == "," and i > 1 and tags[i - 2] == "VBD" and following in {"CC", ","}:
        return "VBD"  # "killed, wounded or captured 30 rebels"
    if last == "CC" or last == ",":
        earlier = _verb_before(tags, before)
        if last == "CC" and earlier in {"VBD", "VBN"}:
            return "VBD" if earlier == "VBN" and following in {"DT", "PRP$", "NNP", "PRP", "CD"} else earlier
        if last == "CC":
            return "VBN" if not earlier and following in _NOUNISH | {"JJ"} else "VBD"
    if last == "CD":
        return "VBN" if following not in {"DT", "PRP$", "CD"} else "VBD"
    if next_word in _PARTICLES and i + 2 < len(tags):
        if words[i + 2].lower() == "by":
            return "VBN"
        if tags[i + 2] in _OBJECT_START and words[i + 2].lower() not in TIME_OPENERS:
            following, next_word = tags[i + 2], words[i + 2].lower()  # "carried out four raids"
    has_object = following in _OBJECT_START and next_word not in TIME_OPENERS
    open_clause = _no_finite_before(words, tags, i) or (
        (following in {".", "''"} or next_word in TIME_OPENERS or words[i].lower() == "reported")
        and _comma_before(tags, i)
    )
    if has_object:
        certain = following in {"DT", "PRP$", "PRP", "CD", "NNP", "NNPS"}
        return "VBD" if certain or open_clause or last == "," else "VBN"
    if not open_clause and following in {".", ","} and _relative_over(tags, i):
        return "VBD"
    if not open_clause and _told(words, tags, i) and _no_finite_after(words, tags, i):
        return "VBD"
    if not open_clause:
        return "VBN"
    if not _no_finite_after(words, tags, i) and (
        following in {"IN", "TO", "RB", "VBG", GERUND} or next_word in TIME_OPENERS
    ):
        return "VBN"
    return "VBN" if last in _NOUNS and bare_passive(words, tags, i) else "VBD"


def _relative_over(tags: Sequence[str], i: int) -> bool:
    """ "Gunmen who killed a judge escaped": a relative clause that has its verb, and a main clause that has none?"""
    finite = 0
    for k in range(i - 1, max(-1, i - 25), -1):
        if tags[k] in {"WDT", "WP"}:
            return finite == 1 and not any(tag in _FINITE for tag in tags[max(0, k - 25) : k])
        finite += tags[k] in _FINITE
    return False


def _told(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """ "The governor said rebels fired on ...": does a verb of saying stand before the noun phrase before word i?"""
    for k in range(i - 1, max(-1, i - _TOLD_REACH), -1):
        if tags[k] not in _PHRASE:
            return k < i - 1 and tags[k] in _FINITE and words[k].lower() in _SAYING
    return False


_PARTICLES = frozenset(("out", "up", "off", "down", "back"))
_SAYING = word_class("tagging.saying")


def _comma_before(tags: Sequence[str], i: int) -> bool:
    """Does a comma stand before word i, with nothing but a noun phrase between?"""
    for k in range(i - 1, max(-1, i - 12), -1):
        if tags[k] == ",":
            return True
        if tags[k][:1] == "V" or tags[k] in _CLAUSE_EDGE or tags[k] in {"MD", "CC"}:
            return False
    return False


def _verb_before(tags: Sequence[str], i: int) -> str:
    for k in range(i, max(-1, i - 25), -1):
        if tags[k] in _CLAUSE_EDGE:
            return ""
        if tags[k] in _VERBS:
            return tags[k]
    return ""


def _gerund(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    last = tags[i - 1] if i else ""
    following = tags[i + 1] if i + 1 < len(tags) else "."
    next_word = words[i + 1].lower() if i + 1 < len(tags) else ""
    before = _before(words, tags, i)
    if lexicon().get(words[i].lower()) == "NN":  # "denied bombing a hospital", not "in fighting the day before"
        later = words[i + 2].lower() if i + 2 < len(words) else ""
        takes = following in {"DT", "PRP$"} and later not in _DAYS and (last in _VERBS or last in {"IN", PAST})
        return "VBG" if takes else "NN"
    if before >= 0 and words[before].lower() in AUXILIARIES and following not in {"IN"}:
        return "VBG"
    if next_word in {"of", "between"}:
        return "NN"
    if last in {"DT", "PRP$", "POS", "JJ", "JJR", "CD"} and following not in {"DT", "PRP$", "PRP"}:
        return "NN" if following not in _NOUNISH or last != "CD" else "VBG"
    if following in {"VBD", "VBZ", "MD", "VBP", PAST} and last not in _NOUNS and next_word not in {"killed"}:
        return "NN"
    if last == "IN" and (
        following in {".", ",", ":", "''"} or (words[i].lower() in HAPPENINGS and following in {"IN", "CC"})
    ):
        return "NN"
    return "VBG"


def _that(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    if words[i].lower() != "that" or i == 0:
        return "IN"
    following = tags[i + 1] if i + 1 < len(tags) else "."
    if tags[i - 1] in _NOUNS or tags[i - 1] == ",":
        if following in {"VBD", "VBZ", "VBP", "MD", PAST, VERB_OR_NOUN, "RB"}:
            return "WDT"
    elif tags[i - 1] == "IN" and words[i - 1].lower() not in {"so"}:
        return "DT"
    return "IN"


def _possessive(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    if i == 0:
        return "''"
    if words[i] in {"'", "’"}:
        closes = any(word in {"'", "‘"} for word in words[:i]) if len(words) < 400 else False
        return "POS" if words[i - 1][-1] in "sS" and not closes else "''"
    following = tags[i + 1] if i + 1 < len(tags) else "."
    if tags[i - 1] in {"PRP", "WP", "EX", "WRB"} or words[i - 1].lower() in {"that", "there", "here"}:
        return "VBZ"
    return "VBZ" if following in {"DT", "RB"} and tags[i - 1] != "NNP" else "POS"


def _her(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    if words[i].lower() != "her":
        return "PRP$"
    following = tags[i + 1] if i + 1 < len(tags) else "."
    return "PRP$" if following in _NOUNISH or following in {"JJ", "CD", GERUND, PAST, "JJS"} else "PRP"


def _military(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """ "military" and its like: an adjective before a noun, else a noun."""
    following = tags[i + 1] if i + 1 < len(tags) else "."
    single = words[i].lower() in {"chief", "elder"} or (words[i].lower() == "civilian" and tags[i - 1] in {"DT", "CD"})
    if following == "CC" and single:
        return "NN"  # "an elder and his son", "a civilian and two soldiers"
    return "JJ" if following in _NOUNISH or following in {"JJ", "CC", GERUND} else "NN"


RULES: dict[str, Callable[[Sequence[str], list[str], int], str]] = {
    NOUN_OR_VERB: _noun_or_verb,
    NOUNS_OR_VERBZ: _nouns_or_verbz,
    PAST: _past,
    GERUND: _gerund,
    VERB_OR_NOUN: _verb_or_noun,
    BASE_OR_OTHER: _base_or_other,
    "TH": _that,
    "POS": _possessive,
    "HR": _her,
    "ML": _military,
}
