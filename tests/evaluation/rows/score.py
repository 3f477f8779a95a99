"""How many rows of a careful reader come out with every field right: ``python -m tests.evaluation.rows.score [-v]``.

Each happening takes one event of ours, by the words of its triggers and mentions; every further event on its words is a
repeat and counts as false, like an event on no happening's words.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from extract import annotation, extract_text
from extract.documents.draft import storable
from tests.evaluation.rows.gold import ANY, Days, Number, Report, Row, Spot, read

FIELDS = ("type", "status", "date", "place", "agent", "target", "killed", "injured")
Span = tuple[int, int]
Event = dict[str, object]


@dataclass
class Score:
    gold: int = 0
    found: int = 0
    false: int = 0
    right: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def rows_right(self) -> float:
        """Rows with every field right, of all gold rows, in per cent."""
        return 100 * self.right / self.gold

    @property
    def precision(self) -> float:
        """Found, of all events of ours, repeats counted as false, in per cent."""
        return 100 * self.found / max(1, self.found + self.false)

    @property
    def recall(self) -> float:
        return 100 * self.found / self.gold


def score(name: str) -> Score:
    """Over all reports of a half ("open", "blind")."""
    total = Score()
    for report in read(name):
        _add(report, total)
    return total


def _add(report: Report, total: Score) -> None:
    found = annotation(extract_text(report.text, published=report.published))
    if storable(report.text) != report.text:
        raise ValueError(f"{report.id}: the text would be changed before it is read")
    events = found["events"]
    pairs = _matched(report, events)
    total.gold += len(report.rows)
    total.found += len(pairs)
    for at, row in enumerate(report.rows):
        words = report.text[slice(*row.spans[0])]
        if at not in pairs:
            total.faults.append(f"{report.id}: missed «{words}»")
            continue
        wrong = [name for name, right in _judged(row, events[pairs[at]]) if not right]
        total.right += not wrong
        total.fields.update(name for name in FIELDS if name not in wrong)
        total.faults += [f"{report.id}: {name} of «{words}»: {_shown(events[pairs[at]], name)}" for name in wrong]
    for at, event in enumerate(events):
        trigger = _span(event["trigger"])
        if at not in pairs.values() and not any(_overlap(trigger, span) for span in report.aside):
            total.false += 1
            total.faults.append(f"{report.id}: false or told twice: {report.text[trigger[0] - 30 : trigger[1] + 30]!r}")


def _matched(report: Report, events: list[dict[str, object]]) -> dict[int, int]:
    """Row -> event, each once: by how much of the row's main words the trigger has, then by right fields."""
    options = []
    for at, row in enumerate(report.rows):
        for number, event in enumerate(events):
            own = [_overlap(_span(event["trigger"]), span) for span in row.spans]
            if any(own):
                right = sum(judged for _, judged in _judged(row, event))
                options.append((-bool(own[0]), -right, at, number))
    pairs: dict[int, int] = {}
    for _, _, at, number in sorted(options):
        if at not in pairs and number not in pairs.values():
            pairs[at] = number
    return pairs


def _judged(row: Row, event: dict[str, object]) -> Iterator[tuple[str, bool]]:
    yield "type", event["sub_event_type"] in row.types
    yield "status", event["status"] in row.statuses
    yield "date", _date_right(row.date, event["time"])
    yield "place", _place_right(row.place, event["place"])
    for role, wanted in (("agent", row.agents), ("target", row.targets)):
        yield role, _actor_right(wanted, [str(a["name"]) for a in _list(event["actors"]) if a["role"] == role])
    yield "killed", _toll_right(row.killed, event["fatalities"])
    yield "injured", _toll_right(row.injured, event["injured"])


def _date_right(wanted: Days | None, time: object) -> bool:
    start, end = (_day(time, bound) for bound in ("start", "end"))
    if wanted is None or start is None or end is None:
        return wanted is None and start is None
    slack = timedelta(days=wanted.slack)
    return abs(start - wanted.start) <= slack and abs(end - wanted.end) <= slack


def _place_right(wanted: Spot | str | None, place: object) -> bool:
    if wanted == ANY:
        return True
    placed = isinstance(place, dict) and place["lat"] is not None
    if not isinstance(wanted, Spot) or not placed:
        return wanted is None and not placed
    from geopy.distance import great_circle

    return bool(great_circle((wanted.lat, wanted.lon), (place["lat"], place["lon"])).km <= wanted.km)


def _actor_right(wanted: str, names: list[str]) -> bool:
    if wanted == ANY:
        return True
    if not names:
        return "-" in wanted.split("|")
    words = "|".join(word for word in wanted.split("|") if word != "-")
    return bool(words) and any(re.search(words, name, re.IGNORECASE) for name in names)


def _toll_right(wanted: Number | None, toll: object) -> bool:
    low, best, high = (toll[key] for key in ("low", "best", "high")) if isinstance(toll, dict) else (0, 0, 0)
    if wanted is None or wanted.high == 0:
        return not low and not high
    if wanted.high is None:
        return max(1, wanted.low) <= (low or 0) <= 10 * max(10, wanted.low)
    told = low if best is None else best
    return wanted.low <= (told or 0) <= wanted.high


def _shown(event: dict[str, object], name: str) -> object:
    key = {"type": "sub_event_type", "date": "time", "agent": "actors", "target": "actors", "killed": "fatalities"}
    value = event[key.get(name, name)]
    if name in {"agent", "target"}:
        return [a["name"] for a in _list(value) if a["role"] == name]
    if isinstance(value, dict):
        return {
            one: value[one] for one in ("name", "start", "end", "low", "best", "high", "lat", "lon") if one in value
        }
    return value


def _day(time: object, bound: str) -> object:
    from datetime import date

    value = time.get(bound) if isinstance(time, dict) else None
    return date.fromisoformat(value) if value else None


def _list(value: object) -> list[dict[str, object]]:
    return value if isinstance(value, list) else []


def _span(value: object) -> Span:
    return (int(value["start"]), int(value["end"])) if isinstance(value, dict) else (0, 0)


def _overlap(one: Span, other: Span) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def main() -> None:
    for name in ("open", "blind"):
        found = score(name)
        print(
            f"{name}: rows right {found.rows_right:.1f}  precision {found.precision:.1f}  found {found.recall:.1f}  "
            + "  ".join(f"{one} {100 * found.fields[one] / max(1, found.found):.1f}" for one in FIELDS)
        )
        if "-v" in sys.argv and name == "open":  # the blind half is counted, never read
            print("\n".join(found.faults))


if __name__ == "__main__":
    main()
