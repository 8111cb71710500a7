"""The drawing and its pictures on disk."""
