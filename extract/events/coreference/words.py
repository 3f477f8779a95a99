"""What the words of a sentence say about whether two sentences tell of one happening."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

from extract.lexicon.wordlist import words

_WORD = re.compile(r"[^\W\d_]{3,30}")
_BITS = 512  # a sentence holds some 20 such words: two of them seldom share a bit

_STOP = words(
    """the and for that was were with from had has have been said says told they their them his her its who whom which
    when where while after before about also into onto over under than then there this these those not but are are our
    you out off all any more most some such other one two three four five six seven eight nine ten least people police
    officials official according news agency monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december killed killing dead died least wounded injured
    attack attacks attacked near town city village province district state local security forces army military soldiers
    troops government least around between during spokesman statement reported reports sources source would could
    will being against because morning evening night afternoon early late today yesterday area region country
    """
)
_ENDING = re.compile(r"(?:ings?|ed|es|s|ers?)$")

#: Sites and carriers that tell one attack from another in the same town.
_SITES = (
    "market|bazaar|marketplace",
    "mosque",
    "church|cathedral|parish",
    "temple|shrine|pagoda|monastery",
    "school|university|college|campus|academy",
    "hospital|clinic",
    "hotel|restaurant|cafe|nightclub",
    "airport|airbase|airfield|runway",
    "convoy|patrol",
    "checkpoint|roadblock",
    "bus|minibus|trolleybus|tram",
    "train|railway|metro|station",
    "prison|jail",
    "embassy|consulate",
    "parliament|ministry|courthouse|court",
    "bank",
    "bridge",
    "dam",
    "pipeline|refinery|oilfield",
    "camp",
    "wedding|funeral",
    "mall|supermarket",
    "stadium|viewing",
    "factory",
    "barracks|base|outpost|garrison",
    "judge|prosecutor|lawyer",
    "journalist|journalists|reporter|photographer|photographers|cameraman",
    "governor|mayor|minister|lawmaker|senator",
    "ship|vessel|boat|boats|tanker|ferry",
    "helicopter|jet|plane|aircraft",
    "miners|mine",
    "farm|farmers|farmer",
)
_SITE_BIT = {word: 1 << at for at, row in enumerate(_SITES) for word in row.split("|")}
_SITE_BIT |= {f"{word}s": bit for word, bit in _SITE_BIT.items()}

_ANOTHER = words("another second third fourth fifth separate separately elsewhere further")
#: Words for a stretch of many incidents: it is linked with them, never merged with one.
CAMPAIGN_WORDS = words(
    """offensive offensives counteroffensive campaign campaigns siege sieges besieged besieging
    insurgency war uprising rebellion revolt blockade blockaded encircled"""
)


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
