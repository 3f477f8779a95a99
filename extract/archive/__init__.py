"""A large archive: many reports on many processes or machines (Dask), kept as Parquet, asked through DuckDB."""
