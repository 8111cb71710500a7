"""Sketchlight's engine: an immutable `Request` goes in, a stream of `Event`s comes out. No Qt here."""
