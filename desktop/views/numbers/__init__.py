"""The panels of numbers: size, steps, sampler, memory."""
