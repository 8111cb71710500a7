"""The six places and the plain backdrop: what is painted before the things."""

from collections.abc import Callable

import numpy as np

from storybook.canvas import DECOR, GROUND, SKY, WATER, Canvas
from storybook.geometry import ellipse, poly, smooth
from storybook.palette import RGB, Light, gradient, mix, scaled

PASTELS: tuple[RGB, ...] = (
    (250, 238, 214),
    (252, 222, 204),
    (246, 214, 226),
    (224, 216, 242),
    (208, 226, 244),
    (210, 238, 226),
)
Knobs = np.ndarray


def pastel(knob: float) -> RGB:
    """The backdrop of a plain picture: `knob` in [0, 1] walks through `PASTELS`."""
    at = float(np.clip(knob, 0, 1)) * (len(PASTELS) - 1)
    low = min(int(at), len(PASTELS) - 2)
    return mix(PASTELS[low], PASTELS[low + 1], at - low)


def sky(canvas: Canvas, light: Light, horizon: float, cloud: float) -> None:
    """The sky of a time of day down to the horizon, with clouds at `cloud` in [0, 1], or stars and a moon."""
    rows = round(horizon * canvas.height) + 1
    canvas.wash(0, gradient(light.zenith, light.horizon, rows))
    if light.stars:
        for i in range(14):
            x, y = (0.07 + 0.618034 * i) % 1, 0.04 + horizon * 0.72 * ((0.754878 * i * i) % 1)
            canvas.fill(ellipse(x, y, 0.006 + 0.004 * (i % 3 == 0), n=12), (255, 250, 220), label=SKY, depth=0)
        return
    for x, y, r in ((cloud * 0.8 - 0.1, 0.14, 0.055), (cloud * 0.8 + 0.42, 0.22, 0.045)):
        for dx, up, share in ((-1.3, 0, 0.8), (0, 0.35, 1.15), (1.3, 0, 0.85), (0, -0.25, 1.1)):
            canvas.fill(
                ellipse(x + dx * r, y - up * r, 1.25 * r * share, 0.8 * r * share), light.cloud, label=SKY, depth=0
            )


def hill(height: float, bump: float, phase: float) -> np.ndarray:
    """A rolling skyline across the picture, closed at the bottom: (N, 2)."""
    x = np.linspace(-0.02, 1.02, 40)
    y = height + bump * np.sin(2 * np.pi * (0.8 * x + phase))
    return np.concatenate([np.stack([x, y], 1), [[1.02, 1.02], [-0.02, 1.02]]])


def rolling(canvas: Canvas, light: Light, horizon: float, phase: float, far: RGB, near: RGB, front: RGB) -> None:
    """Two hills and the ground before them."""
    canvas.lay_ground(horizon, GROUND)
    canvas.fill(hill(horizon - 0.02, 0.035, phase), scaled(far, light.ground), label=GROUND, depth=0.16)
    canvas.fill(hill(horizon + 0.05, -0.03, phase + 0.2), scaled(near, light.ground), label=GROUND, depth=0.22)
    top = round((horizon + 0.12) * canvas.height)
    canvas.wash(top, gradient(scaled(near, light.ground), scaled(front, light.ground), canvas.height - top))
    if canvas.with_maps:
        canvas.lay_ground(horizon + 0.12, GROUND)


def plain(canvas: Canvas, light: Light | None, horizon: float, k: Knobs) -> None:
    if light is not None:
        sky(canvas, light, 1.0, k[6])
        return
    tone = pastel(k[3])
    canvas.wash(0, gradient(mix(tone, (255, 255, 255), 0.35), mix(tone, (150, 120, 160), 0.1), canvas.height))


def meadow(canvas: Canvas, light: Light, horizon: float, k: Knobs) -> None:
    sky(canvas, light, horizon + 0.05, k[6])
    rolling(canvas, light, horizon, k[14] * 0.5, (146, 204, 116), (112, 188, 92), (72, 148, 72))
    for i in range(7):
        x, y = (0.11 + 0.618034 * i) % 1, horizon + 0.16 + (0.8 - horizon) * ((0.43 * i) % 1)
        canvas.fill(ellipse(x, y, 0.011, n=10), scaled((252, 246, 222), light.ground), label=GROUND, depth=y)


