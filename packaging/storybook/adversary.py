"""A small critic of latents: it makes what regression leaves soft as crisp as scenes are.

Patches of clean latents against the student's guesses, with a hinge loss (Lim and Ye 2017,
https://arxiv.org/abs/1705.02894) and spectral normalisation (Miyato et al. 2018, https://arxiv.org/abs/1802.05957), as
in denoising diffusion GANs (Xiao et al. 2021, https://arxiv.org/abs/2112.07804). Its pull is kept at a share of what
the regression pulls, measured at the guesses themselves (Esser et al. 2021, https://arxiv.org/abs/2012.09841).
"""

import torch
from torch import nn
from torch.nn.functional import relu
from torch.nn.utils.parametrizations import spectral_norm


class Critic(nn.Module):
    """Latents (B, 4, h, w) to logits of patches (B, 1, h / 2 - 1, w / 2 - 1), of 14 latent pixels each."""

    def __init__(self, width: int = 64) -> None:
        super().__init__()

        def conv(inputs: int, outputs: int, stride: int = 1) -> nn.Module:
            return spectral_norm(nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1))

        self.layers = nn.Sequential(
            conv(4, width),
            nn.LeakyReLU(0.2),
            conv(width, width),
            nn.LeakyReLU(0.2),
            conv(width, 2 * width, stride=2),
            nn.LeakyReLU(0.2),
            conv(2 * width, 2 * width),
            nn.LeakyReLU(0.2),
            conv(2 * width, 1),
        )

    def forward(self, latents: torch.Tensor) -> torch.Tensor:
        return self.layers(latents)


class Adversary:
    """The critic, its optimizer, and what both sides lose."""

    def __init__(self, device: torch.device, lr: float = 4e-4) -> None:
        self.critic = Critic().to(device)
        self.optimizer = torch.optim.Adam(self.critic.parameters(), lr=lr, betas=(0.0, 0.99))

    def learn(self, clean: torch.Tensor, guess: torch.Tensor) -> torch.Tensor:
        """One step of telling clean latents from guesses; gives its loss (2: it can't tell)."""
        told = self.critic(torch.cat([clean, guess.detach()]))
        real, made = told.chunk(2)
        loss = relu(1 - real).mean() + relu(1 + made).mean()
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        return loss.detach()

    def pull(self, loss: torch.Tensor, guess: torch.Tensor, share: float) -> torch.Tensor:
        """`loss` of guesses, with the critic's pull beside it, at `share` of the loss's own pull on the guesses."""
        doubt = -self.critic(guess).mean()
        own, theirs = (torch.autograd.grad(each, guess, retain_graph=True)[0].norm() for each in (loss, doubt))
        return loss + share * (own / (theirs + 1e-12)) * doubt
