"""The page: one file, no script, nothing fetched, everything escaped, each row with its sentence."""

from __future__ import annotations

import re

from lxml import html as parser

from dashboard.brief.html import page
from tests.dashboard.frames import event
from tests.unit.brief.briefs import SCRIPTS, brief_of, hostile, usual

SVG = '<svg viewBox="0 0 10 5"><rect width="10" height="5"/></svg>'


def test_each_row_opens_its_sentence() -> None:
    tree = parser.fromstring(page(usual(), SVG))
    rows = tree.xpath("//li[starts-with(@id,'e')]")
    assert [row.get("id") for row in rows] == ["e1", "e2", "e3"]
    first = rows[0]
    assert [cell.text_content() for cell in first.xpath("details/summary/span")] == [
        "1", "10 March 2031", "Tarvo", "Armed clash", "River Guard → Northern Army", "12 to 20 killed", "Asserted",
        "[1]",
    ]  # fmt: skip
    told = first.xpath("details/div")[0].text_content()
    assert "The River Guard fought the Northern Army" in told
    assert "killing 12 to 20 people" in told  # the report's own sentence
    assert len(tree.xpath("//figure/svg")) == 1


def test_sources_are_numbered_and_linked() -> None:
    tree = parser.fromstring(page(usual(), ""))
    wanted = {link.get("href") for link in tree.xpath("//li[starts-with(@id,'e')]//a")}
    assert wanted == {"#s1", "#s2"}
    assert {f"#{item.get('id')}" for item in tree.xpath("//ol[@class='sources']/li")} == wanted
    assert tree.xpath("//ol[@class='sources']//a/@href") == ["https://example.org/2"]
    assert not tree.xpath("//figure")


def test_nothing_runs_and_nothing_is_fetched() -> None:
    data = page(hostile(), SVG).decode("utf-8")
    tree = parser.fromstring(data.encode())
    assert not tree.xpath("//script | //img | //link | //iframe | //object | //@onclick | //@onload")
    assert "<script" not in data
    assert all(not href.lower().startswith("javascript") for href in tree.xpath("//@href"))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert not re.search(r"url\(|@import", re.sub(r"<svg.*?</svg>", "", data, flags=re.S))


def test_marking_title_and_how_it_was_made() -> None:
    tree = parser.fromstring(page(usual(), ""))
    assert [mark.text for mark in tree.xpath("//p[@class='marking']")] == ["INTERNAL", "INTERNAL"]
    assert tree.xpath("//title/text()") == ["River Guard"]
    assert tree.xpath("//meta[@name='dateline:case']/@content") == ["c0ffee"]
    assert "Made 1 April 2031" in tree.xpath("//footer")[0].text_content()


def test_every_script_stays_as_it_is_written() -> None:
    words = page(brief_of(event(1, targets=SCRIPTS[:4])), "").decode("utf-8")
    assert all(name in words for name in SCRIPTS[:4])


def test_the_same_bytes_twice_and_both_themes_differ_in_colours_only() -> None:
    light, dark = page(usual(), SVG), page(usual(), SVG, theme="dark")
    assert light == page(usual(), SVG)
    assert parser.fromstring(light).xpath("string(//main)") == parser.fromstring(dark).xpath("string(//main)")
    assert light != dark
