"""What waits to be made, as the window sees it."""
