"""One event a happening: the mentions of one document put together."""
