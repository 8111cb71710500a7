"""Rules that the command line and the window share when they make a request. Imports no torch."""
