"""What a person has chosen besides the drawing, and what there is to choose from."""
