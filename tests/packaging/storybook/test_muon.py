"""The optimizer of the recipe."""

import torch
from torch import nn

from storybook.muon import Muon, matrices, orthogonal


def network() -> nn.Module:
    torch.manual_seed(3)
    return nn.Sequential(nn.Conv2d(3, 8, 3), nn.SiLU(), nn.Flatten(), nn.Linear(8 * 36, 5))


def optimizer(module: nn.Module) -> Muon:
    turned = matrices(module)
    rest = [p for p in module.parameters() if p.ndim == 1]
    return Muon([{"params": turned, "turned": True}, {"params": rest}], lr=0.02, weight_decay=0.0)


def learn(module: nn.Module, muon: Muon, pictures: torch.Tensor, wanted: torch.Tensor, steps: int) -> float:
    for _ in range(steps):
        muon.zero_grad(set_to_none=True)
        loss = (module(pictures) - wanted).square().mean()
        loss.backward()
        muon.step()
    return float(loss.detach())


def pairs(count: int = 16) -> tuple[torch.Tensor, torch.Tensor]:
    made = torch.Generator().manual_seed(4)
    return torch.randn(count, 3, 8, 8, generator=made), torch.randn(count, 5, generator=made)


def test_a_step_is_as_long_in_all_directions() -> None:
    stretched = torch.randn(8, 64) * torch.logspace(0, -1, 64)
    for gradients in (torch.stack([stretched, -2 * stretched]), stretched.T[None]):
        turned = orthogonal(gradients)
        assert turned.shape == gradients.shape
        for one, gradient in zip(turned, gradients, strict=True):
            values = torch.linalg.svdvals(one)
            assert values.min() > 0.6 and values.max() < 1.3
            assert torch.nn.functional.cosine_similarity(one.flatten(), gradient.flatten(), dim=0) > 0.7


def test_it_learns_and_goes_on_where_it_was() -> None:
    data = pairs()
    whole, halved = network(), network()
    muon, first = optimizer(whole), optimizer(halved)
    begun = float((whole(data[0]) - data[1]).square().mean().detach())
    assert learn(whole, muon, *data, 40) < 0.1 * begun
    learn(halved, first, *data, 20)
    second = optimizer(halved)
    second.load_state_dict(first.state_dict())
    learn(halved, second, *data, 20)
    for one, other in zip(whole.parameters(), halved.parameters(), strict=True):
        assert torch.allclose(one, other, atol=1e-5)
