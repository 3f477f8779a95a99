"""Makes ``inflections.tsv`` from the patterns: ``python -m extract.lexicon.triggers.inflect``.

The forms come from lemminflect, at the time of writing the table, not at start-up (it takes half a second to import).
A test holds the committed table to what this makes.
"""

from __future__ import annotations

import re

_INFLECTED = re.compile(r"\^?(\S+?)/(ving|ved|v|n)\??(?=\s|$)")
_VERB_TAGS = ("VB", "VBZ", "VBG", "VBD", "VBN")
_NOUN_TAGS = ("NN", "NNS")
#: Verbs with two past forms, or whose form lemminflect does not give as reports write it.
EXTRA = {
    ("light", "v"): ("lighted", "lit"),
    ("hang", "v"): ("hung", "hanged"),
    ("machinegun", "v"): ("machinegunned",),
}
