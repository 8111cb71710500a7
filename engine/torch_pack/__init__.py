"""PyTorch and what comes with it, where the program was installed without: whether it is there, and bringing it.

The program's own packages are never replaced: what is installed here only adds to them. Imports no torch.
"""
