"""Fetching models, weights and PyTorch from the window."""
