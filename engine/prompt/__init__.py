"""Prompts as text: their syntax, their tokens, the words that a seed chooses. Imports no torch."""
