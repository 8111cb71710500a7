"""The process around the window: one instance, signals, faults, languages, garbage."""
