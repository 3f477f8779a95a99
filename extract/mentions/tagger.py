"""Penn Treebank tags by lexicon, suffix and context, after Brill (1992).

Two departures from Penn: "including", "according", "regarding" and their like are IN, because nobody acts in them.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.mentions.tagger_rules import RULES
from extract.mentions.word_tags import inside, known, opening, shouted


def tag_words(words: Sequence[str], *, heading: bool = False) -> list[str]:
    """One Penn tag a word. ``heading``: title-case words are not taken for names only for their capitals."""
    if not words:
        return []
    joined = "".join(words)
    if len(words) > 3 and joined.isupper():
        tags = list(map(shouted, words))
    elif heading and _title_case(words):
        tags = [opening(word) if word[0].isupper() else known(word) for word in words]
    else:
        tags = list(map(inside, words))
        first = 0
        while first < len(words) - 1 and not words[first][0].isalnum():
            first += 1
        tags[first] = opening(words[first]) if words[first][0].isupper() else tags[first]
    for i, found in enumerate(tags):
        rule = RULES.get(found)
        if rule is not None:
            tags[i] = rule(words, tags, i)
    return tags


def _title_case(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)
