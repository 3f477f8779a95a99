"""The language that a report is written in, as far as it decides whether the report can be read.

What has the commonest words of a language with a lexicon is in that language, and no more is asked. Else py3langid
judges the running words: never names, so that headlines, lists of places and transliterated names, which look like any
language, count as readable. So does whatever is too short or too mixed to tell.
"""

from __future__ import annotations

import io
import lzma
import re
from array import array
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon.languages import Language, common_words, languages

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

#: Code points of the beginning that are looked at: first a few, then, where these do not settle it, more.
GLANCE, PIECE = 800, 4_000
#: share of the words that are common ones: of a text in that language a third, of others less than a tenth
_COMMON_SHARE = 0.12
#: running words that it takes to tell a language in Latin letters; letters, in another script
_FEWEST_WORDS, _FEWEST_LETTERS = 12, 20
#: share of a text's letters that are of another script
_OTHER_SCRIPT = 0.7
#: how sure py3langid must be (its probabilities are evened by length: 0.95 is rarely wrong)
_SURE, _SURE_OF_SCRIPT = 0.95, 0.3
#: told where the letters say that it is none that is read, and nobody knows which
UNKNOWN = Language("und", "a language that is not known", read=False, words=frozenset())

_WORD = re.compile(r"[^\W\d_]+")
_LAST_LATIN = "\u024f"


def find_language(text: str) -> Language:
    """The language of ``text``; English wherever it may be that. Pure; its time does not grow with the text."""
    if not text or _is_read(_words(text[:GLANCE])):
        return languages()["en"]
    piece = text[:PIECE]
    words = _words(piece)
    if _is_read(words):
        return languages()["en"]
    letters = "".join(words)
    other = sum(letter > _LAST_LATIN for letter in letters)
    if other >= _FEWEST_LETTERS and other >= _OTHER_SCRIPT * len(letters):
        return _judged(piece, _SURE_OF_SCRIPT) or UNKNOWN
    running = [word for word in words if word.islower()]
    if len(running) < _FEWEST_WORDS or other > (1 - _OTHER_SCRIPT) * len(letters):
        return languages()["en"]
    return _judged(" ".join(running), _SURE) or languages()["en"]


def _words(piece: str) -> list[str]:
    return _WORD.findall(piece)


def _is_read(words: list[str]) -> bool:
    common = common_words()
    return len(words) >= _FEWEST_WORDS and sum(word in common for word in words) >= _COMMON_SHARE * len(words)


def _judged(piece: str, sure: float) -> Language | None:
    """What py3langid takes it for, where it is that sure of a language without a lexicon."""
    code, probability = _identifier().classify(piece)
    language = languages().get(code)
    return language if language and not language.read and probability >= sure else None


@cache
def _identifier() -> LanguageIdentifier:
    """Loaded (0.9 s) at the first report that needs it. Read in memory: the library's own way writes a file first,
    which a process with limits may not."""
    import numpy as np
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    with lzma.open(MODEL_DIR / MODEL_FILE) as packed, np.load(io.BytesIO(packed.read()), allow_pickle=False) as model:
        return LanguageIdentifier(
            model["ptc"],
            model["pc"],
            model["classes"].tolist(),
            array("I", model["nextmove"].tolist()),
            model["out_feat"].tolist(),
            norm_probs=True,
            tk_row=array("I", model["nextmove_row"].tolist()),
        )
