"""The tools, found by scanning this folder: another one is another module that exports `TOOL`."""

from __future__ import annotations

import importlib
import pkgutil

from desktop.model.stage.tools.tool import Cursor, Gesture, Phase, Pointer, Stage, Tool

__all__ = ["TOOLS", "Cursor", "Gesture", "Phase", "Pointer", "Stage", "Tool", "module_names"]


def module_names() -> list[str]:
    """Give every module that scanning finds, for the packaging spec; a bundle's importer lists them as well."""
    return sorted(f"{__name__}.{info.name}" for info in pkgutil.iter_modules(__path__))


def _tools() -> dict[str, Tool]:
    modules = [importlib.import_module(name) for name in module_names()]
    found = [module.TOOL for module in modules if hasattr(module, "TOOL")]
    return {tool.name: tool for tool in sorted(found, key=lambda each: (each.group, each.order))}


TOOLS: dict[str, Tool] = _tools()
"""By name, in the order of the rail."""
