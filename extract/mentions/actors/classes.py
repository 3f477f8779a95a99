"""One letter a token: the classes that the phrase grammar of actors works on.

Letters of lexicon phrases are told in ``extract.lexicon.actors.Phrase``; the others are

d definite determiner, a indefinite one, p possessive pronoun, w personal pronoun, # number or quantity, j adjective,
e participle that may stand before a noun, n common noun, m common noun in the plural, N proper noun,
b particle inside names ("bin", "de", an initial's full stop), s possessive mark, o "of", & coordinator, i preposition,
v verb, B word that never stands before an actor, = second and later words of a phrase, x anything else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.lexicon.actors import ActorLexicon, Phrase, actor_lexicon, word_set
from extract.model import Token

#: by token index the phrase that begins there and its end index (exclusive)
Found = dict[int, tuple[Phrase, int]]

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
    "(": "(",
    ")": ")",
    "x": "not never also who whom which what when where then today yesterday tomorrow tonight here there now meanwhile"
    " however per cent percent",
    "i": "in at on by from with against for to near into between among inside outside across over under after before"
    " during through throughout along off toward towards upon within without via amid despite as than like",
}
#: classes of words flagged as nouns only, before their tag is looked at
_NOUN_ONLY = {"H": "h", "K": "l", "R": "r", "k": "t"}
_AS_NOUN = {small: code for code, small in _NOUN_ONLY.items()}
_PREFIXED_NAME = re.compile(r"(?:al|el|ul|as|ash|an|ad|ar|at|az|ud|ol)-(?=[^\W\d_])", re.IGNORECASE)
_MEMO_LIMIT = 200_000
_PLAIN = frozenset("dapw#jenmNbso&ivx,:()")
#: acronyms that in a sentence of capitals are common words
_WORDS_IN_CAPITALS = frozenset(("IS", "US", "WHO", "IT", "AS", "WAS", "ARE", "ALL", "CAN", "MAY", "PAN", "SITE"))
_SHORT = 12  # letters; capitals in fewer say nothing
_LEXICAL = frozenset("cgyYGHKRkTFf")


class _Classes(dict[str, str]):
    """Class of a word by its form alone, worked out once a word: "" where its tag decides, with "*" after it where
    it may begin a longer phrase. A cache: it never changes what is found."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.phrases: dict[str, Phrase] = {}
        self.closed = {word: code for code, words in _CLOSED.items() for word in words.split()}

    def __missing__(self, word: str) -> str:
        if len(self) > _MEMO_LIMIT:
            self.clear()
            self.phrases.clear()
        phrase, begins = self.lexicon.single(word)
        code = self.closed.get(word.lower(), "")
        if phrase is not None and (not code or phrase.acronym):
            noun_only = phrase.head is not None and phrase.head.noun
            code = _NOUN_ONLY[phrase.code] if noun_only else phrase.code
            self.phrases[word] = phrase
        elif not code and _PREFIXED_NAME.match(word) and word[word.index("-") + 1].isupper():
            code = "N"
        if begins:
            code = (code or "?") + "*"
        self[word] = code
        return code


@lru_cache(maxsize=1)
def _memo() -> _Classes:
    return _Classes(actor_lexicon())


def classify(row: Sequence[Token]) -> tuple[str, Found]:
    """Class letters of a sentence's tokens, and the lexicon phrases among them."""
    memo, tags = _memo(), _TAGS
    codes = [memo[token.text] or tags.get(token.tag, "x") for token in row]
    found: Found = {}
    words: list[str] = []
    done = 0
    for at in [at for at, code in enumerate(codes) if code not in _PLAIN]:
        if at < done:
            continue
        token, code = row[at], codes[at]
        if code[-1] == "*":
            words = words or [token.text for token in row]
            longest = memo.lexicon.longest(words, at)
            if longest is not None and _stands(longest[0], row[longest[1] - 1]):
                phrase, done = found[at] = longest
                codes[at:done] = [phrase.code, *"=" * (done - at - 1)]
                continue
            code = code[0] if code[0] != "?" else tags.get(token.tag, "x")
        codes[at] = code = _by_tag(code, token.tag)
        if code in "Gyc" and token.text in _WORDS_IN_CAPITALS and _shouted(row):
            codes[at] = code = _TAGS.get(token.tag, "x")
        if code in "RH" and at and token.tag == "NNP" and _names_person(memo.phrases[token.text], codes[at - 1]):
            codes[at] = code = "N"
        if code in _LEXICAL:
            found[at] = (memo.phrases[token.text], at + 1)
    _initials(row, codes)
    return "".join(codes), found


def _by_tag(code: str, tag: str) -> str:
    """The class, where the tag has a say in it: nouns that are also verbs, form nouns."""
    if code in _AS_NOUN:
        return _AS_NOUN[code] if tag[:1] == "N" else _TAGS.get(tag, "x")
    if code == "B":
        return "v" if tag[:1] == "V" else "B"
    if code == "F" and tag[:1] not in "NJ":
        return _TAGS.get(tag, "x")
    return code


def _names_person(phrase: Phrase, before: str) -> bool:
    """A noun for anybody ("man", "baker"), which in capitals within a sentence is a name ("the town of Man"), or one
    for a fighter after another name ("Zabihullah Mujahid")."""
    head = phrase.head
    if head is None or head.plural or not (head.function == "civil" or (head.function == "armed" and before == "N")):
        return False
    return head.form not in word_set("bodies") and head.form not in actor_lexicon().forms


def _shouted(row: Sequence[Token]) -> bool:
    """Is the sentence written in capitals throughout, so that "IS" and "US" are words?"""
    letters = "".join(token.text for token in row if token.text.isalpha())
    return len(letters) > _SHORT and 2 * sum(map(str.isupper, letters)) > len(letters)


def _initials(row: Sequence[Token], codes: list[str]) -> None:
    """The full stop of an initial belongs to the name: "Ada Q. Bern"."""
    for at in range(1, len(codes) - 1):
        if codes[at] == "x" and codes[at - 1] == "N" and row[at].text == "." and len(row[at - 1].text) == 1:
            codes[at] = "b"


def _stands(phrase: Phrase, last: Token) -> bool:
    """Are the words a noun phrase here? A noun that is also a verb must be tagged as a noun."""
    return phrase.head is None or not phrase.head.noun or last.tag[:1] == "N"
