"""Whatever words come, exports stay readable and readers stay standing."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.documents.draft import one_line, storable, web_address
from extract.documents.read import EXTENSIONS, Failure, read_bytes
from extract.interchange.annotation import to_line
from extract.interchange.tables import ADDED_COLUMNS, write_csv
from extract.model import Document
from extract.store.queries import EVENT_COLUMNS

COLUMNS = (*EVENT_COLUMNS, *ADDED_COLUMNS)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
@settings(max_examples=150, deadline=None)
def test_csv_cells_come_back_and_none_is_a_formula(words: str) -> None:
    out = io.BytesIO()
    write_csv([dict.fromkeys(COLUMNS, words)], out)
    rows = list(csv.reader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))
    assert rows[0] == list(COLUMNS)
    (cell,) = set(rows[1])
    assert cell.removeprefix("'") == words.removeprefix("'")
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))


@given(st.dictionaries(st.text(), json_values, max_size=4))
@settings(max_examples=100, deadline=None)
def test_a_record_is_one_line_and_comes_back(record: dict[str, object]) -> None:
    line = to_line(record)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line) == record


@given(st.sampled_from(EXTENSIONS), st.binary(max_size=300))
@example(".html", b"<" * 500)
@example(".eml", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n--x--")
@example(".eml", b"From: =?utf-8?b?!!!?=\nDate: 99 Foo 9999\n\nText.")
@example(".jsonl", b'{"text": "' + b"[" * 2000)
@example(".md", b"---\na: &a [*a]\n---\nx")
@settings(max_examples=120, deadline=None)
def test_no_bytes_stop_the_readers(extension: str, data: bytes) -> None:
    for found in read_bytes(f"hostile{extension}", data):
        assert isinstance(found, (Document, Failure))
        if isinstance(found, Document):
            assert found.text.strip()
            assert found.text.encode("utf-8")
        else:
            assert "\n" not in str(found.error)


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_storable_moves_no_offset_and_can_be_stored(text: str) -> None:
    kept = storable(text)
    assert len(kept) == len(text)
    assert "\x00" not in kept
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert storable(kept) == kept


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_labels_are_one_printable_line(text: str) -> None:
    assert one_line(text).isprintable()
    address = web_address(text)
    assert address == "" or address.startswith(("http://", "https://", "HTTP", "Http"))
