"""What of a web page is not in the article that was found in it: passages in sentences are named, menus are not."""

from __future__ import annotations

import re

#: Words from which a block that ends as a sentence does is a passage; headlines, captions and menus have fewer.
_PASSAGE_WORDS = 12
#: Words of a run by which a block is known again in the article, where line ends and marks may differ.
_RUN = 4
#: Code points up to which passages are looked for one by one: a longer page takes too much memory for it.
_MOST_CHARS = 2_000_000
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_WORD = re.compile(r"\w+")
_WHY = "outside the article of the page, as teasers and readers' comments are"


def passages_left(whole: str, article: str) -> tuple[tuple[str, str], ...]:
    """(name, reason) of the passages of ``whole``, blocks with blank lines between, that ``article`` does not hold.

    Linear in the length of both.
    """
    if len(whole) > _MOST_CHARS:
        short = len(whole) - len(article)
        return ((f"{short:,} characters", _WHY),) if short > len(whole) // 10 else ()
    known = set(_runs(article))
    left = [block for block in whole.split("\n\n") if _is_passage(block) and not _holds(known, block)]
    if not left:
        return ()
    name = "1 passage" if len(left) == 1 else f"{len(left):,} passages"
    return ((f"{name} ({sum(map(len, left)):,} characters)", _WHY),)


def _runs(text: str) -> list[int]:
    """Each run of words, as a number: of the same words, the same number in this process."""
    words = _WORD.findall(text.lower())
    return [hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1)]


def _is_passage(block: str) -> bool:
    return bool(_SENTENCE_END.search(block)) and len(block.split()) >= _PASSAGE_WORDS


def _holds(known: set[int], block: str) -> bool:
    """Half of it at least: a link or a note within may have been taken out."""
    runs = _runs(block)
    return sum(run in known for run in runs) * 2 >= len(runs)
