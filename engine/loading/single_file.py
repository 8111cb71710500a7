"""Opening one file with a whole model in it, in the layout of the first releases, by configs that ship with us.

What a config can't know of a file, the shapes in it tell: distilled UNets and narrow ones are opened like the others.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import torch

from engine import prediction
from engine.catalog import contents
from engine.catalog.catalog import Model
from engine.catalog.tokenizer_files import shipped
from engine.catalog.vae_files import VaeFile
from engine.loading import ldm_names, parts_fit, unet_config, vae_single_file, vaes, weights
from engine.loading.model_folder import scheduler
from engine.loading.read_ahead import read_ahead
from engine.loading.reading import class_named, fill, guarded, tokenizer
from engine.paths import resources_dir
from engine.phrase import phrase
from engine.progress import Part
from engine.records import Component, Family
from engine.request_parts import Micro

HEAD_WIDTH = 64
"""Channels of an attention head of every CLIP text encoder that was published."""
_LONG_NAMES = "text_model."


def open_parts(
    about: Model, family: Family, dtype: torch.dtype, configs: Path | None = None
) -> Generator[Part, None, dict[str, Any]]:
    """Give everything that the family's pipeline is made of, by name; yields before each part. Raises ModelError.

    `configs` is a folder of the JSON and tokenizer files of a diffusers model, so that diffusers need not ask the hub;
    None: the family's own. Where the file has no autoencoder, `about.stand_in` is opened.
    """
    configs = configs or resources_dir() / "configs" / family.config
    total = len(family.components) + 3
    parts: dict[str, Any] = {}
    for done, each in enumerate(family.components, start=1):
        part = phrase("Loading the {label}", label=each.label), done, total
        yield part
        if done == 1:
            yield from read_ahead([about.path], part)
        load = partial(_component, about.path, family, each, configs, dtype)
        if each.name == "vae" and about.stand_in is not None:
            file = VaeFile(about.stand_in.stem, about.stand_in)
            load = partial(vaes.opened, file, family, dtype)
        parts[each.name] = guarded(about, each.label, load)
    _complete(parts, family)
    yield phrase("Loading the words"), total - 2, total
    for name in family.tokenizers:
        parts[name] = guarded(about, "tokenizer", partial(shipped_tokenizer, configs / name))
    own = guarded(about, "scheduler", partial(scheduler, configs))
    parts["scheduler"] = guarded(about, "scheduler", partial(_predicting, own, about))
    return parts


def check(about: Model, family: Family) -> None:
    """Raise ModelError for what opening the file would raise it for; nothing but outlines of its weights is read."""
    configs = resources_dir() / "configs" / family.config
    with weights.outlines():
        parts = {
            each.name: guarded(about, each.label, partial(_component, about.path, family, each, configs, torch.float32))
            for each in family.components
            if each.name != "vae" or contents.AUTOENCODER not in about.lacks
        }
        guarded(about, "parts", partial(_complete, parts, family))
        parts_fit.check_networks(about, family, parts)


def _component(path: Path, family: Family, component: Component, configs: Path, dtype: torch.dtype) -> Any:
    """Give a module of diffusers or transformers. Only its own weights are read."""
    if component.name == "vae":
        return _vae(path, configs, dtype)
    prefix = family.file_prefixes[component.name]
    found = weights.read(path, lambda name: name.startswith(prefix), dtype)
    found = {name.removeprefix(prefix): each for name, each in found.items()}
    config = json.loads((configs / component.name / "config.json").read_text("utf-8"))
    kind = class_named(component.kinds[0])
    if component.name == "unet":
        return _unet(kind, found, config)
    return _text_encoder(kind, found, config)


def _unet(kind: Any, found: weights.Tensors, base: Mapping[str, Any]) -> Any:
    names = ldm_names.renamed(found)
    renamed = {names.get(name, name): each for name, each in found.items() if "position_ids" not in name}
    shapes = {name: tuple(each.shape) for name, each in renamed.items()}
    config = unet_config.config_of(shapes, {name: each for name, each in base.items() if not name.startswith("_")})
    return _filled(kind, config, renamed)


def _filled(kind: Any, config: Mapping[str, Any], found: Mapping[str, torch.Tensor]) -> Any:
    """Give a diffusers module of these weights, which take the places of its own before those are ever made."""
    from accelerate import init_empty_weights

    with init_empty_weights():
        module = kind(**config)
    fill(module, found)
    return module


def _vae(path: Path, configs: Path, dtype: torch.dtype) -> Any:
    prefixes = contents.PARTS["vae"]
    found = weights.read(path, lambda name: name.startswith(prefixes) or name in ("edm_mean", "edm_std"), dtype)
    scale = json.loads((configs / "vae" / "config.json").read_text("utf-8"))
    mean, spread = (found.pop(name, None) for name in ("edm_mean", "edm_std"))
    if mean is not None and spread is not None:  # Playground's latents are brought to the spread that EDM expects
        scale |= {"latents_mean": mean.flatten().tolist(), "latents_std": spread.flatten().tolist()}
        scale["scaling_factor"] = prediction.PLAYGROUND.sigma_data
    return vae_single_file.open_full(path.name, found, scale)


def _text_encoder(kind: Any, found: weights.Tensors, base: Mapping[str, Any]) -> Any:
    """Read CLIP in OpenAI's naming as transformers has it, with or without “text_model.”, or in OpenCLIP's."""
    from transformers import CLIPTextConfig

    if "token_embedding.weight" in found:
        named = _from_open_clip(found)
    else:
        named = {name.removeprefix(_LONG_NAMES): each for name, each in found.items() if "position_ids" not in name}
    words, width = named["embeddings.token_embedding.weight"].shape
    layers = len({name.split(".")[2] for name in named if name.startswith("encoder.layers.")})
    projection = named.pop("text_projection.weight", None)
    config = CLIPTextConfig(
        **{name: each for name, each in base.items() if name not in ("architectures", "model_type")}
        | {
            "vocab_size": words,
            "hidden_size": width,
            "intermediate_size": named["encoder.layers.0.mlp.fc1.weight"].shape[0],
            "num_hidden_layers": layers,
            "num_attention_heads": base["num_attention_heads"]
            if width == base["hidden_size"]
            else max(1, width // HEAD_WIDTH),
            "max_position_embeddings": named["embeddings.position_embedding.weight"].shape[0],
            "projection_dim": width if projection is None else projection.shape[0],
        }
    )
    from accelerate import init_empty_weights

    with init_empty_weights():
        module = kind(config)
    if hasattr(module, "text_projection"):
        named = {
            f"{_LONG_NAMES}{name}" if hasattr(module, "text_model") else name: each for name, each in named.items()
        }
        # As ComfyUI has it where a merge has lost it: the identity.
        named["text_projection.weight"] = (
            torch.eye(width, dtype=next(iter(named.values())).dtype) if projection is None else projection
        )
    fill(module, named)
    return module.eval()


def _from_open_clip(found: weights.Tensors) -> weights.Tensors:
    """Name as transformers does; the three projections of an attention, which OpenCLIP keeps in one, taken apart."""
    named: weights.Tensors = {}
    for name, each in found.items():
        if name in ("text_projection", "text_projection.weight"):
            # A bare parameter is multiplied from the other side than a layer's weight.
            named["text_projection.weight"] = each if name.endswith(".weight") else each.T.contiguous()
        elif name in _OPEN_CLIP:
            named[_OPEN_CLIP[name]] = each
        elif name.startswith("transformer.resblocks."):
            number, rest = name.removeprefix("transformer.resblocks.").split(".", 1)
            layer = f"encoder.layers.{number}."
            if rest.startswith("attn.in_proj_"):
                for part, piece in zip("qkv", each.chunk(3), strict=True):
                    named[f"{layer}self_attn.{part}_proj.{rest.removeprefix('attn.in_proj_')}"] = piece
            else:
                start, end = rest.rsplit(".", 1)
                named[f"{layer}{_OPEN_CLIP_LAYER[start]}.{end}"] = each
    return named


_OPEN_CLIP = {
    "token_embedding.weight": "embeddings.token_embedding.weight",
    "positional_embedding": "embeddings.position_embedding.weight",
    "ln_final.weight": "final_layer_norm.weight",
    "ln_final.bias": "final_layer_norm.bias",
}
_OPEN_CLIP_LAYER = {
    "ln_1": "layer_norm1",
    "ln_2": "layer_norm2",
    "mlp.c_fc": "mlp.fc1",
    "mlp.c_proj": "mlp.fc2",
    "attn.out_proj": "self_attn.out_proj",
}


def _complete(parts: dict[str, Any], family: Family) -> None:
    """Tell a UNet how far its sizes are spread: a file has only their sum with the width of the pooled text."""
    if family.time_ids is None or "text_encoder_2" not in parts:
        return
    unet, pooled = parts["unet"], parts["text_encoder_2"].config.projection_dim
    beside = unet.config.projection_class_embeddings_input_dim - pooled
    width = beside // len(family.time_ids(Micro(), (1, 1), (0.0, 0.0))[1])
    if width > 0 and width != unet.config.addition_time_embed_dim:
        from diffusers.models.embeddings import Timesteps

        unet.register_to_config(addition_time_embed_dim=width)
        unet.add_time_proj = Timesteps(width, unet.config.flip_sin_to_cos, unet.config.freq_shift)


def _predicting(own: Any, about: Model) -> Any:
    """Give a scheduler for what the file says that its UNet predicts."""
    import diffusers

    config = prediction.scheduler_config(own.config, about.prediction)
    kind = getattr(diffusers, str(config.get("_class_name", type(own).__name__)), type(own))
    if about.prediction.edm:
        config = {**config, **_sigmas(about.path)}
    return kind.from_config(config)


def _sigmas(path: Path) -> dict[str, float]:
    """Read CosXL's noise levels, where the file has them as tensors."""
    found = weights.read(path, lambda name: name.startswith("edm_vpred."))
    named = {"sigma_min": found.get("edm_vpred.sigma_min"), "sigma_max": found.get("edm_vpred.sigma_max")}
    return {name: float(each) for name, each in named.items() if each is not None and each.numel() == 1}


def shipped_tokenizer(folder: Path) -> Any:
    words, own = shipped(folder)
    return tokenizer(words, **own)
