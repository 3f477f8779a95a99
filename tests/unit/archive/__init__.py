"""The archive: built on Dask, asked through DuckDB, cases cut out of it."""
