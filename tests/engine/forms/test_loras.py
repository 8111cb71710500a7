"""LoRAs of every form and naming, each in a run against the same additions merged into the weights by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
import whole_files
from diffusers import StableDiffusionPipeline, StableDiffusionXLPipeline
from forms import MERGED, Form, Made, Table, asked, check, drawn

import single_files
from drive import events, final_latents, finished
from engine.engine import Engine
from engine.errors import ModelError
from engine.groups import altered
from engine.loading import ldm_names
from engine.loading.models import Models
from engine.request import LoraUse

TABLE = Table()
WEIGHT = 0.8
RANK = 4
Deltas = dict[tuple[str, str], torch.Tensor]
"""By component and parameter, what is added at weight 1."""

QUERY = "down_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q"
OUT = "mid_block.attentions.0.transformer_blocks.0.attn2.to_out.0"
KEY = "up_blocks.0.attentions.1.transformer_blocks.0.attn2.to_k"
FORWARD = "mid_block.attentions.0.transformer_blocks.0.ff.net.0.proj"
CONV = "down_blocks.1.resnets.0.conv1"
NORM = "mid_block.resnets.0.norm1"
LAYERS = (QUERY, OUT, KEY, FORWARD, CONV)
TEXT = "encoder.layers.0.self_attn.q_proj"
MLP = "encoder.layers.1.mlp.fc1"

_folders: dict[str, Path] = {}


@pytest.fixture(scope="module", autouse=True)
def folders(model_folder: Path, xl_folder: Path) -> None:
    _folders.update(sd15=model_folder, sdxl=xl_folder)


def pipe_of(name: str) -> Any:
    kind = StableDiffusionXLPipeline if name == "sdxl" else StableDiffusionPipeline
    unchecked = {} if name == "sdxl" else {"safety_checker": None}
    return kind.from_pretrained(_folders[name], local_files_only=True, **unchecked)


def kohya(path: str) -> str:
    return "lora_unet_" + path.replace(".", "_")


def row(name: str, model: str = "sd15", file: str = "it.safetensors") -> Callable[[Callable[[Any], Any]], None]:
    """A row whose function gives the file's tensors and what they add to the pipeline it is given."""

    def add(make: Callable[[Any], Any]) -> None:
        def made(folder: Path) -> Made:
            torch.manual_seed(31)
            pipe = pipe_of(model)
            tensors, deltas, *metadata = make(pipe)
            path = whole_files.save(tensors, folder / file, *metadata)
            wanted = asked(_folders[model], "euler" if model == "sdxl" else "ddim", loras=(LoraUse(str(path), WEIGHT),))
            for (component, name), delta in deltas.items():
                parameters = dict(getattr(pipe, component).named_parameters())
                if name not in parameters:
                    layer = getattr(pipe, component).get_submodule(name.removesuffix(".bias"))
                    layer.bias = torch.nn.Parameter(torch.zeros(len(delta)))
                    parameters[name] = layer.bias
                parameters[name].data += WEIGHT * delta.reshape(parameters[name].shape)
            if model == "sdxl":
                from diffusers import EulerDiscreteScheduler

                pipe.scheduler = EulerDiscreteScheduler.from_config(pipe.scheduler.config)
            twin = altered(wanted, loras=(LoraUse(str(path), -WEIGHT),))
            return Made(wanted, drawn(pipe, wanted), twin, MERGED)

        TABLE.forms.append(Form(name, made))

    return add


def shape(pipe: Any, path: str, component: str = "unet") -> tuple[int, ...]:
    return tuple(getattr(pipe, component).get_submodule(path).weight.shape)


def pair(sides: tuple[int, ...], rank: int = RANK) -> tuple[torch.Tensor, torch.Tensor]:
    """(down, up) for a layer of this shape."""
    rest = (1,) * (len(sides) - 2)
    return torch.randn(rank, *sides[1:]) / 3, torch.randn(sides[0], rank, *rest) / 3


def product(down: torch.Tensor, up: torch.Tensor) -> torch.Tensor:
    return up.flatten(1) @ down.flatten(1)


