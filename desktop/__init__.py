"""Sketchlight's window: it makes requests and shows what comes back."""

from desktop.process.singleton_references import hold_singletons

# The one side effect at import: it must come before the first call into Qt, whichever module is imported first.
hold_singletons()
