"""The queue as a drawer of the strip."""
