"""What type an event is."""
