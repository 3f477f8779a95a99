"""The sheet of a brief: heading, map, legend, timeline, table and credits, each in its place."""
