"""Whether it happened, and who says so."""
