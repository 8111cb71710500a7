"""Normal noise to the bit as torch's generator draws it on the processor. numpy only.

torch (aten/src/ATen/native/cpu/DistributionTemplates.h, `normal_fill`) takes 24 bits of each number of a Mersenne
Twister, and turns 16 of them at a time into 16 normal ones by Box and Muller's transform, with the logarithm, sine and
cosine of avx_mathfun.h (Garberoglio, after Cephes, zlib licence) on processors with AVX2. Its compiler fuses
multiplications and additions; where it does is found by trying, and held by tests.
"""

from __future__ import annotations

import os
import platform
import sys
from functools import lru_cache

import numpy as np

_BLOCK = 16
_F = np.float32

_LOG = [
    _F(value)
    for value in (
        7.0376836292e-2,
        -1.1514610310e-1,
        1.1676998740e-1,
        -1.2420140846e-1,
        1.4249322787e-1,
        -1.6668057665e-1,
        2.0000714765e-1,
        -2.4999993993e-1,
        3.3333331174e-1,
    )
]
_LOG2_LOW, _LOG2_HIGH = _F(-2.12194440e-4), _F(0.693359375)
_SQRT_HALF = _F(0.707106781186547524)
_QUARTER_TURNS = tuple(_F(value) for value in (-0.78515625, -2.4187564849853515625e-4, -3.77489497744594108e-8))
_SINE = tuple(_F(value) for value in (-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1))
_COSINE = tuple(_F(value) for value in (2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2))
_FOUR_OVER_PI = _F(1.27323954473516)


def available() -> bool:
    """Tell whether torch would compute as this file does: 64-bit Linux with AVX2, unless told otherwise."""
    if sys.platform != "linux" or platform.machine() != "x86_64" or os.environ.get("ATEN_CPU_CAPABILITY") == "default":
        return False
    from numpy._core._multiarray_umath import __cpu_features__ as features  # type: ignore[import-not-found]

    return bool(features.get("AVX2") and features.get("FMA3"))


class Generator:
    """As `torch.Generator().manual_seed(seed)`, of which the lower 32 bits count."""

    def __init__(self, seed: int) -> None:
        self._twister = np.random.MT19937()
        self._twister._legacy_seeding(seed % 2**32)

    def normal(self, *shape: int) -> np.ndarray:
        """Draw as `Generator.normal`, read-only; of one shape in all calls."""
        count = int(np.prod(shape))
        if count < _BLOCK:
            raise ValueError(f"{count} numbers are drawn in another way")
        whole = count - count % _BLOCK
        uniform = self._uniform(count)
        drawn = np.concatenate([_normal(uniform[:whole]), uniform[whole:]])
        if whole < count:
            drawn[-_BLOCK:] = _normal(self._uniform(_BLOCK))
        return drawn.reshape(shape)

    def _uniform(self, count: int) -> np.ndarray:
        drawn = self._twister.random_raw(count) & 0xFFFFFF
        return drawn.astype(_F) * _F(2**-24)


class Kept:
    """A generator whose draws are kept: live frames have one seed, and drawing takes as long as a preview."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._taken = 0

    def normal(self, *shape: int) -> np.ndarray:
        """Draw as `Generator.normal` does, read-only; of one shape in all calls."""
        drawn = _draws(self._seed, shape)
        self._taken += 1
        return drawn.upto(self._taken)


class _Draws:
    """What one generator gave, call by call."""

    def __init__(self, seed: int, shape: tuple[int, ...]) -> None:
        self._generator, self._shape = Generator(seed), shape
        self._kept: list[np.ndarray] = []

    def upto(self, count: int) -> np.ndarray:
        while len(self._kept) < count:
            drawn = self._generator.normal(*self._shape)
            drawn.flags.writeable = False
            self._kept.append(drawn)
        return self._kept[count - 1]


_draws = lru_cache(maxsize=4)(_Draws)


def _normal(uniform: np.ndarray) -> np.ndarray:
    """Transform blocks of 16 by Box and Muller: the first eight give lengths, the others directions."""
    pairs = uniform.reshape(-1, 2, _BLOCK // 2)
    length = np.sqrt(_F(-2) * _log(_F(1) - pairs[:, 0]))
    sine, cosine = _sine_cosine(_F(2 * np.pi) * pairs[:, 1])
    return np.stack([length * cosine, length * sine], axis=1).ravel()


def _log(x: np.ndarray) -> np.ndarray:
    """Give `log256_ps`, for numbers above 0."""
    bits = x.view(np.int32)
    exponent = ((bits >> 23) - 0x7F).astype(_F) + _F(1)
    fraction = ((bits & 0x007FFFFF) | 0x3F000000).view(_F)
    low = fraction < _SQRT_HALF
    exponent = exponent - low.astype(_F)
    x = (fraction - _F(1)) + np.where(low, fraction, _F(0))
    square = x * x
    y = np.full_like(x, _LOG[0])
    for factor in _LOG[1:]:
        y = _fused(y, x, factor)
    y = _fused(y * x, square, exponent * _LOG2_LOW)
    y = _fused(square, _F(-0.5), y)
    return _fused(exponent, _LOG2_HIGH, x + y)


def _sine_cosine(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give `sincos256_ps`, for angles from 0."""
    octant = ((x * _FOUR_OVER_PI).astype(np.int32) + 1) & ~1
    swapped = (octant & 2) != 0
    turns = octant.astype(_F)
    for part in _QUARTER_TURNS:
        x = _fused(turns, part, x)
    square = x * x
    cosine = _fused(_fused(_COSINE[0], square, _COSINE[1]), square, _COSINE[2])
    cosine = _fused(cosine * square, square, -(square * _F(0.5))) + _F(1)
    sine = _fused(_fused(_SINE[0], square, _SINE[1]), square, _SINE[2])
    sine = _fused(sine * square, x, x)
    sine, cosine = np.where(swapped, cosine, sine), np.where(swapped, sine, cosine)
    return np.where(octant & 4, -sine, sine), np.where((octant - 2) & 4, cosine, -cosine)


def _fused(a: np.ndarray | np.float32, b: np.ndarray | np.float32, c: np.ndarray | np.float32) -> np.ndarray:
    """Compute a × b + c in float32, rounded once: in double, whose last bit keeps what was lost ("round to odd")."""
    product = np.multiply(a, b, dtype=np.float64)
    added = np.asarray(c, np.float64)
    total = np.asarray(product + added)
    back = total - product
    lost = (product - (total - back)) + (added - back)
    bits = total.view(np.int64)
    away = (lost > 0) == (total > 0)
    odd = np.where((lost != 0) & ((bits & 1) == 0), np.where(away, 1, -1), 0)
    return (bits + odd).view(np.float64).astype(_F)
