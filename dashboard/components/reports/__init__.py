"""The page Reports: the list, the report that is read, and what is added."""
