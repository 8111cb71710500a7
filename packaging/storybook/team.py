"""Several processes that train one model on a CPU: `torchrun --nproc-per-node 2 -m storybook student`.

On two cores that other work shared, two processes of one thread each went through 40 scenes a second, one process of
two threads through 20: the layers are small, and each process draws its own scenes.
"""

import os
from collections.abc import Sequence

import torch
from torch import distributed


class Team:
    """The processes that torchrun started together, or just this one."""

    def __init__(self, size: int | None = None) -> None:
        self.size = int(os.environ.get("WORLD_SIZE", "1")) if size is None else size
        if self.size > 1 and not distributed.is_initialized():
            distributed.init_process_group("gloo")
        self.rank = distributed.get_rank() if self.size > 1 else 0

    @property
    def leads(self) -> bool:
        """Whether this is the one that saves and tells."""
        return self.rank == 0

    def share(self, batch: int) -> int:
        """This process's part of a batch."""
        return max(1, batch // self.size)

    def own(self, seed: int) -> int:
        """A seed of this process's own: the leader's is the one given."""
        return seed + 50_021 * self.rank

    def add(self, tensors: Sequence[torch.Tensor]) -> None:
        """Replace tensors by their sums over all processes, in one go."""
        if self.size > 1 and tensors:
            flat = torch.cat([t.flatten() for t in tensors])
            distributed.all_reduce(flat)
            for tensor, summed in zip(tensors, flat.split([t.numel() for t in tensors]), strict=True):
                tensor.copy_(summed.view_as(tensor))

    @torch.no_grad()
    def mean(self, module: torch.nn.Module) -> None:
        """Give a module's gradients the mean over all processes. One that has none on any of them stays without."""
        gradients = [p.grad.div_(self.size) for p in module.parameters() if p.grad is not None]
        self.add(gradients)

    def same(self, value: float) -> float:
        """The leader's value."""
        if self.size == 1:
            return value
        told = torch.tensor([value if self.leads else 0.0], dtype=torch.double)
        self.add([told])
        return float(told)
