"""The drawing: its layers, mask and drawn maps, and their history."""
