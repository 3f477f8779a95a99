"""One letter a token: the classes that the phrase grammar of actors works on.

Letters of lexicon phrases are told in ``extract.lexicon.actors.Phrase``; the others are

d definite determiner, a indefinite one, p possessive pronoun, w personal pronoun, # number or quantity, j adjective,
e participle that may stand before a noun, n common noun, m common noun in the plural, N proper noun,
b particle inside names ("bin", "de", an initial's full stop), s possessive mark, o "of", & coordinator, i preposition,
v verb, = second and later words of a phrase, x anything else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.lexicon.actors import ActorLexicon, Phrase, actor_lexicon
from extract.model import Token

_TAGS = {
    "NN": "n", "NNS": "m", "NNP": "N", "NNPS": "N", "JJ": "j", "JJR": "j", "JJS": "j", "VBN": "e", "VBG": "e",
    "VB": "v", "VBD": "v", "VBP": "v", "VBZ": "v", "MD": "v", "CD": "#", "DT": "a", "POS": "s", "PRP": "w",
    "PRP$": "p", "IN": "i", "TO": "i", "CC": "&", ",": ",", ":": ":",
}  # fmt: skip

_CLOSED = {
    "d": "the these those this that",
    "a": "a an any no another",
    "#": "some several many few dozens hundreds thousands scores tens most all both numerous each every various two"
    " three four five six seven eight nine ten eleven twelve twenty thirty forty fifty dozen hundred thousand million"
    " half least more nearly about around",
    "&": "and or",
    "o": "of",
    "b": "bin ibn bint von van der den dos del ould ag ben ur",
    "x": "not never also who whom which what when where then today yesterday tomorrow tonight here there"
    " now meanwhile however mr mrs per cent percent",
    "i": "in at on by from with against for to near into between among inside outside across over under after before"
    " during through throughout around along off toward towards upon within without via amid despite as than like",
}
#: classes of words flagged as nouns only, before their tag is looked at: noun letter by memo letter
_NOUN_ONLY = {"h": "H", "l": "K", "r": "R", "t": "k"}
_PREFIXED_NAME = re.compile(r"(?:al|el|ul|as|ash|an|ad|ar|at|az|ud|ol)-[^\W\d_a-z]", re.UNICODE)
_MEMO_LIMIT = 200_000


class _Classes(dict[str, str]):
    """Class of a word by its form alone, worked out once a word: "" where its tag decides, with "*" after it where
    it may begin a longer phrase."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.phrases: dict[str, Phrase] = {}
        self.closed = {word: code for code, words in _CLOSED.items() for word in words.split()}
        self.update({form: code for word, code in self.closed.items() for form in (word, word.capitalize())})

    def __missing__(self, word: str) -> str:
        if len(self) > _MEMO_LIMIT:
            self.clear()
            self.phrases.clear()
        phrase, begins = self.lexicon.single(word)
        code = ""
        low = word.lower()
        if low in self.closed:
            code = self.closed[low] if phrase is None or not phrase.acronym else phrase.code
        elif phrase is not None:
            code = phrase.code
            if phrase.head is not None and phrase.head.noun:
                code = {"H": "h", "K": "l", "R": "r", "k": "t"}[code]
        elif _PREFIXED_NAME.match(word):
            code = "N"
        if phrase is not None:
            self.phrases[word] = phrase
        if begins:
            code = (code or "?") + "*"
        self[word] = code
        return code


_classes: list[_Classes] = []


def _memo() -> _Classes:
    if not _classes:
        _classes.append(_Classes(actor_lexicon()))
    return _classes[0]


def classify(row: Sequence[Token]) -> tuple[str, dict[int, tuple[Phrase, int]]]:
    """Class letters of a sentence's tokens, and by token index the phrase that begins there and its end index."""
    memo, tags = _memo(), _TAGS
    codes = [memo[token.text] or tags.get(token.tag, "x") for token in row]
    found: dict[int, tuple[Phrase, int]] = {}
    size = len(codes)
    words: list[str] = []
    at = 0
    for at, code in enumerate(codes):
        if code in _PLAIN:
            continue
        token = row[at]
        if code == "=":
            continue
        if code[-1] == "*":
            if not words:
                words = [token.text for token in row]
            code = code[0]
            longest = memo.lexicon.longest(words, at)
            if longest is not None and _stands(longest[0], row, at, longest[1]):
                phrase, end = longest
                found[at] = longest
                codes[at:end] = [phrase.code] + ["="] * (end - at - 1)
                continue
            if code == "?":
                code = tags.get(token.tag, "x")
        if code in _NOUN_ONLY:
            code = _NOUN_ONLY[code] if token.tag[:1] == "N" else tags.get(token.tag, "x")
        if code == "B":
            code = "v" if token.tag[:1] == "V" else "B"
        elif code == "F" and token.tag[:1] not in "NJ":
            code = tags.get(token.tag, "x")
        codes[at] = code
        if code in _LEXICAL and token.text in memo.phrases:
            found[at] = (memo.phrases[token.text], at + 1)
    for at in range(1, size - 1):
        if codes[at] == "x" and row[at].text == "." and codes[at - 1] == "N" and len(row[at - 1].text) == 1:
            codes[at] = "b"
    return "".join(codes), found


_PLAIN = frozenset("dapw#jenmNbso&ivx,:")
_LEXICAL = frozenset("cgyYGHKRkTFf")


def _stands(phrase: Phrase, row: Sequence[Token], start: int, end: int) -> bool:
    """Is the phrase one of nouns here? "armed forces" is, "forces" after "to" in "to police officers" is not asked."""
    head = phrase.head
    return head is None or not head.noun or row[end - 1].tag[:1] == "N"
