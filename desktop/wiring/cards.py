"""Joins what the panel's cards want to what gets it."""

from __future__ import annotations

from desktop.actions.cards import CardActions
from desktop.actions.references import ReferenceActions
from desktop.downloads.downloads import DownloadActions
from desktop.views.window.right_panel import RightPanel


def connect_cards(
    panel: RightPanel, files: CardActions, references: ReferenceActions, downloads: DownloadActions
) -> None:
    """Connect files, pictures and downloads for controls, references, LoRAs and the advanced panel."""
    panel.controls.wanted.connect(files.do)
    panel.controls.dropped.connect(files.drop)
    panel.references.wanted.connect(references.do)
    panel.references.dropped.connect(references.drop)
    panel.references.mask_wanted.connect(references.use_mask)
    panel.loras.file_wanted.connect(files.ask_lora)
    panel.advanced.sampling.vae_file_wanted.connect(files.ask_vae_file)
    panel.advanced.sampling.vae_folder_wanted.connect(files.ask_vae_folder)
    panel.advanced.refiner.file_wanted.connect(files.ask_refiner)
    for part in (panel.controls, panel.references, panel.loras):
        part.download_wanted.connect(downloads.show)
