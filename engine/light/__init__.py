"""Drawing without torch: latent consistency sampling on graphs, for models that need nothing else.

Importing torch and diffusers takes longer than several pictures of a small model. What is here gives the bits that the
engine gives with the same graphs; whatever it can't do goes there.
"""
