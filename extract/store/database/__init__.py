"""The database under a case: its address, its opening, its versions."""
