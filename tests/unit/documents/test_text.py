"""Bytes to characters: every encoding that reports come in, and a clear refusal of what is no text."""

from __future__ import annotations

import codecs

import pytest

from extract.documents.text import decode, read_text
from extract.errors import DocumentError

WESTERN = "Fighters – “many” of them – fled José’s café in Goma."
RUSSIAN = "Боевики обстреляли город ночью, погибли двое военных. " * 4
ARABIC = "قصفت القوات المدينة ليلا وقتل اثنان من الجنود. " * 4


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WESTERN.encode("utf-8"), WESTERN),
        (WESTERN.encode("utf-8-sig"), WESTERN),  # Notepad's mark is no part of the text
        (WESTERN.encode("utf-16"), WESTERN),
        (codecs.BOM_UTF16_BE + WESTERN.encode("utf-16-be"), WESTERN),
        (WESTERN.encode("utf-32"), WESTERN),
        (WESTERN.encode("cp1252"), WESTERN),
        (RUSSIAN.encode("utf-8"), RUSSIAN),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (ARABIC.encode("cp1256"), ARABIC),
        (RUSSIAN.encode("utf-8")[:-3], RUSSIAN[:-3] + "\ufffd"),  # a download that was cut short
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        (b"page one\x0cpage two", "page one\x0cpage two"),  # a form feed is text
        (b"", ""),
    ],
)
def test_decoded(data: bytes, text: str) -> None:
    assert decode(data, "a.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,  # everything
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 20,  # a picture
        WESTERN.encode("utf-16-le"),  # every other byte is NUL, and no mark says why
        codecs.BOM_UTF8 + b"\xff\xfe\xfd",  # marked as what it is not
        codecs.BOM_UTF16_LE + b"\x00\xd8\x41",  # half a pair, half a unit
    ],
)
def test_refused_with_advice(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"a\.txt.*Save it as UTF-8"):
        decode(data, "a.txt")


def test_front_matter_is_taken_off_and_kept() -> None:
    fields = "title: 'Truce: day two'\nsource: Wire\nurl: https://example.org/a\npublished: 2013-05-12\n"
    data = f"---\n{fields}---\n\nShots fell.\n".encode()
    draft = read_text(data, "a.md")
    assert draft.text == "Shots fell.\n"
    assert (draft.title, draft.source, draft.url) == ("Truce: day two", "Wire", "https://example.org/a")
    assert draft.meta == {"published": "2013-05-12"}


@pytest.mark.parametrize(
    "text",
    [
        "Shots fell.\n---\ntitle: x\n---\n",  # not at the top
        "---\nShots fell.\n\n---\nMore.\n",  # a rule above a paragraph, no fields
        "---\n- a\n- b\n---\nText.\n",  # a list
        "---\ntitle: [unclosed\n---\nText.\n",  # no YAML
        "---\ntitle: x\n",  # never closed
        "---\n" + "[" * 5000 + "\n---\nText.\n",  # deep nesting
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    draft = read_text(text.encode(), "a.md")
    assert (draft.text, draft.title, draft.meta) == (text, "", {})


def test_front_matter_makes_no_objects() -> None:
    hostile = b"---\ntitle: !!python/object/apply:os.system ['true']\nsource: Wire\n---\nText."
    draft = read_text(hostile, "a.md")
    assert (draft.title, draft.source) == ("", "Wire")
