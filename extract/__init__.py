"""Documents in, coded events out."""
