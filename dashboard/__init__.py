"""One screen over one store."""
