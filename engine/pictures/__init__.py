"""Picture files and what is written into them: pixels, PNG chunks, recipes, poses. Imports no torch."""
