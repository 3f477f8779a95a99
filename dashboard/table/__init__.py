"""Compact columns of every event of a case: what the screen counts, filters and draws, ready for a million."""
