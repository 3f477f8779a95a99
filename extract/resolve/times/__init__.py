"""Time expressions to values, intervals and reasons."""

from extract.resolve.times.resolver import resolve_timexes

__all__ = ["resolve_timexes"]
