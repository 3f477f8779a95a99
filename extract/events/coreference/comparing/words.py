"""What the words of a sentence say about whether two sentences tell of one happening."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

from extract.lexicon.words import word_class, word_row

_WORD = re.compile(r"[^\W\d_]{3,30}")
_BITS = 512  # a sentence holds some 20 such words: two of them seldom share a bit

_STOP = word_class("merging.stop")
_ENDING = re.compile(r"(?:ings?|ed|es|s|ers?)$")

_SITES = word_row("merging.sites")
_SITE_BIT = {word: 1 << at for at, row in enumerate(_SITES) for word in row.split("|")}
_SITE_BIT |= {f"{word}s": bit for word, bit in _SITE_BIT.items()}

_ANOTHER = word_class("merging.another")
CAMPAIGN_WORDS = word_class("merging.campaign_words")


@lru_cache(maxsize=65536)
def _bit(word: str) -> int:
    if word in _STOP or word in _SITE_BIT:
        return 0
    stem = _ENDING.sub("", word) if len(word) > 5 else word
    return 1 << (zlib.crc32(stem.encode("utf-8", "surrogatepass")) % _BITS)


def sentence_bits(evidence: str) -> tuple[int, int, bool]:
    """Of a sentence: content words as a bit set, sites as a bit set, and whether it tells of a further one
    ("a second bomb", "another attack"). Numbers, names of days and the vocabulary of every report are left out."""
    said = _WORD.findall(evidence[:2000].lower())
    content = sites = 0
    for word in said:
        content |= _bit(word)
        sites |= _SITE_BIT.get(word, 0)
    return content, sites, not _ANOTHER.isdisjoint(said)


def bits(text: str) -> int:
    """The content words of any text, as in ``sentence_bits``."""
    found = 0
    for word in _WORD.findall(text[:500].lower()):
        found |= _bit(word)
    return found


def alike(one: int, other: int) -> tuple[float, int]:
    """Share of the content words of two sentences that both have, 0 to 1 (Jaccard), and how many these are."""
    union, shared = (one | other).bit_count(), (one & other).bit_count()
    return (shared / union if union else 0.0), shared


def is_campaign(trigger: str) -> bool:
    """Does a trigger name a stretch of many incidents ("the offensive")?"""
    return not CAMPAIGN_WORDS.isdisjoint(trigger.lower().replace("-", " ").split())
