"""Widgets with their own state."""
