"""Data about language and the world, with examples that are tests, and the one loader that validates it."""
