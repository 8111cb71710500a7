"""The README's pictures of the window: the real program at work with the shipped model, driven as a person would.

`python -m screenshots` with `packaging/` on PYTHONPATH, on any screen (a virtual one will do).
"""
