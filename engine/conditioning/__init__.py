"""Everything that a UNet is given besides the latents: text, maps, references, guidance."""
