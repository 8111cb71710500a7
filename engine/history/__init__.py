"""Everything that was made, on disk: pictures with their recipes, found by words, model, date and star."""
