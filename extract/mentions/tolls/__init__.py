"""Finder of casualties: people killed, hurt, taken, displaced or missing, with how many."""
