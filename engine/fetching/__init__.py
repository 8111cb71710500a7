"""Downloads from a model hub, on request only. Imports no torch."""
