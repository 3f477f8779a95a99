"""Brill's tag lexicon: English words, each with its most likely Penn tag.

From Brill's rule-based tagger 1.14, trained on the Brown corpus and the Penn Treebank (MIT licence), with words from
the Twitter part-of-speech data (CC BY 3.0), as the package textblob carries it; the file says so at its head.
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_FILE = Path(__file__).with_name("brill.txt.xz")


@cache
def brill() -> Mapping[str, str]:
    """Word, as written, to its tag; some have several, "|" between. 93,000 words."""
    text = lzma.decompress(_FILE.read_bytes()).decode("utf-8")
    fields = text[text.index("\n! ") :].split()  # after the notes at its head
    return MappingProxyType(dict(zip(fields[::2], fields[1::2], strict=True)))
