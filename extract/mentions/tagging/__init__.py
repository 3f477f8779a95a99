"""Sentences, tokens and parts of speech."""
