"""What macOS installs of a bundle."""
