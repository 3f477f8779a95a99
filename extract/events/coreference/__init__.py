"""Coreference across documents: event mentions that tell of one happening become one event. Pure."""

from extract.events.coreference.groups import Bonds, Group, Neighbourhood, group, indexed
from extract.events.coreference.record import Record, Says, Side, Where, record_of

__all__ = ["Bonds", "Group", "Neighbourhood", "Record", "Says", "Side", "Where", "group", "indexed", "record_of"]
