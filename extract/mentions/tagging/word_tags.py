"""What a word by itself may be: the tag lexicon, suffixes, capitals; the tagger's rules choose where it is open.

The lexicon is Brill's (``extract.lexicon.tags``): one most likely tag a word. What it leaves out, how else a word may
be read, is worked out from its inflected forms: "attack" is listed as a noun, but "attacked" is a verb form, so
"attack" may be a verb.
"""

from __future__ import annotations

from functools import cache, lru_cache

from extract.lexicon.loader import read_table
from extract.lexicon.tags import brill
from extract.lexicon.triggers.pattern import INFLECTIONS
from extract.lexicon.words import word_class, word_row
from extract.mentions.tagging.readings import AUXILIARIES, CLITICS, OVERRIDES, SAME_FORM_PAST

PAST_OR_NOUN = word_class("tagging.past_or_noun")
_CACHED_WORDS = 1 << 16

# Tags of our own for the words of times (see ``extract.mentions.tagging.closed``).
TIME = "TIME"  # of one that stands by itself: "in [May 2015]", "[two days ago]"
TIME_MODIFIER = "JJT"  # of one that stands before its noun: "the [May 2015] raid"

# Readings still open after the look-up, to be closed by context.
NOUN_OR_VERB = "N?"  # attack, fire: NN, VB or VBP
NOUNS_OR_VERBZ = "S?"  # attacks, fires: NNS or VBZ
PAST = "D?"  # killed, held: VBD or VBN
GERUND = "G?"  # shelling: VBG or NN
VERB_OR_NOUN = "B?"  # claim, die: VB, VBP or NN
BASE_OR_OTHER = "J?"  # clear, free, overrun: VB where the words before ask for it, else as listed


_ORDINAL_ENDINGS = word_row("tagging.ordinal_endings")
_ADJECTIVE_ENDINGS = word_row("tagging.adjective_endings")
_HYPHEN_ENDINGS = word_row("tagging.hyphen_endings")


@cache
def lexicon() -> dict[str, str]:
    """Word -> its most likely Penn tag."""
    known = dict(brill())
    # a third person may be a plural noun too ("blockades"): its ending says so, and the words around it choose
    new = {form: tag for form, tag in trigger_verbs().items() if form not in known and tag != "VBZ"}
    return known | new | OVERRIDES


@cache
def trigger_verbs() -> dict[str, str]:
    """The forms of the verbs that evoke events: the lexicon of events knows them where the tag lexicon does not."""
    found: dict[str, str] = {}
    for row in read_table(INFLECTIONS, ("lemma", "pos", "forms")):
        if row["pos"] == "v":
            forms = row["forms"].split()
            found.update(dict.fromkeys(forms[3:], "VBD"))
            found.update(zip(forms[:3], ("VB", "VBZ", "VBG"), strict=False))
    return found


@cache
def one_past_form() -> frozenset[str]:
    """Past forms of such verbs that are their participles as well: "waylaid"."""
    rows = read_table(INFLECTIONS, ("lemma", "pos", "forms"))
    every = [row["forms"].split() for row in rows if row["pos"] == "v"]
    return frozenset(forms[3] for forms in every if len(forms) == 4)


def may_be_verb(base: str) -> bool:
    """May the lower-case base form be a verb? It may if its past or participle is listed as one."""
    words = lexicon()
    if words.get(base, "")[:2] == "VB" or trigger_verbs().get(base) == "VB":
        return True
    stem = base[:-1] if base.endswith("e") else base
    return any(
        words.get(form, "")[:2] == "VB"
        for form in (stem + "ed", stem + "ing", base + base[-1:] + "ed", base[:-1] + "ied")
    )


