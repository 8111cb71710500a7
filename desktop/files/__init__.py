"""The documents' files: asked for, opened, kept, closed."""
