"""Sentences read into chunks and clauses, and how a document is laid out."""
