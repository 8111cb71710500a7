"""What is kept on disk of a person's work: a journal that follows each change, and how it comes back."""
