"""Which models, adapters, weights, styles and presets there are, found by name or path. Imports no torch."""
