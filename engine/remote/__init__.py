"""Other devices that draw, each in a process of its own: on this machine, or as a Ray cluster's. Only if chosen."""
