"""The document and what can be done to it. No widgets here."""

from desktop.model.bool_references import hold_bools

hold_bools()
