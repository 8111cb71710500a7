"""What the engine's tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from engine.models import Models


@pytest.fixture(scope="module")
def models() -> Models:
    """What keeps loaded models, fresh for each file."""
    from engine.models import Models

    return Models()
