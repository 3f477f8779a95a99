"""The brief: a selection of events as a figure, a chronology and documents that carry both."""
