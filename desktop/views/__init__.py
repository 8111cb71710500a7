"""One widget class per file. They show the model and change it; they know no engine."""
