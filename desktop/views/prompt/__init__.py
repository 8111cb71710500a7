"""Typing a prompt."""
