"""Events and documents in other formats."""