def low_rank(
    pipe: Any, name_of: Callable[[str], str], ends: tuple[str, str], alphas: bool = True, ranks: bool = False
) -> tuple[dict[str, torch.Tensor], Deltas]:
    """Pairs for some layers, each with an alpha (and a rank) of its own."""
    tensors: dict[str, torch.Tensor] = {}
    deltas: Deltas = {}
    for index, path in enumerate(LAYERS):
        rank = RANK + (index if ranks else 0)
        down, up = pair(shape(pipe, path), rank)
        tensors |= {name_of(path) + ends[0]: down, name_of(path) + ends[1]: up}
        if alphas:
            tensors[name_of(path) + ".alpha"] = torch.tensor(float(index + 1))
        deltas["unet", f"{path}.weight"] = product(down, up) * ((index + 1) / rank if alphas else 1)
    return tensors, deltas


KOHYA = (".lora_down.weight", ".lora_up.weight")
PEFT = (".lora_A.weight", ".lora_B.weight")


@row("kohya, an alpha of its own for each layer")
def _(pipe: Any) -> Any:
    return low_rank(pipe, kohya, KOHYA)


@row("kohya, a rank and an alpha of its own for each layer")
def _(pipe: Any) -> Any:
    return low_rank(pipe, kohya, KOHYA, ranks=True)


@row("kohya without alphas")
def _(pipe: Any) -> Any:
    return low_rank(pipe, kohya, KOHYA, alphas=False, ranks=True)


@row("LyCORIS' own prefix")
def _(pipe: Any) -> Any:
    return low_rank(pipe, lambda path: "lycoris_" + path.replace(".", "_"), KOHYA)


@row("dots under unet, with kohya's ends")
def _(pipe: Any) -> Any:
    return low_rank(pipe, lambda path: f"unet.{path}", KOHYA)


@row("dots under kohya's prefixes, of the text encoder too")
def _(pipe: Any) -> Any:
    tensors, deltas = low_rank(pipe, lambda path: f"lora_unet.{path}", KOHYA)
    down, up = pair(shape(pipe, TEXT, "text_encoder"))
    stem = f"lora_te.text_model.{TEXT}"
    tensors |= {f"{stem}{KOHYA[0]}": down, f"{stem}{KOHYA[1]}": up}
    return tensors, {**deltas, ("text_encoder", f"{TEXT}.weight"): product(down, up)}


@row("LyCORIS' own prefix before the text encoder's layers")
def _(pipe: Any) -> Any:
    down, up = pair(shape(pipe, TEXT, "text_encoder"))
    stem = f"lycoris_text_model_{TEXT.replace('.', '_')}"
    tensors = {f"{stem}{KOHYA[0]}": down, f"{stem}{KOHYA[1]}": up}
    return tensors, {("text_encoder", f"{TEXT}.weight"): product(down, up)}


@row("diffusers (unet.….lora_A)")
def _(pipe: Any) -> Any:
    return low_rank(pipe, lambda path: f"unet.{path}", PEFT, alphas=False)


@row("PEFT (base_model.model.….lora_A)")
def _(pipe: Any) -> Any:
    return low_rank(pipe, lambda path: f"base_model.model.{path}", PEFT, alphas=False)


@row("PEFT with the adapter's name in its keys")
def _(pipe: Any) -> Any:
    ends = (".lora_A.default.weight", ".lora_B.default.weight")
    return low_rank(pipe, lambda path: f"base_model.model.unet.{path}", ends, alphas=False)


@row("diffusers with alpha in the file's metadata")
def _(pipe: Any) -> Any:
    tensors, deltas = low_rank(pipe, lambda path: f"unet.{path}", PEFT, alphas=False)
    config = {"unet.r": RANK, "unet.lora_alpha": 2, "unet.alpha_pattern": {KEY: 6}}
    deltas = {at: each * (6 if at[1].startswith(KEY) else 2) / RANK for at, each in deltas.items()}
    return tensors, deltas, {"lora_adapter_metadata": json.dumps(config)}


