"""Event mentions from resolved mentions: arguments, coding, status."""
