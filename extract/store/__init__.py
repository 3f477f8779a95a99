"""A case in SQLite or PostgreSQL: documents, what was extracted from them, and questions asked of both."""

#: The case file that commands use where none is named: in the current folder.
DEFAULT_CASE = "case.db"
