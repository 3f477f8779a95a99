"""One key for the many spellings of a place name.

``fold`` is safe: case, accents, punctuation. ``loose`` also undoes what transliteration from Arabic, Persian, Kurdish
and Turkic scripts varies in; two places may share a loose key, so context must decide between them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

#: ISO 3166-1 codes of countries whose names reach English through Arabic script (or vary as those do)
TRANSLITERATED = frozenset(
    [
        "AE",
        "AF",
        "AZ",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "ER",
        "ET",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "ML",
        "MR",
        "NE",
        "OM",
        "PK",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "TN",
        "TR",
        "UZ",
        "YE",
    ]
)
_MARKS = re.compile(r"['’‘ʼʻ`´ʿʾ.]+")
_GAPS = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(?:al|el|an|as|ash|ad|adh|ar|at|ath|az|ul|il) (?=[a-z0-9]{3})")
_ARTICLE_INSIDE = re.compile(r"(?<= )(?:al|el|an|as|ash|ad|adh|ar|at|ath|az|ul|il|od|us) (?=[a-z]{3})")
#: what a key must hold for the pattern to be worth trying, the pattern, what it becomes; in this order
_LOOSE = (
    (("y", "ieh", "ije"), re.compile(r"iyy?a[ht]?\b|iya[ht]?\b|eyya?h?\b|ieh\b|iyeh\b|iye\b|ije\b"), "ia"),
    (("h",), re.compile(r"ah\b|eh\b"), "a"),
    (("e",), re.compile(r"(?<=[b-df-hj-np-tv-z])e\b"), "a"),
    (("ou", "oo", "uw"), re.compile(r"ou|oo|uw"), "u"),
    (("ee", "iy", "ei", "ey"), re.compile(r"ee|iy|ei|ey"), "i"),
    (("aa", "ae"), re.compile(r"aa|ae"), "a"),
    (("dj",), re.compile(r"dj"), "j"),
    (("ck", "q"), re.compile(r"ck|q"), "k"),
    (("dh", "th"), re.compile(r"dh|th(?=[aiu])"), "d"),
    (("",), re.compile(r"(.)\1+"), r"\1"),
    (("o",), re.compile(r"o"), "u"),
    (("y",), re.compile(r"y\b"), "i"),
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Lower-case ASCII letters and digits with single spaces; "" where nothing is left."""
    if name.isascii():
        plain = name.lower()
        if plain.isalpha():
            return plain
        if plain.replace(" ", "").isalnum():
            return _saints(plain.split())
    else:
        decomposed = unicodedata.normalize("NFKD", name)
        plain = anyascii("".join(c for c in decomposed if not unicodedata.combining(c))).lower()
    plain = _MARKS.sub("", plain)
    return _saints(_GAPS.sub(" ", plain).split())


def _saints(words: list[str]) -> str:
    """The words as one key, with "St" and "Mt" before a name written out."""
    if words and words[0] in ("st", "ste") and len(words) > 1:
        words[0] = "saint" if words[0] == "st" else "sainte"
    if words and words[0] == "mt" and len(words) > 1:
        words[0] = "mount"
    return " ".join(words)


def strip_article(key: str) -> str:
    """A folded key without its leading Arabic article ("al fallujah" -> "fallujah")."""
    return _ARTICLE.sub("", key) if " " in key else key


@lru_cache(maxsize=65536)
def loose(name: str) -> str:
    """The folded key with articles dropped and the vowels and doubled letters of transliteration evened out."""
    key = fold(name)
    if " " in key:
        key = _ARTICLE_INSIDE.sub("", _ARTICLE.sub("", key))
    for parts, pattern, replacement in _LOOSE:
        for part in parts:
            if part in key:
                key = pattern.sub(replacement, key)
                break
    return key.replace(" ", "")


def native(name: str) -> str:
    """Key for a name in its own non-Latin script: case-folded, composed, spaces evened out."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
