"""The recorded session: looked through, rendered again, written as a film."""
