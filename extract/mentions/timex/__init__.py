"""Time expressions: exact offsets and what the words say, before any of it is resolved to a date."""

from extract.mentions.timex.finder import find_timexes

__all__ = ["find_timexes"]
