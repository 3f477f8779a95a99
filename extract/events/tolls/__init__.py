"""Tolls: whose each count is, and what the counts come to."""
