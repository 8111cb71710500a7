"""The bars and panels of the window."""
