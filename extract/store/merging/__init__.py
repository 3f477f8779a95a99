"""The events of a case, kept true to its event mentions."""
