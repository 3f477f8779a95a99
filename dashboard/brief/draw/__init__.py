"""Drawing: shaped text, shapes on a page, and the writers of SVG, PDF and PNG. Knows nothing of events."""
