"""The stack of layers as a person sees and arranges it."""
