"""The history as a person sees it: a drawer of the strip, and two pictures compared."""
