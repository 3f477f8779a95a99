"""What analysts said of events: checked, logged, replayed, exchanged."""
