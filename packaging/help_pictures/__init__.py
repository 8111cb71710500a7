"""The pictures of the help: what each slider does, shown by the shipped model."""
