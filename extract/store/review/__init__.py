"""What deserves a look, and why."""
