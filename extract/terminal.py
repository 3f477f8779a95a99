"""Words for a terminal: names and texts of strangers must not move its cursor, colour it, or turn its lines round."""

from __future__ import annotations

import click


def plain(text: str) -> str:
    """``text`` with everything that is not a printable character as its escape: controls, overrides of direction."""
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def say(text: str) -> None:
    """One line on standard error; a server's message of several lines becomes one."""
    click.echo(plain(text.replace("\n", " ")), err=True)
