"""The page Review: queue, report and card."""
