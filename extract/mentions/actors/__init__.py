"""Finder of actors: ``find_actors(text, tagged)``."""

from __future__ import annotations

from extract.mentions.actors.finder import find_actors

__all__ = ["find_actors"]
