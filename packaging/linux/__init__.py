"""What Linux installs of a bundle."""
