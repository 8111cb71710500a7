"""What steers a picture goes along with its pieces."""

from __future__ import annotations

import numpy as np

from engine.frames.control_maps import Maps
from engine.frames.pieces import cut_out, steering, with_maps
from engine.groups import built
from engine.picture import Picture
from engine.request import ControlUse, Outpaint, Rect, ReferenceUse, Request
from quietly import quietly

RAMP = np.tile(np.arange(64, dtype=np.uint8), (32, 1))
"""(32, 64): each pixel is its column."""
WHOLE = Rect(0, 0, 128, 64)


def test_a_piece_of_a_map_is_cut_at_the_maps_own_scale() -> None:
    cut = cut_out(RAMP, Rect(32, 16, 64, 32), WHOLE, beyond=0)
    np.testing.assert_array_equal(cut, RAMP[8:24, 16:48])


def test_beyond_a_map_is_nothing_and_beyond_a_mask_its_rim() -> None:
    piece = Rect(96, 0, 64, 64)
    black, rim = (cut_out(RAMP, piece, WHOLE, beyond=beyond) for beyond in (0, None))
    np.testing.assert_array_equal(black[:, :16], RAMP[:, 48:])
    assert not black[:, 16:].any()
    assert (rim[:, 16:] == 63).all()
    far = cut_out(RAMP, Rect(-200, 0, 100, 64), WHOLE, beyond=0)
    assert far.shape == (32, 50)
    assert not far.any()


def test_maps_lie_over_the_source_or_the_result_by_their_size() -> None:
    source = Picture(np.zeros((32, 64, 3), np.uint8))
    small, large = Picture(RAMP), Picture(np.tile(np.arange(96, dtype=np.uint8), (32, 1)))
    shown = Picture(np.ones((32, 32, 3), np.uint8))
    request = built(
        Request,
        model="m",
        source=source,
        outpaint=Outpaint(left=32),
        controls=(ControlUse("canny", "c", map=small), ControlUse("canny", "c", map=large), ControlUse("canny", "c")),
        references=(ReferenceUse("a", source, mask=Picture(RAMP)),),
    )
    fields = steering(request, Rect(16, 0, 32, 32), Rect(32, 0, 64, 32), Rect(0, 0, 96, 32), shown)
    over_source, over_result, of_shown = fields["controls"]
    np.testing.assert_array_equal(over_source.map.pixels[0, :, 0], [0] * 16 + list(range(16)))
    np.testing.assert_array_equal(over_result.map.pixels[0, :, 0], range(16, 48))
    assert (of_shown.map, of_shown.source) == (None, shown)
    np.testing.assert_array_equal(fields["references"][0].mask.pixels[0], [0] * 16 + list(range(16)))


def test_a_picture_of_a_controls_own_is_read_whole() -> None:
    photo = np.zeros((64, 64, 3), np.uint8)
    photo[:, 32:] = 255
    use = ControlUse("canny", "c", source=Picture(photo), settings=(("low", 50.0), ("high", 100.0)))
    request = quietly(with_maps(built(Request, model="m", controls=(use,)), Maps()))
    (ready,) = request.controls
    assert ready.source is None
    assert ready.map.pixels[:, 30:34].any()
