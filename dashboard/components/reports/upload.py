"""The three steps of adding reports: choose files, look at what was read and date it, extract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import accounts, data, work
from dashboard.components import state
from dashboard.components.panel import listen
from dashboard.views import cards, wording
from extract.account import FAILED, NOT_READ, Account, Item
from extract.documents.read import EXTENSIONS
from extract.model import Document, Published, TimeInterval

#: reports that are shown with a date of their own to fill in; of more only the number is shown
MOST_ASKED = 40
#: reports that were extracted and are listed; those that failed are all listed, before them
MOST_TOLD = 60
#: parts of files that were not read and are listed; those that failed are listed again when the rest is extracted
MOST_UNREAD = 60
#: files are read in a moment where there are no more
MANY_FILES = 12
_KINDS = "Text, Markdown, HTML, PDF, Word; also e-mail (eml), JSON lines and ZIP archives of these."


@dataclass(frozen=True, slots=True)
class Batch:
    """What one choice of files held. ``mark`` tells one choice from the next."""

    mark: str
    reports: tuple[Document, ...]
    accounts: tuple[tuple[str, Account], ...]  # by the file's name

    @property
    def items(self) -> list[Item]:
        """What was not read."""
        return [item for _, account in self.accounts for item in account.items]

    @property
    def failures(self) -> list[tuple[str, str]]:
        """Name, why."""
        return [(item.name, item.reason) for item in self.items if item.state == FAILED]


def draw() -> None:
    left, right = st.columns([58, 42], gap="large")
    with left:
        st.html(
            '<p class="dl-title">Add reports</p><p class="dl-sub">They are read and extracted on this machine; '
            f"nothing is sent anywhere. {_KINDS}</p>"
        )
        generation = st.session_state.setdefault("upload_generation", 0)
        files = st.file_uploader(
            "Reports",
            type=[extension[1:] for extension in EXTENSIONS],
            accept_multiple_files=True,
            key=f"upload_{generation}",
            label_visibility="collapsed",
        )
        with st.expander("Or paste the text of one report"):
            pasted = _pasted()
        batch = _read(files or [], pasted)
        if batch.reports or batch.items:
            _review(batch)
        _results(st.session_state.get("upload_results", ()))
    listen()
    with right:
        _explain()


def _pasted() -> Document | None:
    title = st.text_input("Title", key="paste_title", max_chars=200)
    text = st.text_area("Text", key="paste_text", height=160)
    if not text or not text.strip():
        return None
    return _titled(text, title or "")


def _titled(text: str, title: str) -> Document | None:
    kept: tuple[str, tuple[Document, ...]] | None = st.session_state.get("paste_read")
    if kept is None or kept[0] != text:  # read once, not at every run of the page
        reports, _ = work.read("pasted text.txt", text.encode("utf-8", "replace"))
        kept = st.session_state["paste_read"] = (text, tuple(reports))
    return replace(kept[1][0], title=" ".join(title.split()) or kept[1][0].title) if kept[1] else None


def _read(files: Sequence[Any], pasted: Document | None) -> Batch:
    """Read the files once; the result is kept in the session while they stay chosen."""
    mark = "|".join(str(file.file_id) for file in files)
    kept: Batch | None = st.session_state.get("upload_batch")
    if kept is None or kept.mark != mark:
        reports: list[Document] = []
        of_files: list[tuple[str, Account]] = []
        bar = st.empty()
        for number, file in enumerate(files):
            if len(files) > MANY_FILES:
                bar.progress(number / len(files), text=f"Reading {number + 1:,} of {len(files):,} …")
            found, account = work.read(file.name, file.getvalue())
            reports += found
            of_files.append((file.name, account))
        bar.empty()
        kept = Batch(mark, tuple(reports), tuple(of_files))
        st.session_state["upload_batch"] = kept
    return replace(kept, reports=(*kept.reports, pasted)) if pasted else kept


def _review(batch: Batch) -> None:
    st.html("".join(_unread(item) for item in batch.items[:MOST_UNREAD]))
    if len(batch.items) > MOST_UNREAD:
        st.html(f'<p class="dl-sub">and {len(batch.items) - MOST_UNREAD:,} more that were not read.</p>')
    if not batch.reports:
        return
    number = wording.count(len(batch.reports), "report")
    head, go = st.columns([5, 2], vertical_alignment="center", gap="small")
    head.html(f'<p class="dl-h">{number} read</p>{_undated(batch)}')
    place = st.container()  # of progress: what is drawn below stays where it is
    if go.button(f"Extract {number}", key="extract", type="primary", width="stretch"):
        dated = [_dated(report, _given(at, report, batch.mark)) for at, report in enumerate(batch.reports)]
        with place:
            accounts.keep(dict(batch.accounts))
            _extract(dated, batch.failures)
        st.session_state["upload_generation"] += 1
        for key in ("upload_batch", "paste_text", "paste_title", "paste_read"):
            st.session_state.pop(key, None)
        st.rerun()
    with st.container(key="upload_list"):
        for at, report in enumerate(batch.reports[:MOST_ASKED]):
            _ask(at, report, batch.mark)
        if len(batch.reports) > MOST_ASKED:
            st.html(
                f'<p class="dl-sub">and {len(batch.reports) - MOST_ASKED:,} more, with the dates found in them.</p>'
            )


def _unread(item: Item) -> str:
    """Escaped: a part of a file that was not read, and why."""
    kind = "dl-bad" if item.state == FAILED else "dl-sub"
    why = item.reason if item.state == FAILED else f"passed over: {item.reason}"
    return f'<p class="dl-sub"><b>{cards.plain(item.name)}</b> <span class="{kind}">{cards.plain(why)}</span></p>'


def _undated(batch: Batch) -> str:
    undated = sum(_given(at, report, batch.mark) is None for at, report in enumerate(batch.reports))
    if not undated:
        return '<p class="dl-sub">Each with its day of publication; correct it where it is wrong.</p>'
    return (
        f'<p class="dl-sub">⚠ {wording.count(undated, "report")} without a publication date: words like “Monday” or '
        "“yesterday” in it will stay undated. You can give the date here, or later.</p>"
    )


def _key(at: int, report: Document, mark: str) -> str:
    return f"upload_day_{at}_{report.sha256[:12]}_{len(mark)}"


def _given(at: int, report: Document, mark: str) -> date | None:
    """The day of publication that stands in a report's field, which may not be drawn yet."""
    given: date | None = st.session_state.get(_key(at, report, mark), _known_day(report))
    return given


