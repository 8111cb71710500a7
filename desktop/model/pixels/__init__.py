"""Pixels in tiles: layers, brushes and strokes, conversions, resampling."""
