"""Score coreference on the gold reports, from raw text on: ``python -m tests.evaluation.coreference.score [-v]``.

B-cubed precision and recall over mentions (Bagga and Baldwin 1998), with mentions that the extractor found and the
gold has not, or the other way round, counted as Cai and Strube (2010) propose: a gold mention that was not found
stands alone in the answer; a found one that is not gold is left out where it stands alone, or with a gold mention of
its own report (the gold marks one mention of a happening a report: "He denied that they had done it" goes on about
it), and counts as a wrong member where it does not. ``-v`` shows what went wrong, on the open half only.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, replace

from extract.events.coreference import Record, Where, group, record_of
from extract.events.coreference.together import Reading, settle, teaches
from extract.events.coreference.together import read as read_record
from extract.model import EventMention, Span
from extract.pipeline import Extractor
from tests.evaluation.coreference.gold import GoldReport, read


@dataclass(frozen=True)
class Scores:
    """In percent; ``found``: share of gold mentions that the extractor found at all."""

    precision: float
    recall: float
    found: float
    clusters: int
    reports: int

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(reports: list[GoldReport], extractor: Extractor, *, verbose: bool = False) -> Scores:
    records: list[Record] = []
    truth: dict[int, str] = {}
    missed: list[str] = []
    for number, report in enumerate(reports):
        events = extractor.extract(report.document).events
        labels = _labels(report, events)
        missed.extend(label for label in {label for _, label in report.events} - set(labels.values()))
        for at, event in enumerate(events):
            if at in labels:
                truth[len(records)] = labels[at]
            records.append(record(event, report, len(records), number))
    records = _read_together(records)
    answer = [[member.record.id for member in one.members] for one in group(records)]
    if verbose:
        _show(answer, truth, records, missed)
    return _b_cubed([_counted(row, truth, records) for row in answer], truth, missed, len(reports))


def _read_together(records: list[Record]) -> list[Record]:
    """As `extract.store.merging.names` does in a case: what one report settles as a place places the others."""
    told: dict[tuple[str, Where], set[int]] = defaultdict(set)
    for one in records:
        if one.where is not None and (name := teaches(one.where)):
            told[name, replace(one.where, explanation="")].add(one.document)
    readings: dict[str, list[Reading]] = defaultdict(list)
    for (name, where), documents in told.items():
        readings[name].append(Reading(where, len(documents), "another report"))
    known = {name: best for name, row in readings.items() if (best := settle(row))}
    return [read_record(one, known) for one in records]


def record(event: EventMention, report: GoldReport, mention_id: int, document_id: int) -> Record:
    document = report.document
    assert document.published is not None
    return record_of(
        event,
        mention_id=mention_id,
        document_id=document_id,
        sha256=document.sha256,
        evidence=document.text[event.evidence.start : event.evidence.end],
        source=document.source,
        published=document.published.interval.end,
    )


def _labels(report: GoldReport, events: tuple[EventMention, ...]) -> dict[int, str]:
    """Number of a found event -> label of the gold mention that it or another mention of it overlaps."""
    out: dict[int, str] = {}
    for at, event in enumerate(events):
        spans = [Span(event.trigger.start, event.trigger.end), *event.also]
        for gold, label in report.events:
            if any(gold.overlaps(span) for span in spans):
                out.setdefault(at, label)
    return out


def _counted(row: list[int], truth: dict[int, str], records: list[Record]) -> list[int]:
    """Without the further mentions of a happening that its own report has a gold mention of."""
    told = {records[i].document for i in row if i in truth}
    return [i for i in row if i in truth or records[i].document not in told]


def _b_cubed(answer: list[list[int]], truth: dict[int, str], missed: list[str], reports: int) -> Scores:
    sizes: dict[str, int] = defaultdict(int)
    for label in [*truth.values(), *missed]:
        sizes[label] += 1
    precision = recall = float(len(missed))
    recall = sum(1 / sizes[label] for label in missed)
    counted = len(missed)
    for row in answer:
        gold = [truth[i] for i in row if i in truth]
        if not gold and len(row) == 1:
            continue
        for i in row:
            counted += 1
            same = gold.count(truth[i]) if i in truth else 1
            precision += same / len(row)
            recall += same / sizes[truth[i]] if i in truth else 0.0
    gold_mentions = len(truth) + len(missed)
    return Scores(
        100 * precision / counted,
        100 * recall / gold_mentions,
        100 * len(truth) / gold_mentions,
        len(sizes),
        reports,
    )


def _show(answer: list[list[int]], truth: dict[int, str], records: list[Record], missed: list[str]) -> None:
    print("not found:", sorted(missed))
    where: dict[str, set[int]] = defaultdict(set)
    for at, row in enumerate(answer):
        labels = {truth.get(i, "?") for i in row}
        for label in labels:
            where[label].add(at)
        if len(labels) > 1:
            print("\nwrongly one:", sorted(labels))
            _lines(row, truth, records)
    for label, rows in sorted(where.items()):
        if len(rows) > 1 and label != "?":
            print("\napart:", label)
            for at in sorted(rows):
                _lines(answer[at], truth, records)
                print("   --")


def _lines(row: list[int], truth: dict[int, str], records: list[Record]) -> None:
    for i in row:
        r = records[i]
        place = r.where and (r.where.name, r.where.id, r.where.precision, r.where.radius_km)
        days = (r.start and r.end and (r.end - r.start, r.start - (r.published or 0)), r.basis)
        sides = [(s.role[0], s.id) for s in r.sides]
        print(f"   {truth.get(i, '?')}: {r.trigger!r} {r.sub_event_type} {r.status} {days} {place} {sides} {r.killed}")


def main() -> None:
    extractor = Extractor()
    for half in ("blind", "open", "together_blind", "together_open"):
        found = score(read(half), extractor, verbose=half.endswith("open") and "-v" in sys.argv)
        print(
            f"{half}: {found.reports} reports, {found.clusters} clusters, found {found.found:.1f}, B-cubed precision "
            f"{found.precision:.1f}, recall {found.recall:.1f}, F1 {found.f1:.1f}"
        )


if __name__ == "__main__":
    main()
