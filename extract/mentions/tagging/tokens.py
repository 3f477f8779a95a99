"""Words and marks of each sentence, with Penn Treebank part-of-speech tags."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from operator import add
from types import MappingProxyType

from extract.lexicon.wordlist import words as word_list
from extract.mentions.bulk import make
from extract.mentions.tagging.closed import countable, time_tags, within
from extract.mentions.tagging.marks import FORMS, finder
from extract.mentions.tagging.tagger import tag_words
from extract.model import Sentence, Span, TimexMention, Token

_LETTER = r"[\w\u0300-\u036f\u064b-\u0652\u093c-\u094d]"
_ABBREVIATIONS = word_list(
    """Gen Brig Lt Col Maj Sgt Capt Cpl Cmdr Cdr Adm Gov Sen Rep Pres Mr Mrs Ms Dr Prof Rev St Jan Feb Mar Apr
    Jun Jul Aug Sept Sep Oct Nov Dec No Nos Inc Ltd Corp Co"""
)
_DOTTED = "|".join(rf"(?<=\b{word}\.)" for word in sorted(_ABBREVIATIONS))
_WORD = re.compile(
    r"[A-Za-z]++(?=[ ,\n])"  # most words: the general case below would give the same, but slower
    r"|(?:[^\W\d_]\.){2,}(?:-\w+)*"  # U.S., U.S.-led
    r"|\d+(?:[.,:]\d+)+(?:\w+)?(?:-\w+)*"  # 1,200  3.5  14:30  7.62mm
    rf"|{_LETTER}+(?:[-'’‘ʼʿ]{_LETTER}+)*(?:\.(?:{_DOTTED})(?!\w))?"  # words, al-Abadi, Shi'ite, 29-year-old, Gen.
    r"|\.{2,}|--+|[^\s\w]"
)
_NOTHING: frozenset[int] = frozenset()
_UNTIMED: Mapping[int, str] = MappingProxyType({})
_CLITICS = frozenset(("s", "re", "ve", "ll", "d", "m"))


@dataclass(frozen=True, slots=True)
class Tagged:
    """``tokens[i]`` are the tokens of ``sentences[i]``, in order, not overlapping.

    ``words[i]``, ``lower[i]`` and ``tags[i]`` are the same tokens' texts, texts in lower case and tags; ``cuts[i]`` is
    how many tokens stand before them. ``marks``: of all tokens (see ``extract.mentions.tagging.marks``).
    ``lengths``: by sentence that has one, the indices of the tokens of lengths of time ("two weeks") and coordinates.
    """

    sentences: tuple[Sentence, ...]
    tokens: tuple[tuple[Token, ...], ...]
    words: tuple[list[str], ...]
    lower: tuple[list[str], ...]
    tags: tuple[list[str], ...]
    cuts: tuple[int, ...]
    marks: bytes
    lengths: Mapping[int, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))

    def countable(self, number: int) -> tuple[Sequence[Token], Sequence[str]]:
        """Tokens and texts in lower case of sentence ``number``, all that counts nothing blotted out."""
        return countable(self.tokens[number], self.lower[number], self.lengths.get(number, _NOTHING))

    def marked(self, mark: int) -> list[tuple[int, list[int]]]:
        """The sentences that hold tokens with a mark, and the indices of those tokens, in order."""
        cuts = self.cuts
        found: list[tuple[int, list[int]]] = []
        row: list[int] = []
        first = end = 0
        for match in finder(mark).finditer(self.marks):
            at = match.start()
            if at >= end:
                number = bisect_right(cuts, at) - 1
                first, end = cuts[number], cuts[number + 1]
                row = []
                found.append((number, row))
            row.append(at - first)
        return found


def tag(
    text: str, sentences: Sequence[Sentence], times: Sequence[TimexMention] = (), points: Sequence[Span] = ()
) -> Tagged:
    """Tokens of each sentence with Penn tags. Clitics ("'s", "n't") are tokens of their own.

    ``times``: time expressions in the order of the text; their words get the tags of ``closed``.
    ``points``: coordinates in the order of the text; their numbers count nothing.
    """
    starts: list[int] = []
    words: list[list[str]] = []
    lower: list[list[str]] = []
    tags: list[list[str]] = []
    marks: list[bytes] = []
    cuts = [0]
    lengths: dict[int, frozenset[int]] = {}
    time_starts = [time.start for time in times]
    for number, sentence in enumerate(sentences):
        row_starts, row = split_words(text, sentence.start, sentence.end)
        lows, readings, bits = zip(*map(FORMS.__getitem__, row), strict=True) if row else ((), (), ())
        row_marks = bytes(bits)
        starts += row_starts
        words.append(row)
        lower.append(list(lows))
        here = times[bisect_left(time_starts, sentence.start) : bisect_left(time_starts, sentence.end)]
        fixed, long = time_tags(row_starts, readings, here) if here else (_UNTIMED, _NOTHING)
        long |= within(row_starts, points, sentence) if points else _NOTHING
        if long:
            lengths[number] = long
        tags.append(tag_words(row, list(readings), row_marks, fixed, heading=sentence.kind == "heading"))
        marks.append(row_marks)
        cuts.append(len(starts))
    flat = list(chain.from_iterable(words))
    ends = list(map(add, starts, map(len, flat)))
    tokens = tuple(make(Token, starts, ends, flat, list(chain.from_iterable(tags))))
    return Tagged(
        tuple(sentences),
        tuple([tokens[a:b] for a, b in pairwise(cuts)]),
        tuple(words),
        tuple(lower),
        tuple(tags),
        tuple(cuts),
        b"".join(marks),
        MappingProxyType(lengths),
    )


def split_words(text: str, start: int, end: int) -> tuple[list[int], list[str]]:
    """Start offsets and words of ``text[start:end]``."""
    found = list(_WORD.finditer(text, start, end))
    if text.find("'", start, end) < 0 and text.find("’", start, end) < 0:
        return [match.start() for match in found], [match.group() for match in found]
    starts: list[int] = []
    words: list[str] = []
    for match in found:
        word = match.group()
        at = match.start()
        if "'" in word or "’" in word:
            for piece in _clitic_split(word):
                starts.append(at)
                words.append(piece)
                at += len(piece)
        else:
            starts.append(at)
            words.append(word)
    return starts, words


def _clitic_split(word: str) -> Iterable[str]:
    """ "Iraq's" -> "Iraq", "'s"; "didn't" -> "did", "n't"; "Shi'ite" and "Sa'ada" stay whole."""
    at = max(word.rfind("'"), word.rfind("’"))
    if at <= 0:
        return (word,)
    tail = word[at + 1 :].lower()
    if tail == "t" and word[at - 1] in "nN" and at > 1:
        return (word[: at - 1], word[at - 1 :])
    if tail in _CLITICS:
        return (word[:at], word[at:])
    return (word,)
