"""Mentions of actors to actors."""
