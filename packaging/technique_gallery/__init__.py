"""A gallery of every technique that the starter model can show: `python -m technique_gallery` rebuilds it."""