def beach(canvas: Canvas, light: Light, horizon: float, k: Knobs) -> None:
    sky(canvas, light, horizon, k[6])
    top, shore = round(horizon * canvas.height), horizon + 0.13
    canvas.wash(
        top, gradient(scaled((58, 150, 206), light.ground), scaled((132, 212, 222), light.ground), canvas.height - top)
    )
    canvas.lay_ground(horizon, WATER)
    canvas.fill(hill(shore - 0.012, 0.014, k[14] * 0.5), scaled((246, 250, 250), light.ground), label=WATER, depth=0.35)
    canvas.fill(hill(shore + 0.012, 0.014, k[14] * 0.5), scaled((244, 220, 168), light.ground), label=GROUND, depth=0.4)
    low = round((shore + 0.05) * canvas.height)
    canvas.wash(
        low, gradient(scaled((244, 220, 168), light.ground), scaled((226, 188, 128), light.ground), canvas.height - low)
    )
    if canvas.with_maps:
        canvas.lay_ground(shore + 0.05, GROUND)


def sea(canvas: Canvas, light: Light, horizon: float, k: Knobs) -> None:
    sky(canvas, light, horizon, k[6])
    top = round(horizon * canvas.height)
    canvas.wash(
        top, gradient(scaled((96, 178, 220), light.ground), scaled((28, 92, 166), light.ground), canvas.height - top)
    )
    canvas.lay_ground(horizon, WATER)
    foam = scaled((190, 226, 240), light.ground)
    for i in range(6):
        x, y = (0.1 + 0.3 * k[14] + 0.618034 * i) % 1, horizon + 0.06 + (0.88 - horizon) * ((0.37 * i) % 1)
        canvas.fill(ellipse(x, y, 0.02 + 0.06 * y, 0.006, n=16), foam, label=WATER, depth=y)


def snow(canvas: Canvas, light: Light, horizon: float, k: Knobs) -> None:
    sky(canvas, light, horizon + 0.05, k[6])
    rolling(canvas, light, horizon, k[14] * 0.5, (214, 226, 244), (230, 238, 250), (196, 212, 236))


def desert(canvas: Canvas, light: Light, horizon: float, k: Knobs) -> None:
    sky(canvas, light, horizon + 0.05, k[6])
    rolling(canvas, light, horizon, k[14] * 0.5, (236, 178, 108), (226, 156, 88), (196, 118, 66))
    green = scaled((86, 144, 88), light.ground)
    for x, y, s in ((0.1, horizon + 0.13, 0.1), (0.9, horizon + 0.17, 0.13)):
        for dx, low, high in ((0, 0, 1.0), (-0.3, 0.3, 0.7), (0.3, 0.42, 0.85)):
            body = smooth(
                (x + s * (dx - 0.09), y - s * low),
                (x + s * (dx - 0.08), y - s * high),
                (x + s * (dx + 0.08), y - s * high),
                (x + s * (dx + 0.09), y - s * low),
            )
            canvas.fill(body, green, label=DECOR, depth=y)
        canvas.fill(
            poly(
                (x - 0.33 * s, y - 0.36 * s),
                (x + 0.33 * s, y - 0.46 * s),
                (x + 0.33 * s, y - 0.36 * s),
                (x - 0.33 * s, y - 0.26 * s),
            ),
            green,
            label=DECOR,
            depth=y,
        )


def city(canvas: Canvas, light: Light, horizon: float, k: Knobs) -> None:
    sky(canvas, light, horizon + 0.05, k[6])
    wall, pane = scaled((150, 160, 190), light.ground), (254, 226, 140) if light.ground[0] < 0.8 else (212, 226, 240)
    ground = horizon + 0.06
    for i in range(8):
        x, high = i / 8, 0.16 + 0.2 * ((0.618034 * (i + 1)) % 1)
        canvas.fill(
            poly((x, ground), (x, ground - high), (x + 0.115, ground - high), (x + 0.115, ground)),
            mix(wall, light.zenith, 0.2 * (i % 3)),
            label=DECOR,
            depth=0.12,
        )
        for row in range(int(high / 0.075)):
            for col in (0.025, 0.065):
                y = ground - high + 0.03 + 0.07 * row
                canvas.fill(
                    poly((x + col, y), (x + col + 0.025, y), (x + col + 0.025, y + 0.03), (x + col, y + 0.03)),
                    pane,
                    label=DECOR,
                    depth=0.12,
                )
    top = round(ground * canvas.height)
    canvas.wash(
        top, gradient(scaled((172, 170, 178), light.ground), scaled((120, 118, 132), light.ground), canvas.height - top)
    )
    canvas.lay_ground(ground, GROUND)


PLACES: dict[str, Callable[[Canvas, Light, float, Knobs], None]] = {
    "plain": plain,
    "meadow": meadow,
    "beach": beach,
    "snow": snow,
    "sea": sea,
    "desert": desert,
    "city": city,
}
