"""Who acts: named groups, states and their forces, organisations, newsrooms, communities, and the nouns for actors.

``actor_lexicon()`` reads the tables of this folder (and the countries table) once and gives an ``ActorLexicon``.
"""

from __future__ import annotations

from extract.lexicon.actors.entries import Entry, Head, Nation, Phrase
from extract.lexicon.actors.lexicon import ActorLexicon, actor_lexicon, armed_names, word_set

__all__ = ["ActorLexicon", "Entry", "Head", "Nation", "Phrase", "actor_lexicon", "armed_names", "word_set"]