@lru_cache(maxsize=_CACHED_WORDS)
def known(word: str) -> str:
    """Tag or open reading of a lower-case word (or one to be read as such)."""
    words = lexicon()
    if word[0].isdigit():
        return _by_suffix(word)
    tag = words.get(word, "").partition("|")[0]
    if word in OVERRIDES:
        return tag
    if not tag and "-" in word:
        return NOUNS_OR_VERBZ if trigger_verbs().get(word) == "VBZ" else _hyphened(word)
    if word in PAST_OR_NOUN:
        return PAST
    evoking = trigger_verbs().get(word, "")
    if evoking == "VB" and (tag == "JJ" or (tag == "VBN" and word not in SAME_FORM_PAST | PAST_OR_NOUN)):
        return BASE_OR_OTHER
    if evoking == "VB" and tag == "FW":
        return NOUN_OR_VERB
    if evoking == "VBD" and tag in {"JJ", "CD"}:
        return PAST
    if tag in {"VBD", "VBN"} or (not tag and word.endswith("ed") and len(word) > 4):
        return PAST if word.endswith("ed") or word in SAME_FORM_PAST or word in one_past_form() else tag
    if tag == "VBG" or (not tag and word.endswith("ing") and len(word) > 5):
        return GERUND
    if tag == "NN" and word.endswith("ing") and len(word) > 5 and (may_be_verb(word) or _of_a_verb(word)):
        return GERUND
    if tag == "NN" and may_be_verb(word):
        return NOUN_OR_VERB
    if tag in {"NNS", "VBZ"} and word not in AUXILIARIES and _singular_may_be_verb(word):
        return NOUNS_OR_VERBZ
    if tag in {"VB", "VBP"} and word not in AUXILIARIES:
        return VERB_OR_NOUN
    return tag or _by_suffix(word)


def _of_a_verb(word: str) -> bool:
    """ "bombing": listed as a noun, but made from a verb."""
    return may_be_verb(word[:-3]) or may_be_verb(word[:-3] + "e")


def _singular_may_be_verb(word: str) -> bool:
    bases = [word[:-1]]
    if word.endswith("es"):
        bases.append(word[:-2])
    if word.endswith("ies"):
        bases.append(word[:-3] + "y")
    return any(may_be_verb(base) for base in bases)


def _by_suffix(word: str) -> str:
    if word[0].isdigit():
        return "JJ" if word.endswith(_ORDINAL_ENDINGS) else "CD"
    if not any(map(str.isalnum, word)):
        return "." if word in "?!…" else ":" if word[0] in ".-–—;:" else "SYM"
    if "-" in word:
        return _hyphened(word)
    if word.endswith("ly"):
        return "RB"
    if word.endswith(_ADJECTIVE_ENDINGS):
        return "JJ"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return NOUNS_OR_VERBZ if _singular_may_be_verb(word) else "NNS"
    return "NN"


def _hyphened(word: str) -> str:
    head = word.rpartition("-")[2]
    if head.endswith(_HYPHEN_ENDINGS):
        return "JJ"
    tag = lexicon().get(head, "")
    if tag in {"NNS", "NN", "JJ"}:
        return tag
    return "JJ" if tag[:2] in {"VB", "IN"} else "NN"


@lru_cache(maxsize=_CACHED_WORDS)
def inside(word: str) -> str:
    """Reading of a word that does not open its sentence."""
    if not word[0].isupper():
        return known(word)
    tag = lexicon().get(word, "")
    if tag in {"JJ", "PRP", "NNP", "NNPS", "CD", "DT", "IN", "CC", "PRP$", "WP", "TO"}:
        return tag
    if word in CLITICS:
        return CLITICS[word]
    if "-" in word and word.rpartition("-")[2].islower():
        return _hyphened(word)
    return "NNPS" if tag == "NNS" else "NNP"


@lru_cache(maxsize=_CACHED_WORDS)
def opening(word: str) -> str:
    """Reading of a capitalised word where capitals say nothing: at the beginning, in a title."""
    words = lexicon()
    lower = word.lower()
    if word in OVERRIDES and len(word) > 1:
        return OVERRIDES[word]
    if lower in words and (words.get(word, "") not in {"NNP", "NNPS"} or lower.endswith(("ing", "ed"))):
        return known(lower)
    if lower in words and words[lower][:2] not in {"VB", "JJ"} and lower in OVERRIDES:
        return known(lower)
    if word in words:
        return words[word].partition("|")[0]
    if lower not in words and word.endswith(("ed", "ing", "ly")):
        return known(lower)
    return inside(word)


@lru_cache(maxsize=_CACHED_WORDS)
def shouted(word: str) -> str:
    """Reading of a word in a text of capitals only."""
    words = lexicon()
    lower = word.lower()
    if lower in words and word not in {"US", "IS", "IT"}:
        return known(lower)
    title = word.capitalize()
    if title in words:
        return words[title].partition("|")[0]
    if word in words:
        return words[word].partition("|")[0]
    return known(lower) if not word[0].isalpha() or lower.endswith(("ed", "ing", "ly", "ers", "ists")) else "NNP"
