"""Sketchlight's window: it makes requests and shows what comes back."""
