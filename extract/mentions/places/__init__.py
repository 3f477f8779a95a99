"""Finder of place names, described places and coordinates."""
