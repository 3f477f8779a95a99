"""One letter a token: the classes that the phrase grammar of actors works on.

Letters of lexicon phrases are told in ``extract.lexicon.actors.Phrase``; the others are

d definite determiner, a indefinite one, p possessive pronoun, w personal pronoun, # number or quantity, j adjective,
e participle that may stand before a noun, n common noun, m common noun in the plural, N proper noun,
b particle inside names ("bin", "de", an initial's full stop), s possessive mark, o "of", & coordinator, i preposition,
v verb, B word that never stands before an actor, = second and later words of a phrase, x anything else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import compress, count
from typing import Any

from extract.lexicon.actors import ActorLexicon, Phrase, actor_lexicon, word_set
from extract.lexicon.actors.entries import SKIPPED, fold
from extract.lexicon.actors.lexicon import choose

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
_MEMO_LIMIT = 100_000  # words with tags
#: acronyms that in a sentence of capitals are common words
_WORDS_IN_CAPITALS = frozenset(("IS", "US", "WHO", "IT", "AS", "WAS", "ARE", "ALL", "CAN", "MAY", "PAN", "SITE"))
_SHORT = 12  # letters; capitals in fewer say nothing
_LEXICAL = frozenset("cgyYGHKRkTFf")
#: classes that the words around may change, or that a phrase of the lexicon stands behind
_TO_LOOK_AT = _LEXICAL | {code + "*" for code in "dapw#jenmNbso&ivx,:()BM" + "".join(sorted(_LEXICAL))}


class _Classes(dict[tuple[str, str], str]):
    """Class of a word and its tag, without its neighbours; "*" after it where the word may begin a longer phrase.

    Worked out once a word. A cache: it never changes what is found.
    """

    def __init__(self, lexicon: ActorLexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.forms: dict[str, str] = {}
        self.phrases: dict[str, Phrase] = {}
        self.folded: dict[str, str] = {}
        #: by words that begin longer phrases: where those go on in the lexicon
        self.nodes: dict[str, Mapping[str, Any]] = {}
        self.chosen: dict[str, Phrase | None] = {}
        self.closed = {word: code for code, words in _CLOSED.items() for word in words.split()}

    def __missing__(self, key: tuple[str, str]) -> str:
        word, tag = key
        form = self.forms.get(word)
        if form is None:
            form = self.forms[word] = self._by_form(word)
        code = _by_tag(form[:1], tag) + form[1:]
        self[key] = code
        return code

    def _by_form(self, word: str) -> str:
        """Class of a word by its form alone: "?" where its tag decides."""
        key = self.folded[word] = fold(word)
        phrase, begins = self.lexicon.single(word) if key in self.lexicon.root else (None, False)
        code = self.closed.get(word.lower(), "?")
        if phrase is not None and (code == "?" or phrase.acronym):
            noun_only = phrase.head is not None and phrase.head.noun
            code = _NOUN_ONLY[phrase.code] if noun_only else phrase.code
            self.phrases[word] = phrase
        elif code == "?" and "-" in word and _PREFIXED_NAME.match(word) and word[word.index("-") + 1].isupper():
            code = "N"
        if not begins:
            return code
        self.nodes[word] = self.lexicon.root[key]
        return code + "*"

    def longest(self, words: list[str], start: int) -> tuple[Phrase, int] | None:
        """What ``ActorLexicon.longest`` gives, for words whose class is known, with the choice between phrases kept."""
        node = self.nodes[words[start]]
        best: tuple[Phrase, int] | None = None
        at = start + 1
        while at < len(words):
            key = self.folded[words[at]]
            at += 1
            if key in SKIPPED:
                continue
            if key not in node:
                break
            node = node[key]
            if "" in node:
                text = " ".join(words[start:at])
                if text not in self.chosen:
                    self.chosen[text] = choose(node[""], text)
                phrase = self.chosen[text]
                best = (phrase, at) if phrase is not None else best
        return best

    def bound(self) -> None:
        """Forget everything once too much is known; not while a sentence is at work."""
        if len(self) > _MEMO_LIMIT:
            self.clear()
            self.forms.clear()
            self.phrases.clear()
            self.folded.clear()
            self.nodes.clear()
            self.chosen.clear()


@lru_cache(maxsize=1)
def _memo() -> _Classes:
    return _Classes(actor_lexicon())


def classify(words: list[str], tags: list[str]) -> tuple[str, Found]:
    """Class letters of a sentence's tokens, and the lexicon phrases among them."""
    memo = _memo()
    memo.bound()
    codes = list(map(memo.__getitem__, zip(words, tags, strict=True)))
    folded, nodes = memo.folded, memo.nodes
    found: Found = {}
    done = 0
    last = len(words) - 1
    for at in list(compress(count(), map(_TO_LOOK_AT.__contains__, codes))):
        if at < done:
            continue
        word, code = words[at], codes[at]
        if code[-1] == "*":
            following = folded[words[at + 1]] if at < last else ""
            longest = memo.longest(words, at) if following in nodes[word] or following in SKIPPED else None
            if longest is not None and _stands(longest[0], tags[longest[1] - 1]):
                phrase, done = found[at] = longest
                codes[at:done] = [phrase.code, *"=" * (done - at - 1)]
                continue
            codes[at] = code = code[0]
            if code not in _LEXICAL:
                continue
        if code in "Gyc" and word in _WORDS_IN_CAPITALS and _shouted(words):
            codes[at] = code = _TAGS.get(tags[at], "x")
        elif code in "RH" and at and tags[at] == "NNP" and _names_person(memo.phrases[word], codes[at - 1]):
            codes[at] = code = "N"
        if code in _LEXICAL:
            found[at] = (memo.phrases[word], at + 1)
    _initials(words, codes)
    return "".join(codes), found


def _by_tag(code: str, tag: str) -> str:
    """The class, where the tag has a say in it: unknown words, nouns that are also verbs, form nouns."""
    if code == "?":
        return _TAGS.get(tag, "x")
    if code in _AS_NOUN:
        return _AS_NOUN[code] if tag[:1] == "N" else _TAGS.get(tag, "x")
    if code == "B":
        return "v" if tag[:1] == "V" else "B"
    if code == "j" and tag == "VBD":
        return "v"  # "he accused the rebels": no adjective
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


def _shouted(words: list[str]) -> bool:
    """Is the sentence written in capitals throughout, so that "IS" and "US" are words?"""
    letters = "".join(filter(str.isalpha, words))
    return len(letters) > _SHORT and 2 * sum(map(str.isupper, letters)) > len(letters)


def _initials(words: list[str], codes: list[str]) -> None:
    """The full stop of an initial belongs to the name: "Ada Q. Bern"."""
    if words.count(".") <= (words[-1:] == ["."]):
        return  # none but that of the sentence
    for at in range(1, len(codes) - 1):
        if words[at] == "." and codes[at] == "x" and codes[at - 1] == "N" and len(words[at - 1]) == 1:
            codes[at] = "b"


def _stands(phrase: Phrase, tag: str) -> bool:
    """Are the words a noun phrase here? A noun that is also a verb must be tagged as a noun; ``tag`` is the last's."""
    return phrase.head is None or not phrase.head.noun or tag[:1] == "N"
