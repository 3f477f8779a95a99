"""Resolvers: mentions to values, chosen in context."""
