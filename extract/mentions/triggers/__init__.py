"""Finder of the words that tell an event."""
