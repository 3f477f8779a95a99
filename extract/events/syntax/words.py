"""The words that the reading of clauses asks for, by what they do in a sentence."""

from __future__ import annotations

from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class

SUBORDINATORS = word_class("clauses.subordinators")
NEGATIONS = word_class("clauses.negations")
NEVER = words("never hardly")
PICTURES = word_class("clauses.pictures")
DASHES = frozenset(("--", "—", "–"))
STOPS = DASHES | frozenset((";", ":", ".", "!", "?", "|"))
MODALS = {"ca": "can", "wo": "will", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would"}
LOCATIVES = word_class("clauses.locatives")
MEANWHILE = frozenset(("as", "when", "while"))
PRESENT = word_class("clauses.present")
HARMED = word_class("clauses.harmed")
QUOTING = word_class("clauses.quoting")
SPEAKING = QUOTING | word_class("clauses.speaking")
BE_FORMS = word_class("clauses.be_forms")
ORDERS = word_class("clauses.orders")


def object_acts(word: str) -> bool:
    """Does the object of this verb do what the infinitive after it says ("ordered troops to attack")?"""
    return word in ORDERS