@row("diffusers' first layout (attention processors), bare")
def _(pipe: Any) -> Any:
    tensors: dict[str, torch.Tensor] = {}
    deltas: Deltas = {}
    for path in (QUERY, OUT, KEY):
        attention, _, layer = path.partition(".to_")
        down, up = pair(shape(pipe, path))
        stem = f"{attention}.processor.to_{layer.removesuffix('.0')}_lora"
        tensors |= {f"{stem}.down.weight": down, f"{stem}.up.weight": up}
        deltas["unet", f"{path}.weight"] = product(down, up)
    return tensors, deltas


@row("the first release's names with underlines (kohya for SDXL)", "sdxl")
def _(pipe: Any) -> Any:
    return of_first_release(pipe, "lora_unet_", "_")


@row("the first release's names with dots (ComfyUI)", "sdxl")
def _(pipe: Any) -> Any:
    return of_first_release(pipe, "diffusion_model.", ".")


def of_first_release(pipe: Any, start: str, between: str) -> Any:
    names = {ours: theirs for theirs, ours in ldm_names.renamed(ldm_keys(pipe.unet)).items()}
    tensors: dict[str, torch.Tensor] = {}
    deltas: Deltas = {}
    for index, path in enumerate((QUERY, KEY, CONV, "up_blocks.0.upsamplers.0.conv", "time_embedding.linear_1")):
        theirs = names[f"{path}.weight"].removesuffix(".weight").replace(".", between)
        down, up = pair(shape(pipe, path))
        tensors |= {f"{start}{theirs}{KOHYA[0]}": down, f"{start}{theirs}{KOHYA[1]}": up}
        tensors[f"{start}{theirs}.alpha"] = torch.tensor(float(index + 1))
        deltas["unet", f"{path}.weight"] = product(down, up) * (index + 1) / RANK
    return tensors, deltas


def ldm_keys(unet: Any) -> list[str]:
    return [single_files.unet_key(key, len(unet.config.block_out_channels), 1) for key in unet.state_dict()]


@row("kohya, UNet and text encoder")
def _(pipe: Any) -> Any:
    tensors, deltas = low_rank(pipe, kohya, KOHYA)
    for index, path in enumerate((TEXT, MLP)):
        down, up = pair(shape(pipe, path, "text_encoder"))
        stem = "lora_te_text_model_" + path.replace(".", "_")
        tensors |= {stem + KOHYA[0]: down, stem + KOHYA[1]: up, f"{stem}.alpha": torch.tensor(index + 2.0)}
        deltas["text_encoder", f"{path}.weight"] = product(down, up) * (index + 2) / RANK
    return tensors, deltas


@row("kohya, both of SDXL's text encoders", "sdxl")
def _(pipe: Any) -> Any:
    tensors, deltas = low_rank(pipe, kohya, KOHYA)
    for number, component, before in ((1, "text_encoder", ""), (2, "text_encoder_2", "text_model.")):
        for index, path in enumerate((TEXT, MLP)):
            down, up = pair(shape(pipe, before + path, component))
            stem = f"lora_te{number}_text_model_" + path.replace(".", "_")
            tensors |= {stem + KOHYA[0]: down, stem + KOHYA[1]: up, f"{stem}.alpha": torch.tensor(index + 3.0)}
            deltas[component, f"{before}{path}.weight"] = product(down, up) * (index + 3) / RANK
    return tensors, deltas


@row("diffusers' first names for a text encoder")
def _(pipe: Any) -> Any:
    down, up = pair(shape(pipe, TEXT, "text_encoder"))
    deeper, higher = pair(shape(pipe, MLP, "text_encoder"))
    attention = f"text_encoder.text_model.{TEXT.replace('q_proj', 'to_q')}_lora"
    mlp = f"text_encoder.text_model.{MLP}.lora_linear_layer"
    tensors = {f"{attention}.down.weight": down, f"{attention}.up.weight": up}
    tensors |= {f"{mlp}.down.weight": deeper, f"{mlp}.up.weight": higher}
    return tensors, {
        ("text_encoder", f"{TEXT}.weight"): product(down, up),
        ("text_encoder", f"{MLP}.weight"): product(deeper, higher),
    }


