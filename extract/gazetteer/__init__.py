"""The gazetteer: built once, read only, offline."""
