"""The map of a brief: projection, ground, places, and where marks and names stand. Pure: data in, drawing out."""
