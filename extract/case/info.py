"""``dateline info`` and ``search``: what a case holds, and the sentences in it that hold some words."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from extract.cli import open_case, shown_errors

if TYPE_CHECKING:
    from extract.store.repository import Store

json_option = click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")


@click.command()
@click.argument("case", metavar="URL")
@json_option
def info(case: str, as_json: bool) -> None:
    """What a case holds: reports, events, days, places, and by which rules they were read."""
    with shown_errors(), open_case(case) as store:
        found = counted(store)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for name, value in found.items():
        told = ", ".join(f"{key} {number:,}" for key, number in value.items()) if isinstance(value, dict) else value
        click.echo(f"{name.replace('_', ' '):24} {f'{told:,}' if isinstance(told, int) else told or '-'}")


@click.command()
@click.argument("case", metavar="URL")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many events.")
@json_option
def search(case: str, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """The events whose sentence, report's title, place or actors hold the words, whatever their case."""
    with shown_errors():
        from extract.case.api import Case

        with open_case(case) as store:
            found = Case(store).events(text=" ".join(words)).to_frame()
    for record in found.head(limit).to_dict("records"):
        line = _line({str(name): value for name, value in record.items()})
        click.echo(json.dumps(line, ensure_ascii=False) if as_json else _told(line))
    if len(found) > limit:
        click.echo(f"{len(found) - limit:,} more: see --limit", err=True)
    elif found.empty:
        click.echo("Nothing in this case holds these words.", err=True)


def counted(store: Store) -> dict[str, Any]:
    """Numbers of a case by name, days as ISO text, "" where there is none."""
    from extract.store.queries import events_frame

    reports, frame = store.documents(), events_frame(store)
    days = sorted(day for day in (*frame["start"].dropna(), *frame["end"].dropna()))
    dated = [row for row in reports if row.published and row.published.interval.end]
    return {
        "reports": len(reports),
        "reports_by_state": dict(sorted(Counter("not read" if row.not_read else row.state for row in reports).items())),
        "reports_dated": len(dated),
        "characters": sum(row.length for row in reports),
        "events": len(frame),
        "event_mentions": int(frame["mentions"].sum()),
        "events_by_type": dict(sorted(Counter(frame["event_type"]).items())),
        "events_by_status": dict(sorted(Counter(frame["status"]).items())),
        "events_undated": int((frame["time_precision"] == "").sum()),
        "events_not_placed": int(frame["lat"].isna().sum()),
        "first_day": days[0].date().isoformat() if days else "",
        "last_day": days[-1].date().isoformat() if days else "",
        "corrected": int(frame["corrected"].sum()),
        "rules": ", ".join(sorted({row.version for row in reports if row.version})),
    }


def _line(record: dict[str, Any]) -> dict[str, Any]:
    start, end = (record[name] for name in ("start", "end"))
    plain = {name: record[name] for name in ("event_id", "sub_event_type", "status", "place", "document_title")}
    return {
        **plain,
        "start": start.date().isoformat() if start == start else None,  # NaT differs from itself
        "end": end.date().isoformat() if end == end else None,
        "agents": list(record["agents"]),
        "targets": list(record["targets"]),
        "sentence": record["evidence"],
    }


def _told(line: dict[str, Any]) -> str:
    """One event in lines for a terminal; what a terminal would obey is taken out."""
    days = " to ".join(dict.fromkeys(day for day in (line["start"], line["end"]) if day)) or "undated"
    who = " -> ".join(part for part in (", ".join(line["agents"]), ", ".join(line["targets"])) if part)
    parts = (days, line["sub_event_type"], who, line["place"], line["status"])
    head = "  ".join(part for part in parts if part)
    words = [head, f"    {line['sentence']}", f"    {line['document_title']}"]
    return "\n".join("".join(char if char.isprintable() else " " for char in one) for one in words)
