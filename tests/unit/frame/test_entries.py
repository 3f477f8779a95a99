"""In a dated log or list, what is said is counted from the entry's own date."""

from __future__ import annotations

from extract.frame.entries import find_entries
from extract.mentions.timex import find_timexes
from extract.model import TimeBasis
from extract.resolve.times import resolve_timexes

LOG = (
    "Daily log\n\n"
    "12 July 2015: Two shells hit the camp. Last night three men were hurt.\n"
    "- 13 July 2015, 0600 - Quiet since Sunday.\n\n"
    "14 July 2015\n\nA car bomb went off. Yesterday's talks failed.\n"
)


def test_entries_and_their_extent() -> None:
    entries = find_entries(LOG, find_timexes(LOG))
    assert [(LOG[entry.start :].split(":")[0][:12], entry.heading) for entry in entries] == [
        ("12 July 2015", False),
        ("13 July 2015", False),
        ("14 July 2015", True),
    ]
    assert LOG[: entries[0].end].endswith("were hurt.")
    assert entries[-1].end == len(LOG)


def test_a_date_within_a_sentence_is_no_entry() -> None:
    text = "12 July 2015 was quiet.\nOn 13 July 2015: nothing."
    assert find_entries(text, find_timexes(text)) == ()


def test_counted_from_the_entry() -> None:
    results = {item.mention.text: item for item in resolve_timexes(LOG, find_timexes(LOG), published=None)}
    for words, value in (("Last night", "2015-07-11TNI"), ("Sunday", "2015-07-12"), ("Yesterday", "2015-07-13")):
        assert (results[words].value, results[words].reference) == (value, "entry"), words
        assert results[words].basis is TimeBasis.ANAPHORIC
        assert "the entry's date" in results[words].explanation


def test_an_entry_of_several_days() -> None:
    text = "3 May 2022: Quiet.\n16-20 May 2022 - The last defenders left.\n"
    mentions = find_timexes(text)
    entry = find_entries(text, mentions)[-1]
    assert text[entry.start : entry.end].startswith("16-20 May")
    values = {item.mention.text: item.value for item in resolve_timexes(text, mentions, published=None)}
    assert values == {
        "3 May 2022": "2022-05-03",
        "16": "2022-05-16",
        "20 May 2022": "2022-05-20",
    }