def _ask(at: int, report: Document, mark: str) -> None:
    left, right = st.columns([5, 2], vertical_alignment="center", gap="small")
    left.html(
        f'<p class="dl-sub"><b>{cards.plain(report.title)}</b><br>{cards.plain(report.name)} · '
        f"{len(report.text.split()):,} words · {cards.plain(_found_date(report))}</p>"
    )
    right.date_input(
        f"Published on: {report.title}",
        value=_known_day(report),
        format="YYYY-MM-DD",
        key=_key(at, report, mark),
        min_value=pd.Timestamp("1900-01-01").date(),
        max_value=pd.Timestamp("2100-12-31").date(),
        label_visibility="collapsed",
    )


def _known_day(report: Document) -> date | None:
    """The day of publication that the file itself gives; ``None`` where it gives none or only a bound."""
    interval = report.published.interval if report.published else None
    return interval.start if interval and interval.start == interval.end else None


def _found_date(report: Document) -> str:
    if report.published is None:
        return "no publication date found in it"
    found = wording.days(report.published.interval.start, report.published.interval.end)
    where = {"metadata": "in the file’s metadata", "dateline": "in its dateline", "header": "in its header"}
    return f"published {found}, found {where.get(report.published.basis, 'in its text')}"


def _dated(report: Document, day: date | None) -> Document:
    """The report with the analyst's date, where it is another than the one found."""
    known = _known_day(report)
    if day == known:
        return report
    given = Published(TimeInterval(day, day), "analyst", None, "given by the analyst") if day else None
    return replace(report, published=given)


