"""Penn Treebank tags by lexicon, suffix and context, after Brill (1992).

Two departures from Penn: "including", "according", "regarding" and their like are IN, because nobody acts in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count

from extract.mentions.tagger_rules import RULES
from extract.mentions.word_tags import inside, known, opening, shouted

_MEMO_LIMIT = 1 << 16  # word forms


class _Readings(dict[str, str]):
    """What ``inside`` gives, by word: a dictionary is looked up in half the time of a cache that keeps an order."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MEMO_LIMIT:
            self.clear()
        self[word] = found = inside(word)
        return found


_READINGS = _Readings()
_is_open = RULES.__contains__


def tag_words(words: Sequence[str], *, heading: bool = False) -> list[str]:
    """One Penn tag a word. ``heading``: title-case words are not taken for names only for their capitals."""
    if not words:
        return []
    if len(words) > 3 and "".join(words).isupper():
        tags = list(map(shouted, words))
    elif heading and _title_case(words):
        tags = [opening(word) if word[0].isupper() else known(word) for word in words]
    else:
        tags = list(map(_READINGS.__getitem__, words))
        first = 0
        while first < len(words) - 1 and not words[first][0].isalnum():
            first += 1
        tags[first] = opening(words[first]) if words[first][0].isupper() else tags[first]
    for i in list(compress(count(), map(_is_open, tags))):
        tags[i] = RULES[tags[i]](words, tags, i)
    return tags


def _title_case(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)
