"""Two mentions beside each other: what they share, what speaks against it."""