def _extract(reports: Sequence[Document], failures: Sequence[tuple[str, str]]) -> None:
    """One report after the other. What is done is kept at once: a press on "Stop" ends this run at the next report."""
    results = [data.Added(name, error=why) for name, why in failures]
    st.session_state["upload_results"] = tuple(results)
    st.session_state["upload_chosen"] = len(reports) + len(failures)
    left, right = st.columns([5, 2], vertical_alignment="center", gap="small")
    bar = left.progress(0.0, text="Opening the place index …")
    right.button("Stop", key="stop_extracting", width="stretch", help="What is extracted already stays in the case.")
    data.extractor()
    for number, report in enumerate(reports):
        bar.progress(number / len(reports), text=f"Extracting {number + 1:,} of {len(reports):,} …")
        results.append(data.add(report))
        st.session_state["upload_results"] = tuple(results)
    bar.empty()


def _results(results: Sequence[data.Added]) -> None:
    chosen = st.session_state.get("upload_chosen", 0)
    if not chosen:
        return
    done = [result for result in results if not result.error]
    events = sum(result.events for result in done)
    failed = f", {len(results) - len(done):,} failed" if len(done) < len(results) else ""
    stopped = f"; {chosen - len(results):,} of {chosen:,} still to go" if len(results) < chosen else ""
    left, right = st.columns([5, 2], vertical_alignment="center", gap="small")
    left.html(
        f'<p class="dl-h" role="status">{"Stopped" if stopped else "Done"}: {wording.count(events, "event")} in '
        f"{wording.count(len(done), 'report')}{failed}{stopped}</p>"
    )
    if right.button("Show on the map →", key="to_map", type="primary", disabled=not events, width="stretch"):
        state.reset()
        state.change(documents=tuple(result.document_id for result in done if result.document_id is not None))
        st.switch_page("pages/map.py")
    st.html(_lines(results))


def _lines(results: Sequence[data.Added]) -> str:
    """What became of each report, those that failed first."""
    told = sorted(results, key=lambda result: not result.error)
    most = max(MOST_TOLD, sum(bool(result.error) for result in results))
    rows = "".join(
        f"<tr><td><b>{cards.plain(result.name)}</b></td><td>{_outcome(result)}</td>"
        f'<td class="n">{_way(result)}</td></tr>'
        for result in told[:most]
    )
    more = f'<p class="dl-sub">and {len(told) - most:,} more.</p>' if len(told) > most else ""
    return f'<table class="dl-table">{rows}</table>{more}'


def _way(result: data.Added) -> str:
    return "" if result.document_id is None else cards.link("Read it →", "read", f"{result.document_id}/")


def _outcome(result: data.Added) -> str:
    if result.error:
        return f'<span class="dl-bad">{cards.plain(result.error)}</span>'
    words = wording.count(result.events, "event") if result.events else "read, no event found"
    if result.not_read:
        words = f"{NOT_READ}{result.not_read}"
    if not result.new:
        words += "; this text was in the case already"
    if not result.dated:
        words += "; no publication date"
    return cards.plain(words)


def _explain() -> None:
    st.html(
        '<p class="dl-h">What happens to a report</p>'
        '<p class="dl-sub">Its text is kept unaltered. Every event points at the sentence that tells it, its date says '
        "from which words it was read, and what nobody dated or placed is listed, never guessed.</p>"
        '<p class="dl-h" style="margin-top:.8rem">Why the publication date matters</p>'
        '<p class="dl-sub">“On Monday” means the Monday before publication. Without that date it means nothing, and '
        "the event stays undated. Dateline takes the date from the file where it stands in it, never assumes today.</p>"
    )
