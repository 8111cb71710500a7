"""Variants of a result: side by side, and step by step."""
