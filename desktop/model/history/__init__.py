"""The history as the window uses it: kept off the GUI thread, found, and listed with its thumbnails."""
