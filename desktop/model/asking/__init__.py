"""Requests made of drawing and settings, sent to the engine, and what its answers mean."""
