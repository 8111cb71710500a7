"""Disk look-ups of the engine's thread, kept for a while: with every live frame they would cost as much as a step."""

from engine.brief_memory import Briefly

LOOKED_UP = Briefly(seconds=3.0)
