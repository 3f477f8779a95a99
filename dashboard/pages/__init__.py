"""Pages: title, filters, one call, a view."""
