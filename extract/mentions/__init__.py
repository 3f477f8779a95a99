"""Finders: pure functions, text in, mentions out. They know neither each other nor the store."""