@row("a stray key beside good ones")
def _(pipe: Any) -> Any:
    tensors, deltas = low_rank(pipe, kohya, KOHYA)
    return {**tensors, "something.else": torch.zeros(3), "lora_unet_nowhere.alpha": torch.tensor(1.0)}, deltas


@row("LoCon with a Tucker core (lora_mid)")
def _(pipe: Any) -> Any:
    sides = shape(pipe, CONV)
    down, up = torch.randn(RANK, sides[1], 1, 1) / 2, torch.randn(sides[0], RANK, 1, 1) / 2
    core = torch.randn(RANK, RANK, 3, 3) / 2
    stem = kohya(CONV)
    tensors = {f"{stem}.lora_down.weight": down, f"{stem}.lora_up.weight": up, f"{stem}.lora_mid.weight": core}
    whole = torch.einsum("oi,ijhw,jc->ochw", up.flatten(1), core, down.flatten(1))
    return {**tensors, f"{stem}.alpha": torch.tensor(3.0)}, {("unet", f"{CONV}.weight"): whole * 3 / RANK}


def loha(stem: str, sides: tuple[int, ...]) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
    wide = sides[1] * (sides[2] * sides[3] if len(sides) == 4 else 1)
    a, b, c, d = (torch.randn(*each) / 2 for each in ((sides[0], RANK), (RANK, wide), (sides[0], RANK), (RANK, wide)))
    tensors = {f"{stem}.hada_w1_a": a, f"{stem}.hada_w1_b": b, f"{stem}.hada_w2_a": c, f"{stem}.hada_w2_b": d}
    return {**tensors, f"{stem}.alpha": torch.tensor(2.0)}, (a @ b) * (c @ d) * 2 / RANK


@row("LoHa")
def _(pipe: Any) -> Any:
    tensors: dict[str, torch.Tensor] = {}
    deltas: Deltas = {}
    for path in LAYERS:
        more, deltas["unet", f"{path}.weight"] = loha(kohya(path), shape(pipe, path))
        tensors |= more
    return tensors, deltas


@row("LoHa with Tucker cores")
def _(pipe: Any) -> Any:
    sides, stem = shape(pipe, CONV), kohya(CONV)
    tensors, halves = {}, []
    for which in "12":
        core = torch.randn(RANK, RANK, 3, 3) / 2
        a, b = torch.randn(RANK, sides[0]) / 2, torch.randn(RANK, sides[1]) / 2
        tensors |= {f"{stem}.hada_t{which}": core, f"{stem}.hada_w{which}_a": a, f"{stem}.hada_w{which}_b": b}
        halves.append(torch.einsum("ijhw,io,jc->ochw", core, a, b))
    tensors[f"{stem}.alpha"] = torch.tensor(3.0)
    return tensors, {("unet", f"{CONV}.weight"): halves[0] * halves[1] * 3 / RANK}


