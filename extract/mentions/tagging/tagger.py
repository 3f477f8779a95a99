"""Penn Treebank tags by lexicon, suffix and context, after Brill (1992).

Two departures from Penn: "including", "according", "regarding" and their like are IN, because nobody acts in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress, count

from extract.mentions.tagging.bare_passives import bare_passive
from extract.mentions.tagging.marks import OPEN, finder
from extract.mentions.tagging.rules import RULES
from extract.mentions.tagging.word_tags import PAST, known, opening, shouted

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_is_open = RULES.__contains__
_find_open = finder(OPEN).finditer


def tag_words(
    words: Sequence[str], tags: list[str], marks: bytes, fixed: Mapping[int, str], *, heading: bool = False
) -> list[str]:
    """One Penn tag a word. ``tags``: what each may be inside a sentence (it becomes the answer); ``marks``: theirs.
    ``fixed``: tags, by index, that are settled; ``heading``: title-case words are not names for their capitals only."""
    if not words:
        return []
    if len(words) > 3 and "".join(words).isupper():
        tags = list(map(shouted, words))
        still_open = list(compress(count(), map(_is_open, tags)))
    elif heading and _title_case(words):
        tags = [opening(word) if word[0].isupper() else known(word) for word in words]
        still_open = list(compress(count(), map(_is_open, tags)))
    else:
        first = 0
        while first < len(words) - 1 and not words[first][0].isalnum():
            first += 1
        still_open = [match.start() for match in _find_open(marks)]
        if words[first][0].isupper():
            tags[first] = opening(words[first])
            still_open = sorted({*still_open, first})
    for i, settled in fixed.items():
        tags[i] = settled
    for i in still_open:
        if tags[i] in RULES:
            reading = tags[i]
            tags[i] = RULES[reading](words, tags, i)
            if heading and reading == PAST and tags[i] == "VBD" and i and tags[i - 1] in _NOUNS:
                tags[i] = "VBN" if bare_passive(words, tags, i, heading=True) else "VBD"
    return tags


def _title_case(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)
