"""The case file: SQLAlchemy Core over SQLite or PostgreSQL."""
