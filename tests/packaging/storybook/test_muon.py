"""The optimizer of the recipe, alone and in a team."""

from pathlib import Path

import torch
from torch import multiprocessing, nn

from storybook.muon import Muon, matrices, orthogonal
from storybook.team import Team


def network() -> nn.Module:
    torch.manual_seed(3)
    return nn.Sequential(nn.Conv2d(3, 8, 3), nn.SiLU(), nn.Flatten(), nn.Linear(8 * 36, 5))


def optimizer(module: nn.Module, team: Team | None = None) -> Muon:
    turned = matrices(module)
    rest = [p for p in module.parameters() if p.ndim == 1]
    return Muon([{"params": turned, "turned": True}, {"params": rest}], lr=0.02, weight_decay=0.0, team=team)


def learn(module: nn.Module, muon: Muon, pictures: torch.Tensor, wanted: torch.Tensor, steps: int) -> float:
    for _ in range(steps):
        muon.zero_grad(set_to_none=True)
        loss = (module(pictures) - wanted).square().mean()
        loss.backward()
        muon.team.mean(module)
        muon.step()
    return float(loss.detach())


def pairs(count: int = 16) -> tuple[torch.Tensor, torch.Tensor]:
    made = torch.Generator().manual_seed(4)
    return torch.randn(count, 3, 8, 8, generator=made), torch.randn(count, 5, generator=made)


def test_a_step_is_as_long_in_all_directions() -> None:
    stretched = torch.randn(8, 64) * torch.logspace(0, -1, 64)
    for gradient in (stretched, stretched.T, stretched.view(8, 16, 2, 2)):
        turned = orthogonal(gradient)
        assert turned.shape == gradient.shape
        values = torch.linalg.svdvals(turned.flatten(1))
        assert values.min() > 0.6 and values.max() < 1.3
        assert torch.nn.functional.cosine_similarity(turned.flatten(), gradient.flatten(), dim=0) > 0.7


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


def _member(rank: int, folder: Path) -> None:
    torch.set_num_threads(1)
    torch.distributed.init_process_group("gloo", init_method=f"file://{folder}/meeting", rank=rank, world_size=2)
    team = Team(size=2)
    module = network()
    pictures, wanted = pairs()
    learn(module, optimizer(module, team), pictures[rank::2], wanted[rank::2], 5)
    assert team.leads == (rank == 0) and team.same(7.0 + rank) == 7.0
    torch.save(module.state_dict(), folder / f"{rank}.pt")


def test_two_processes_learn_what_one_would(tmp_path: Path) -> None:
    multiprocessing.spawn(_member, (tmp_path,), nprocs=2)
    alone = network()
    learn(alone, optimizer(alone), *pairs(), 5)
    for rank in (0, 1):
        for name, weight in torch.load(tmp_path / f"{rank}.pt", weights_only=True).items():
            assert torch.allclose(weight, alone.state_dict()[name], atol=1e-4), name
