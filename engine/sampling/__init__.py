"""From noise to latents: schedules, the denoising loop, what is made ready before its first step."""
