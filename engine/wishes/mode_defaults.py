"""What is usual for redrawing, carrying on and enlarging a picture, where nothing is said."""

from __future__ import annotations

STRENGTHS = {"mask": 1.0, "outpaint": 0.9, "enlarge": 0.2, "second": 0.2}
"""How far a result may leave its source."""
ENLARGING = {"lcm": "ddim"}
"""What redraws tiles instead of a model's own sampler: one that adds noise in each step makes other things of each."""
