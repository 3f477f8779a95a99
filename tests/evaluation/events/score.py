"""Score the extractor on the gold sentences: ``python -m tests.evaluation.events.score [blind|open ...] [-v]``.

A predicted event is a gold one if its trigger (or another mention of the same happening) overlaps the gold trigger.
Type, status and toll are scored over the matched events; actors over all gold actors of matched events, by shared
words. ``-v`` shows every text with what was wanted and what was found: never use it on the blind half.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

from extract.model import Document, EventMention, Extraction, Role
from extract.pipeline import Extractor
from extract.standards import EVENT_TYPE_OF
from tests.evaluation.events.gold import GoldEvent, GoldText, read


@dataclass
class Counts:
    """True positives, predictions and gold items of each figure."""

    cells: dict[str, list[int]] = field(default_factory=dict)

    def add(self, name: str, hits: int, predicted: int, gold: int) -> None:
        cell = self.cells.setdefault(name, [0, 0, 0])
        for index, value in enumerate((hits, predicted, gold)):
            cell[index] += value

    def f1(self, name: str) -> float:
        """F1 in percent; for figures with one prediction a gold item it is the accuracy."""
        hits, predicted, gold = self.cells.get(name, [0, 0, 0])
        return 200.0 * hits / (predicted + gold) if predicted + gold else 0.0


def score(texts: list[GoldText], extractor: Extractor, *, verbose: bool = False) -> Counts:
    counts = Counts()
    for item in texts:
        extraction = extractor.extract(Document(item.text))
        pairs, extra = match(item, extraction)
        counts.add("events", len(pairs), len(extraction.events), len(item.events))
        for gold, found in pairs:
            _score_pair(item.text, gold, found, counts)
        died = any(event.killed and event.killed.figure for event in item.events)
        said = any((toll := event.toll("killed")) and toll.figure for event in extraction.events)
        counts.add("anyone died", int(died and said), int(said), int(died))
        if verbose:
            _show(item, pairs, extra)
    return counts


def match(item: GoldText, extraction: Extraction) -> tuple[list[tuple[GoldEvent, EventMention]], list[EventMention]]:
    """Pairs of gold and predicted events, one to one, and the predictions that are left over."""
    left = list(extraction.events)
    pairs = []
    for gold in item.events:
        start = item.text.index(gold.trigger)
        end = start + len(gold.trigger)
        hits = (
            event
            for event in left
            if any(span.start < end and start < span.end for span in (event.trigger, *event.also))
        )
        found = next(hits, None)
        if found:
            left.remove(found)
            pairs.append((gold, found))
    return pairs, left


def _score_pair(text: str, gold: GoldEvent, found: EventMention, counts: Counts) -> None:
    counts.add("type of 25", int(found.sub_event_type == gold.sub_event_type), 1, 1)
    counts.add("type of 6", int(found.event_type == EVENT_TYPE_OF[gold.sub_event_type]), 1, 1)
    counts.add("status", int(found.status == gold.status), 1, 1)
    for role, wanted in ((Role.AGENT, gold.agents), (Role.TARGET, gold.targets)):
        said = {text[actor.mention.start : actor.mention.end] for actor in found.actors if actor.role is role}
        hits = sum(any(_same(want, words) for words in said) for want in wanted)
        counts.add(
            role.value, hits, hits + sum(not any(_same(want, words) for want in wanted) for words in said), len(wanted)
        )
    for name, kind, toll in (("killed", "killed", gold.killed), ("injured", "injured", gold.injured)):
        mine = found.toll(kind)
        mine = mine if mine and mine.high else None
        counts.add(name, int(mine is not None and mine == toll), int(mine is not None), int(toll is not None))


def _same(want: str, words: str) -> bool:
    a, b = want.lower(), words.lower()
    return a in b or b in a or bool(_content(a) & _content(b))


def _content(words: str) -> set[str]:
    return {word.removesuffix("'s") for word in words.split() if len(word) > 3} - {
        "from",
        "forces",
        "people",
        "members",
    }


def _show(item: GoldText, pairs: list[tuple[GoldEvent, EventMention]], extra: list[EventMention]) -> None:
    print(f"\n{item.text}")
    matched = {id(gold): event for gold, event in pairs}
    for gold in item.events:
        cells = (gold.trigger, gold.sub_event_type, gold.agents, gold.targets, gold.killed, gold.status)
        print(f"  gold  {' | '.join(map(str, cells))}")
        print(f"     -> {_line(matched[id(gold)], item.text) if id(gold) in matched else 'NOT FOUND'}")
    for event in extra:
        print(f"  extra {_line(event, item.text)}")


def _line(event: EventMention, text: str) -> str:
    roles = [tuple(text[a.mention.start : a.mention.end] for a in event.actors if a.role is role) for role in Role]
    cells = (event.trigger.text, event.sub_event_type, *roles, event.toll("killed"), event.status)
    return " | ".join(map(str, cells))


def main() -> None:
    names = [name for name in sys.argv[1:] if not name.startswith("-")] or ["blind", "open"]
    extractor = Extractor()
    for name in names:
        counts = score(read(name), extractor, verbose="-v" in sys.argv)
        print(f"\n{name}: " + "  ".join(f"{key} {counts.f1(key):.1f}" for key in counts.cells))


if __name__ == "__main__":
    main()
