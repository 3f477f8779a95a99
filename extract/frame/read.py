"""Reads the frame of a document: the stage between finding mentions and resolving them."""

from __future__ import annotations

from collections.abc import Sequence

from extract.frame.countries import find_countries
from extract.frame.model import Frame
from extract.model import Sentence


def read_frame(text: str, sentences: Sequence[Sentence], *, title: str = "") -> Frame:
    """The frame of ``text``. Pure; linear in its length."""
    return Frame(countries=find_countries(text, sentences, title=title if title and title not in text else ""))
