"""The noise that knows its scene is still ordinary noise."""

import torch

from storybook import coupling


def test_coordinates_round_trip_and_leave_the_rest_alone() -> None:
    noise, wanted = torch.randn(3, 4, 8, 12), torch.randn(3, 16)
    written = coupling.write(noise, wanted)
    assert torch.allclose(coupling.read(written), wanted, atol=1e-5)
    again = coupling.write(written, coupling.read(noise))
    assert torch.allclose(again, noise, atol=1e-5)
    assert torch.equal(written[:, 1:], noise[:, 1:]), "one channel tells everything"


def test_uniform_knobs_give_white_noise() -> None:
    torch.manual_seed(1)
    noise = coupling.write(torch.randn(4000, 4, 4, 4), coupling.normal(torch.rand(4000, 16)))
    flat = noise.flatten(1)
    spread = flat.T @ flat / len(flat)
    assert (spread - torch.eye(64)).abs().max() < 0.12
    assert flat.mean().abs() < 0.01


def test_knobs_come_back() -> None:
    knobs = torch.rand(5, 16) * 0.9 + 0.05
    noise = coupling.write(torch.randn(5, 4, 16, 16), coupling.normal(knobs))
    assert torch.allclose(coupling.knobs(coupling.read(noise)), knobs, atol=1e-4)
