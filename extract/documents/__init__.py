"""Bytes to documents: readers for each format, and dating."""