@row("LoKr, both factors whole")
def _(pipe: Any) -> Any:
    tensors: dict[str, torch.Tensor] = {}
    deltas: Deltas = {}
    for path in (QUERY, KEY, CONV):
        sides = shape(pipe, path)
        first = torch.randn(4, 4) / 2
        second = torch.randn(sides[0] // 4, sides[1] // 4, *sides[2:]) / 2
        tensors |= {f"{kohya(path)}.lokr_w1": first, f"{kohya(path)}.lokr_w2": second}
        tensors[f"{kohya(path)}.alpha"] = torch.tensor(1e10)
        deltas["unet", f"{path}.weight"] = torch.stack(
            [torch.cat([value * second for value in line], dim=1) for line in first]
        ).flatten(0, 1)
    return tensors, deltas


@row("LoKr, both factors of low rank")
def _(pipe: Any) -> Any:
    sides, stem = shape(pipe, QUERY), kohya(QUERY)
    a, b = torch.randn(4, RANK), torch.randn(RANK, 4)
    c, d = torch.randn(sides[0] // 4, RANK) / 2, torch.randn(RANK, sides[1] // 4) / 2
    tensors = {f"{stem}.lokr_w1_a": a, f"{stem}.lokr_w1_b": b, f"{stem}.lokr_w2_a": c, f"{stem}.lokr_w2_b": d}
    whole = torch.kron(a @ b, c @ d) * 2 / RANK
    return {**tensors, f"{stem}.alpha": torch.tensor(2.0)}, {("unet", f"{QUERY}.weight"): whole}


@row("LoKr with a Tucker core")
def _(pipe: Any) -> Any:
    sides, stem = shape(pipe, CONV), kohya(CONV)
    first, core = torch.randn(4, 4) / 2, torch.randn(RANK, RANK, 3, 3) / 2
    a, b = torch.randn(RANK, sides[0] // 4) / 2, torch.randn(RANK, sides[1] // 4) / 2
    tensors = {f"{stem}.lokr_w1": first, f"{stem}.lokr_t2": core, f"{stem}.lokr_w2_a": a, f"{stem}.lokr_w2_b": b}
    second = torch.einsum("ijhw,io,jc->ochw", core, a, b)
    whole = torch.kron(first[..., None, None], second.contiguous()) * 2 / RANK
    return {**tensors, f"{stem}.alpha": torch.tensor(2.0)}, {("unet", f"{CONV}.weight"): whole}


def turned(blocks: torch.Tensor) -> torch.Tensor:
    """Cayley's rotations of the skew-symmetric parts of (n, s, s), as one (n s, n s) matrix."""
    skew = blocks - blocks.transpose(1, 2)
    identity = torch.eye(blocks.shape[-1])
    return torch.block_diag(*(torch.linalg.solve(identity - each, identity + each) for each in skew))


@row("OFT (kohya, LyCORIS), the turn bounded by alpha, outputs rescaled")
def _(pipe: Any) -> Any:
    tensors: dict[str, torch.Tensor] = {}
    deltas: Deltas = {}
    for path, bounded in ((QUERY, True), (CONV, False)):
        weight = pipe.unet.get_submodule(path).weight.detach()
        blocks = torch.randn(len(weight) // 8, 8, 8)
        tensors[f"{kohya(path)}.oft_blocks"] = blocks
        tensors[f"{kohya(path)}.alpha"] = torch.tensor(0.05 if bounded else 0.0)
        if bounded:
            blocks = blocks * 0.05 * len(weight) / (blocks - blocks.transpose(1, 2)).norm()
        whole = (turned(blocks).T @ weight.flatten(1)).reshape(weight.shape)
        deltas["unet", f"{path}.weight"] = whole - weight
    return tensors, deltas


@row("BOFT (LyCORIS), two stages of a butterfly, outputs rescaled")
def _(pipe: Any) -> Any:
    weight = pipe.unet.get_submodule(QUERY).weight.detach()
    blocks, stretch = torch.randn(2, len(weight) // 4, 4, 4), torch.rand(len(weight), 1) + 0.5
    own, whole = torch.eye(len(weight)), weight
    for stage, each in enumerate(blocks):
        step = 2 * 2**stage
        order = torch.arange(len(weight)).reshape(-1, 2, step).transpose(1, 2).flatten()
        mixed = WEIGHT * turned(each) + (1 - WEIGHT) * own  # each stage goes only so far
        whole = own[order].T @ mixed @ own[order] @ whole
    tensors = {f"{kohya(QUERY)}.oft_blocks": blocks, f"{kohya(QUERY)}.rescale": stretch}
    return tensors, {("unet", f"{QUERY}.weight"): (stretch * whole - weight) / WEIGHT}


@row("OFT over the inputs (OneTrainer)")
def _(pipe: Any) -> Any:
    weight = pipe.unet.get_submodule(KEY).weight.detach()
    halves = torch.randn(weight.shape[1] // 8, 28) / 2
    blocks = torch.zeros(len(halves), 8, 8)
    blocks[:, *torch.triu_indices(8, 8, 1)] = halves
    q = torch.block_diag(*(blocks - blocks.transpose(1, 2)))
    turn = torch.eye(len(q)) + 2 * q + 2 * q @ q + 2 * q @ q @ q + q @ q @ q @ q
    return {f"{kohya(KEY)}.oft_R.weight": halves}, {("unet", f"{KEY}.weight"): weight @ turn.T - weight}


def glora(pipe: Any, old: bool) -> Any:
    tensors: dict[str, torch.Tensor] = {}
    deltas: Deltas = {}
    for path in (FORWARD, CONV):
        weight = pipe.unet.get_submodule(path).weight.detach()
        inputs, ones = weight.shape[1], (1,) * (weight.ndim - 2)
        a1, a2 = torch.randn(inputs, RANK, *ones) / 4, torch.randn(RANK, inputs, *ones) / 4
        b2, b1 = pair(tuple(weight.shape))
        halves = (a2, a1, b2, b1) if old else (a1, a2, b1, b2)
        names = (f"{kohya(path)}.{name}.weight" for name in ("a1", "a2", "b1", "b2"))
        tensors |= dict(zip(names, halves, strict=True)) | {f"{kohya(path)}.alpha": torch.tensor(3.0)}
        square = a1.flatten(1) @ a2.flatten(1)
        added = torch.einsum("oi...,ij->oj...", weight, square) + product(b2, b1).reshape(weight.shape)
        deltas["unet", f"{path}.weight"] = added * 3 / RANK
    return tensors, deltas


@row("GLoRA (LyCORIS)")
def _(pipe: Any) -> Any:
    return glora(pipe, old=False)


@row("GLoRA of LyCORIS before 1.9, its halves the other way round")
def _(pipe: Any) -> Any:
    return glora(pipe, old=True)


@row("low-rank pairs without “.weight” (lora_A, lora_B)")
def _(pipe: Any) -> Any:
    return low_rank(pipe, lambda path: f"diffusion_model.{path}", (".lora_A", ".lora_B"), alphas=False)


def by_rows(weight: torch.Tensor, changed: torch.Tensor, length: torch.Tensor) -> torch.Tensor:
    rows = changed.flatten(1)
    return (rows / rows.norm(dim=1, keepdim=True) * length[:, None]).reshape(weight.shape) - weight


def by_columns(weight: torch.Tensor, changed: torch.Tensor, length: torch.Tensor) -> torch.Tensor:
    columns = changed.transpose(0, 1).flatten(1)
    turned = columns / columns.norm(dim=1, keepdim=True) * length[:, None]
    return turned.reshape(changed.transpose(0, 1).shape).transpose(0, 1) - weight


def dora(pipe: Any, name_of: Callable[[str], str], part: str, by_row: bool, keep: bool) -> Any:
    """Pairs with magnitudes, `keep`: as (O, 1) or (1, I), else of one axis."""
    tensors: dict[str, torch.Tensor] = {}
    deltas: Deltas = {}
    for path in (QUERY, FORWARD, CONV):
        weight = pipe.unet.get_submodule(path).weight.detach()
        down, up = pair(tuple(weight.shape))
        changed = weight + product(down, up).reshape(weight.shape) * 2 / RANK
        length = torch.rand(weight.shape[0 if by_row else 1]) + 0.5
        sides = [1] * weight.ndim
        sides[0 if by_row else 1] = -1
        tensors |= {name_of(path) + KOHYA[0]: down, name_of(path) + KOHYA[1]: up}
        tensors |= {f"{name_of(path)}.alpha": torch.tensor(2.0)}
        tensors[f"{name_of(path)}.{part}"] = length.reshape(sides) if keep else length
        deltas["unet", f"{path}.weight"] = (by_rows if by_row else by_columns)(weight, changed, length)
    return tensors, deltas


@row("DoRA by rows (LyCORIS, wd_on_output)")
def _(pipe: Any) -> Any:
    return dora(pipe, kohya, "dora_scale", True, True)


@row("DoRA by columns (LyCORIS, OneTrainer)")
def _(pipe: Any) -> Any:
    return dora(pipe, kohya, "dora_scale", False, True)


@row("DoRA of PEFT (lora_magnitude_vector)")
def _(pipe: Any) -> Any:
    return dora(pipe, lambda path: f"unet.{path}", "lora_magnitude_vector", True, False)


@row("DoRA over LoHa")
def _(pipe: Any) -> Any:
    weight = pipe.unet.get_submodule(QUERY).weight.detach()
    tensors, added = loha(kohya(QUERY), tuple(weight.shape))
    length = torch.rand(len(weight)) + 0.5
    tensors[f"{kohya(QUERY)}.dora_scale"] = length[:, None]
    return tensors, {("unet", f"{QUERY}.weight"): by_rows(weight, weight + added, length)}


@row("IA³, on inputs and on outputs")
def _(pipe: Any) -> Any:
    tensors: dict[str, torch.Tensor] = {}
    deltas: Deltas = {}
    for path, on_input in ((KEY, False), (FORWARD, True)):
        weight = pipe.unet.get_submodule(path).weight.detach()
        gain = 3 * torch.randn(weight.shape[1 if on_input else 0])
        tensors |= {f"{kohya(path)}.weight": gain, f"{kohya(path)}.on_input": torch.tensor(on_input)}
        deltas["unet", f"{path}.weight"] = weight * (gain[None] if on_input else gain[:, None])
    return tensors, deltas


@row("full differences (diff, diff_b)")
def _(pipe: Any) -> Any:
    tensors: dict[str, torch.Tensor] = {}
    deltas: Deltas = {}
    for path in (QUERY, CONV):
        added = torch.randn(shape(pipe, path)) / 4
        bias = torch.randn(added.shape[0]) / 2
        tensors |= {f"{kohya(path)}.diff": added, f"{kohya(path)}.diff_b": bias}
        deltas |= {("unet", f"{path}.weight"): added, ("unet", f"{path}.bias"): bias}
    return tensors, deltas


@row("norms (w_norm, b_norm)")
def _(pipe: Any) -> Any:
    width = shape(pipe, NORM)[0]
    tensors, deltas = low_rank(pipe, kohya, KOHYA)
    gain, bias = torch.randn(width), torch.randn(width)
    tensors |= {f"{kohya(NORM)}.w_norm": gain, f"{kohya(NORM)}.b_norm": bias}
    return tensors, {**deltas, ("unet", f"{NORM}.weight"): gain, ("unet", f"{NORM}.bias"): bias}


@row("a pickled LoRA of weights alone (.bin)", file="pytorch_lora_weights.bin")
def _(pipe: Any) -> Any:
    tensors, deltas = low_rank(pipe, lambda path: f"unet.{path}", PEFT, alphas=False)
    return tensors, deltas


@pytest.mark.parametrize("form", TABLE.forms, ids=lambda form: form.name)
def test_a_run_is_the_merged_models(form: Form, tmp_path: Path, models: Models) -> None:
    check(form, tmp_path, models)


def test_merged_and_low_rank_ones_together_and_the_base_again_to_the_last_bit(
    model_folder: Path, models: Models, tmp_path: Path
) -> None:
    pipe = pipe_of("sd15")
    pairs, one = low_rank(pipe, kohya, KOHYA)
    hadamard, added = loha(kohya(QUERY), shape(pipe, QUERY))
    paths = [whole_files.save(each, tmp_path / f"{i}.safetensors") for i, each in enumerate((pairs, hadamard))]
    bare = asked(model_folder)
    before = final_latents(bare, models)
    both = altered(bare, loras=(LoraUse(str(paths[0]), 0.5), LoraUse(str(paths[1]), -0.4)))
    parameters = dict(pipe.unet.named_parameters())
    for (_, name), delta in one.items():
        parameters[name].data += 0.5 * delta.reshape(parameters[name].shape)
    parameters[f"{QUERY}.weight"].data -= 0.4 * added
    assert torch.allclose(final_latents(both, models), drawn(pipe, bare), atol=MERGED)
    assert torch.equal(final_latents(bare, models), before)
    alone = altered(bare, loras=both.uses.loras[1:])
    assert torch.equal(final_latents(alone, models), final_latents(alone, Models()))


REFUSED = {
    "T-LoRA": (
        {"lora_unet_mid.lambda_layer": (1, 8), "lora_unet_mid.q_layer.weight": (8, 8)},
        "of the form T-LoRA, which is not run here",
    ),
    "OFT of other widths": (
        {"lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q.oft_blocks": (5, 8, 8)},
        "it turns 40 outputs of a layer that has 32",
    ),
    "Flux": ({"lora_unet_double_blocks_0_img_attn_qkv.lora_down.weight": (4, 9)}, "LoRA for Flux, an architecture"),
    "SD 3": ({"transformer.joint_blocks.0.x.lora_A.weight": (4, 9)}, "for Stable Diffusion 3, an architecture"),
    "SD 2": (
        {"lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k.lora_down.weight": (4, 1024)},
        "a LoRA for Stable Diffusion 2.x, an architecture",
    ),
    "a whole model": ({"model.diffusion_model.out.0.weight": (4,)}, "a UNet alone"),
    "an embedding": ({"emb_params": (2, 768)}, "is an embedding .* call it by its name in the prompt"),
    "a VAE": ({"decoder.conv_in.weight": (8, 4, 3, 3)}, r"is a VAE .*: choose it as the VAE"),
    "layers of other shapes": (
        {
            "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q.lora_down.weight": (4, 9),
            "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q.lora_up.weight": (32, 4),
        },
        "doesn't fit: it has a layer of 32×9, where the model's is of 32×32",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_run_is_named(kind: str, tmp_path: Path, model_folder: Path, engine: Engine) -> None:
    shapes, message = REFUSED[kind]
    tensors = {key: torch.zeros(sides) for key, sides in shapes.items()}
    path = whole_files.save(tensors, tmp_path / "it.safetensors")
    with pytest.raises(ModelError, match=message):
        events(engine, asked(model_folder, loras=(LoraUse(str(path)),)))


def test_what_is_left_out_of_a_good_file_is_told(engine: Engine, model_folder: Path, tmp_path: Path) -> None:
    tensors, _ = low_rank(pipe_of("sd15"), kohya, KOHYA)
    path = whole_files.save({**tensors, "something.else": torch.zeros(3)}, tmp_path / "it.safetensors")
    (note,) = finished(engine, asked(model_folder, loras=(LoraUse(str(path)),))).notes
    assert note == "The LoRA “it” holds 1 tensors that mean nothing here, such as “something.else”: they are left out."


DAMAGED = {
    "an alpha of two numbers": {"alpha": torch.ones(2)},
    "an alpha of none": {"alpha": torch.zeros(0)},
    "halves of other ranks": {"lora_up.weight": torch.zeros(32, 2)},
    "halves of no rank": {"lora_up.weight": torch.zeros(32, 0), "lora_down.weight": torch.zeros(0, 32)},
    "lengths of another layer's": {"dora_scale": torch.ones(7, 1)},
}


@pytest.mark.parametrize("wrong", DAMAGED)
def test_a_damaged_layer_is_said_in_words(wrong: str, engine: Engine, model_folder: Path, tmp_path: Path) -> None:
    whole = {"lora_down.weight": torch.ones(4, 32), "lora_up.weight": torch.ones(32, 4), **DAMAGED[wrong]}
    tensors = {f"{kohya(QUERY)}.{part}": each for part, each in whole.items()}
    path = whole_files.save(tensors, tmp_path / "it.safetensors")
    with pytest.raises(ModelError, match=r"The LoRA “it” doesn't fit: .*(is damaged|another kind of model)"):
        events(engine, asked(model_folder, loras=(LoraUse(str(path)),)))
