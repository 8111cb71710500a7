"""The parts that models of Stable Diffusion's kind are made of, for the records of families."""

from engine.records import Component

TEXT = Component("text_encoder", "text encoder", ("CLIPTextModel",))
TEXT_2 = Component("text_encoder_2", "second text encoder", ("CLIPTextModelWithProjection",))
UNET = Component("unet", "UNet", ("UNet2DConditionModel",))
VAE = Component("vae", "autoencoder", ("AutoencoderKL", "AutoencoderTiny"))
