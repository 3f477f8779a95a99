"""When a web page was published, from what it says of itself; and what must never be taken for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import html

from extract import lexicon
from extract.documents.dating import read_day
from extract.documents.page_date import candidates, published_on
from extract.lexicon.loader import read_table

DAY = date(2018, 5, 3)
_COLUMNS = ("kind", "name", "example")
ROWS = read_table(Path(lexicon.__file__).parent / "page_dates.tsv", _COLUMNS, required=_COLUMNS)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['kind']} {row['name']}" for row in ROWS])
def test_each_row_of_the_table_is_found_by_its_example(row: dict[str, str]) -> None:
    example = row["example"]
    if row["kind"] == "linked data":
        example = f'<script type="application/ld+json">{example}</script>'
    found = published_on(html.document_fromstring(f"<html><body>{example}<p>Text.</p></body></html>"))
    assert found is not None
    assert read_day(found.value) == DAY


#: the most trusted wins, wherever it stands
RANKED = [
    # linked data before a meta element
    '<meta name="date" content="2018-05-09">'
    '<script type="application/ld+json">{"datePublished": "2018-05-03"}</script>',
    # of several articles in a graph the first is the page's own
    '<script type="application/ld+json">{"@graph": [{"@type": "Article", "datePublished": "2018-05-03"},'
    ' {"@type": "Article", "datePublished": "2018-04-01"}]}</script>',
    # a meta element before a line on the page
    '<span class="posted-on">4 May 2018</span><meta property="article:published_time" content="2018-05-03">',
    # the article's own line before later ones
    '<p class="byline">By Ana Ruiz, 3 May 2018</p><p class="byline">By Li Wei, 1 May 2018</p>',
]


@pytest.mark.parametrize("page", RANKED)
def test_the_most_trusted_candidate_wins(page: str) -> None:
    found = published_on(html.document_fromstring(f"<html><body>{page}</body></html>"))
    assert found is not None
    assert read_day(found.value) == DAY


#: what is no publication
NEVER = [
    '<meta property="article:modified_time" content="2018-05-03">',
    '<meta property="og:updated_time" content="2018-05-03">',
    '<meta http-equiv="last-modified" content="Thu, 03 May 2018 10:00:00 GMT">',
    '<meta name="last-modified" content="2018-05-03">',
    '<p class="published">Last updated 3 May 2018</p>',
    '<time class="updated published" datetime="2018-05-03">3 May</time>',
    '<aside><time class="entry-date" datetime="2018-05-03">3 May</time></aside>',
    '<div class="related-stories"><time class="entry-date" datetime="2018-05-03">3 May</time></div>',
    '<div id="comments"><time class="published" datetime="2018-05-03">3 May</time></div>',
    '<script type="application/ld+json">{"@type": "Comment", "datePublished": "2018-05-03"}</script>',
    '<script type="application/ld+json">{"dateModified": "2018-05-03"}</script>',
    '<script type="application/ld+json">{"datePublished": broken</script>',
    '<meta name="date" content="03/04/2018">',  # two readings
    '<time datetime="2018-05-03">3 May</time>',  # of what?
    "<p>On 3 May 2018 shells fell.</p>",
]


@pytest.mark.parametrize("page", NEVER)
def test_what_does_not_say_publication_is_no_candidate(page: str) -> None:
    assert list(candidates(html.document_fromstring(f"<html><body>{page}</body></html>"))) == []
