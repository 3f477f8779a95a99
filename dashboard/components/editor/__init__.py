"""Editors of an event's fields."""
