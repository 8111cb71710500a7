"""A window at 200 % of a usual screen: nothing lies over anything else."""

from itertools import pairwise

import pytest

from desktop.model.stage.tool_state import ToolState
from desktop.views.tools.rail_button import LEAST
from desktop.views.tools.tool_rail import ToolRail

LOW = 428
"""Height in pixels that the rail has in the smallest first window, 960 × 540 less a frame."""


@pytest.mark.parametrize("height", [LOW, 640, 900])
def test_the_tools_lie_below_each_other_and_can_be_hit(qtbot, height):
    rail = ToolRail(ToolState())
    qtbot.addWidget(rail)
    rail.resize(rail.width(), height)
    rail.show()
    places = [each.geometry() for each in dict.fromkeys(rail.buttons.values())]
    assert all(upper.bottom() < lower.top() for upper, lower in pairwise(places))
    assert all(place.height() >= LEAST for place in places)
    assert places[-1].bottom() < height
