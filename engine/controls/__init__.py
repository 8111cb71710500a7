"""One module each; found by `engine.registry`."""
