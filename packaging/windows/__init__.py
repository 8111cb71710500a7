"""What Windows installs of a bundle."""
