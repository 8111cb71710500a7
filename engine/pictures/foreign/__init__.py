"""Recipes of other programs: what each writes beside its pictures, read into a request, and what of it has no place."""
