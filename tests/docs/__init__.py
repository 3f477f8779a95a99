"""The documentation: its generated pages, and the commands that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from dashboard.cli import main
from extract.interchange.columns import described
from extract.interchange.tables import COLUMNS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
_HEAD = """# Commands

Made from the program itself. Exit status: 0 done, 1 some inputs failed (each named, the rest done), 2 wrong usage.
"""
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> list[tuple[str, str]]:
    """Language and text of each block of code on a page, in order."""
    return [(match[1], match[2]) for match in _BLOCK.finditer(page.read_text(encoding="utf-8"))]


def generated() -> dict[Path, str]:
    """The pages that come from the code: path -> content."""
    return {DOCS / "reference" / "cli.md": _commands(), DOCS / "reference" / "columns.md": _columns()}


def _commands() -> str:
    parts = [_HEAD]
    for words, command in _walk(main, ("dateline",)):
        context = click.Context(command, info_name=" ".join(words), terminal_width=100, max_content_width=100)
        text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
        parts.append(f"## {' '.join(words)}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def _walk(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _walk(command.commands[name], (*words, name))


def _columns() -> str:
    lines = [
        "# Columns",
        "",
        "Of the table of events: `export` to CSV, Excel, Parquet and JSON lines, `to_frame()` in Python (without "
        "the last five). Several values are joined by `; ` in CSV and Excel, and lists elsewhere.",
        "",
        "| column | type | unit | meaning |",
        "| --- | --- | --- | --- |",
    ]
    told = described()
    lines += [f"| `{name}` | {told[name].type} | {told[name].unit} | {told[name].meaning} |" for name in COLUMNS]
    return "\n".join(lines) + "\n"
