"""How much memory a request takes, and how sparingly it can be run. Imports no torch."""
