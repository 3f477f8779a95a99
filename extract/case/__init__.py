"""A case from Python and from the command line."""
