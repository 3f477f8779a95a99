"""Penn Treebank tags by lexicon, suffix and context, after Brill (1992).

The lexicon is the one that the textblob package carries (Brill's, from the Brown corpus and the Penn Treebank, MIT
licence): one most likely tag a word. It is read as a file; the package itself is never imported. What the lexicon
leaves out, how else a word may be read, is worked out from its inflected forms: "attack" is listed as a noun, but
"attacked" is a verb form, so "attack" may be a verb. The context rules choose between such readings.

Two departures from Penn: "including", "according", "regarding" and their like are IN, because nobody acts in them.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from extract.mentions.readings import (
    AUXILIARIES,
    CLITICS,
    HAPPENINGS,
    OVERRIDES,
    REPORTING,
    REPORTING_NOW,
    SAME_FORM_PAST,
    SUBORDINATORS,
    TIME_OPENERS,
    TO_WANTS_NOUN,
)

_PAST_OR_NOUN = frozenset(("shot", "hit", "cut", "split", "bound"))
_CACHED_WORDS = 1 << 16

# Readings still open after the look-up, to be closed by context.
_NOUN_OR_VERB = "N?"  # attack, fire: NN, VB or VBP
_NOUNS_OR_VERBZ = "S?"  # attacks, fires: NNS or VBZ
_PAST = "D?"  # killed, held: VBD or VBN
_GERUND = "G?"  # shelling: VBG or NN
_VERB_OR_NOUN = "B?"  # claim, die: VB, VBP or NN

_NOUNISH = frozenset(("NN", "NNS", "NNP", "NNPS", _NOUN_OR_VERB, _NOUNS_OR_VERBZ))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_PREMODIFIER = frozenset(("DT", "PRP$", "JJ", "JJR", "JJS", "POS", "CD", "WP$", "PDT"))
_OBJECT_START = frozenset(("DT", "PRP$", "PRP", "CD", "PDT", "NNP", "NNPS", "JJ", "NNS", "NN", "JJR", "JJS"))
_OBJECT_OPEN = _OBJECT_START | _NOUNISH
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "VB", "VBN", "VBG"))
_CLAUSE_OPENER = frozenset(("WDT", "WP", "WRB", ":", ".", "``", "''", "TH", "PRP"))
_CLAUSE_EDGE = frozenset(("WDT", "WP", "WRB", ":", ".", "``", "''"))


@cache
def lexicon() -> dict[str, str]:
    """Word -> its most likely Penn tag."""
    found = importlib.util.find_spec("textblob")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("the textblob package, whose tag lexicon is needed, is not installed")
    lines = Path(found.origin).with_name("en").joinpath("en-lexicon.txt").read_text(encoding="utf-8")
    fields = lines[lines.index("\n! ") :].split()
    return dict(zip(fields[::2], fields[1::2], strict=True)) | OVERRIDES


def may_be_verb(base: str) -> bool:
    """May the lower-case base form be a verb? It may if its past or participle is listed as one."""
    words = lexicon()
    if words.get(base, "")[:2] == "VB":
        return True
    stem = base[:-1] if base.endswith("e") else base
    return any(
        words.get(form, "")[:2] == "VB"
        for form in (stem + "ed", stem + "ing", base + base[-1:] + "ed", base[:-1] + "ied")
    )


@lru_cache(maxsize=_CACHED_WORDS)
def _known(word: str) -> str:
    """Tag or open reading of a lower-case word (or one to be read as such)."""
    words = lexicon()
    if word[0].isdigit():
        return _by_suffix(word)
    tag = words.get(word, "").partition("|")[0]
    if word in OVERRIDES:
        return tag
    if not tag and "-" in word:
        return _hyphened(word)
    if word in _PAST_OR_NOUN:
        return _PAST
    if tag in {"VBD", "VBN"} or (not tag and word.endswith("ed") and len(word) > 4):
        return _PAST if word.endswith("ed") or word in SAME_FORM_PAST else tag
    if tag == "VBG" or (not tag and word.endswith("ing") and len(word) > 5):
        return _GERUND
    if tag == "NN" and may_be_verb(word):
        return _GERUND if word.endswith("ing") and len(word) > 5 else _NOUN_OR_VERB
    if tag in {"NNS", "VBZ"} and word not in AUXILIARIES and _singular_may_be_verb(word):
        return _NOUNS_OR_VERBZ
    if tag in {"VB", "VBP"} and word not in AUXILIARIES:
        return _VERB_OR_NOUN
    return tag or _by_suffix(word)


def _singular_may_be_verb(word: str) -> bool:
    bases = [word[:-1]]
    if word.endswith("es"):
        bases.append(word[:-2])
    if word.endswith("ies"):
        bases.append(word[:-3] + "y")
    return any(may_be_verb(base) for base in bases)


def _by_suffix(word: str) -> str:
    if word[0].isdigit():
        return "JJ" if word.endswith(("st", "nd", "rd", "th", "old", "year", "hour", "day")) else "CD"
    if not any(map(str.isalnum, word)):
        return "." if word in "?!…" else ":" if word[0] in ".-–—;:" else "SYM"
    if "-" in word:
        return _hyphened(word)
    if word.endswith("ly"):
        return "RB"
    if word.endswith(("able", "ible", "ous", "ful", "less", "ical", "ive", "ian", "ese", "ish")):
        return "JJ"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _NOUNS_OR_VERBZ if _singular_may_be_verb(word) else "NNS"
    return "NN"


def _hyphened(word: str) -> str:
    head = word.rpartition("-")[2]
    if head.endswith(
        ("ed", "led", "based", "old", "wide", "born", "run", "held", "style", "made", "size", "scale", "ing")
    ):
        return "JJ"
    tag = lexicon().get(head, "")
    if tag in {"NNS", "NN", "JJ"}:
        return tag
    return "JJ" if tag[:2] in {"VB", "IN"} else "NN"


@lru_cache(maxsize=_CACHED_WORDS)
def _inside(word: str) -> str:
    """Reading of a word that does not open its sentence."""
    if not word[0].isupper():
        return _known(word)
    tag = lexicon().get(word, "")
    if tag in {"JJ", "PRP", "NNP", "NNPS", "CD", "DT", "IN", "CC", "PRP$", "WP", "TO"}:
        return tag
    if word in CLITICS:
        return CLITICS[word]
    if "-" in word and word.rpartition("-")[2].islower():
        return _hyphened(word)
    return "NNPS" if tag == "NNS" else "NNP"


@lru_cache(maxsize=_CACHED_WORDS)
def _opening(word: str) -> str:
    """Reading of a capitalised word where capitals say nothing: at the beginning, in a title."""
    words = lexicon()
    lower = word.lower()
    if word in OVERRIDES and len(word) > 1:
        return OVERRIDES[word]
    if lower in words and (words.get(word, "") not in {"NNP", "NNPS"} or lower.endswith(("ing", "ed"))):
        return _known(lower)
    if lower in words and words[lower][:2] not in {"VB", "JJ"} and lower in OVERRIDES:
        return _known(lower)
    if word in words:
        return words[word].partition("|")[0]
    if lower not in words and word.endswith(("ed", "ing", "ly")):
        return _known(lower)
    return _inside(word)


@lru_cache(maxsize=_CACHED_WORDS)
def _shouted(word: str) -> str:
    """Reading of a word in a text of capitals only."""
    words = lexicon()
    lower = word.lower()
    if lower in words and word not in {"US", "IS", "IT"}:
        return _known(lower)
    title = word.capitalize()
    if title in words:
        return words[title].partition("|")[0]
    if word in words:
        return words[word].partition("|")[0]
    return _known(lower) if not word[0].isalpha() or lower.endswith(("ed", "ing", "ly", "ers", "ists")) else "NNP"


def tag_words(words: Sequence[str], *, heading: bool = False) -> list[str]:
    """One Penn tag a word. ``heading``: title-case words are not taken for names only for their capitals."""
    if not words:
        return []
    joined = "".join(words)
    if len(words) > 3 and joined.isupper():
        tags = list(map(_shouted, words))
    elif heading and _title_case(words):
        tags = [_opening(word) if word[0].isupper() else _known(word) for word in words]
    else:
        tags = list(map(_inside, words))
        first = 0
        while first < len(words) - 1 and not words[first][0].isalnum():
            first += 1
        tags[first] = _opening(words[first]) if words[first][0].isupper() else tags[first]
    for i, found in enumerate(tags):
        rule = _RULES.get(found)
        if rule is not None:
            tags[i] = rule(words, tags, i)
    return tags


def _title_case(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


def _before(words: Sequence[str], tags: Sequence[str], i: int) -> int:
    """Index of the word before, adverbs skipped; -1 at the beginning."""
    i -= 1
    while i >= 0 and tags[i] == "RB" and words[i].lower() != "out":
        i -= 1
    return i


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
        subject = last in {"WDT", "WP"} or words[i - 1].lower() not in {
            "him",
            "them",
            "her",
            "it",
            "me",
            "us",
            "he",
            "she",
        }
        if subject and (
            following in _OBJECT_START
            or (following in {"TO", "IN", "RP", "RB"} and words[i + 1].lower() not in {"of", "by"})
        ):
            return "VBP"
    if last in {"CC", ","} and i >= 2 and tags[i] == _VERB_OR_NOUN:
        earlier = next((t for t in reversed(tags[max(0, i - 12) : i]) if t in {"VB", "VBP"}), "")
        if earlier:
            return earlier
    return "NN"


def _verb_or_noun(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    last = tags[i - 1] if i else ""
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
        if lexicon().get(words[i].lower()) == "VBZ" and following in _OBJECT_START | {"IN", "RB", "RP", _GERUND, ","}:
            return "VBZ"
        if last == "NNP" and following in {"NNP", "NNPS"} and _no_finite_after(words, tags, i):
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
        if tags[k] in _FINITE or (tags[k] == _PAST and k + 1 < len(tags) and tags[k + 1] in _OBJECT_OPEN):
            return False
    return True


def _past(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    before = _before(words, tags, i)
    last = tags[before] if before >= 0 else ""
    last_word = words[before].lower() if before >= 0 else ""
    following = tags[i + 1] if i + 1 < len(tags) else "."
    next_word = words[i + 1].lower() if i + 1 < len(tags) else ""
    if last_word in AUXILIARIES:
        return "VBN"
    if next_word == "by":
        return "VBN"
    if words[i].lower() in _PAST_OR_NOUN:
        if last in {"DT", "JJ", "POS", "PRP$"} or (last == "CD" and following not in {"DT", "PRP$", "CD", "NNP"}):
            return "NN"
        if _wants_verb(words, tags, i):
            return "VB"
    if words[i].lower() in REPORTING and last not in {"DT", "JJ", "PRP$", "POS", "IN"}:
        return "VBD"
    if before < 0:
        return "VBD" if following in {"DT", "PRP$"} else "VBN"
    if last in {"DT", "PRP$", "JJ", "POS", "IN", "TO", "WP$", "JJS", "RBS"}:
        if last == "IN" and last_word in {"that", "as", "before", "after", "until", "while", "since"}:
            return "VBN" if last_word == "as" or following in _NOUNISH else "VBD"
        return "VBN"
    if last in {"WDT", "WP", "PRP"}:
        return "VBD"
    if last == "CC" or last == ",":
        earlier = _verb_before(tags, before)
        if last == "CC" and earlier in {"VBD", "VBN"}:
            return "VBD" if earlier == "VBN" and following in {"DT", "PRP$", "NNP", "PRP"} else earlier
        if last == "CC":
            return "VBN" if not earlier and following in _NOUNISH | {"JJ"} else "VBD"
    if last == "CD":
        return "VBN" if following not in {"DT", "PRP$", "CD"} else "VBD"
    has_object = following in _OBJECT_START and next_word not in TIME_OPENERS
    open_clause = _no_finite_before(words, tags, i) or (
        (following in {".", "''"} or next_word in TIME_OPENERS or words[i].lower() == "reported")
        and _comma_before(tags, i)
    )
    if has_object:
        return "VBD" if open_clause or last == "," else "VBN"
    if not open_clause:
        return "VBN"
    if not _no_finite_after(words, tags, i) and (
        following in {"IN", "TO", "RB", "VBG", _GERUND} or next_word in TIME_OPENERS
    ):
        return "VBN"
    return "VBD"


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
    if before >= 0 and words[before].lower() in AUXILIARIES and following not in {"IN"}:
        return "VBG"
    if next_word in {"of", "between"}:
        return "NN"
    if last in {"DT", "PRP$", "POS", "JJ", "JJR", "CD"} and following not in {"DT", "PRP$", "PRP"}:
        return "NN" if following not in _NOUNISH or last != "CD" else "VBG"
    if following in {"VBD", "VBZ", "MD", "VBP", _PAST} and last not in _NOUNS and next_word not in {"killed"}:
        return "NN"
    if last == "IN" and (
        following in {".", ",", ":", "''"} or (words[i].lower() in HAPPENINGS and following in {"IN", "CC"})
    ):
        return "NN"
    if last == "NN" and following in {".", ",", "IN", "CC"} and lexicon().get(words[i].lower()) == "NN":
        return "NN"
    return "VBG"


def _that(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    if words[i].lower() != "that" or i == 0:
        return "IN"
    following = tags[i + 1] if i + 1 < len(tags) else "."
    if tags[i - 1] in _NOUNS or tags[i - 1] == ",":
        if following in {"VBD", "VBZ", "VBP", "MD", _PAST, _VERB_OR_NOUN, "RB"}:
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
    return "PRP$" if following in _NOUNISH or following in {"JJ", "CD", _GERUND, _PAST, "JJS"} else "PRP"


def _military(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """ "military" and its like: an adjective before a noun, else a noun."""
    following = tags[i + 1] if i + 1 < len(tags) else "."
    return "JJ" if following in _NOUNISH or following in {"JJ", "CC", _GERUND} else "NN"


_RULES: dict[str, Callable[[Sequence[str], list[str], int], str]] = {
    _NOUN_OR_VERB: _noun_or_verb,
    _NOUNS_OR_VERBZ: _nouns_or_verbz,
    _PAST: _past,
    _GERUND: _gerund,
    _VERB_OR_NOUN: _verb_or_noun,
    "TH": _that,
    "POS": _possessive,
    "HR": _her,
    "ML": _military,
}
