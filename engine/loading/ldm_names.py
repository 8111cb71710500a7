"""The first release's names of a UNet's or ControlNet's weights (CompVis, lllyasviel) in diffusers' naming. No torch.

Blocks are counted by where a file has its down- and upsamplings, so that distilled UNets of any depth are understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_ENDS = {
    "time_embed.0": "time_embedding.linear_1",
    "time_embed.2": "time_embedding.linear_2",
    "time_embed.cond_proj": "time_embedding.cond_proj",
    "label_emb.0.0": "add_embedding.linear_1",
    "label_emb.0.2": "add_embedding.linear_2",
    "input_blocks.0.0": "conv_in",
    "out.0": "conv_norm_out",
    "out.2": "conv_out",
    "middle_block.0": "mid_block.resnets.0",
    "middle_block.1": "mid_block.attentions.0",
    "middle_block.2": "mid_block.resnets.1",
    "middle_block_out.0": "controlnet_mid_block",
}
_RESNET = {
    "in_layers.0": "norm1",
    "in_layers.2": "conv1",
    "emb_layers.1": "time_emb_proj",
    "out_layers.0": "norm2",
    "out_layers.3": "conv2",
    "skip_connection": "conv_shortcut",
}


def renamed(names: Iterable[str]) -> dict[str, str]:
    """Give their name → diffusers' name; names that are diffusers' already, or unknown, stay out."""
    known = list(names)
    places = _places(known)
    found = {}
    for name in known:
        if (place := _place(name, places)) is None:
            continue
        rest = name[len(place) :]
        if ".resnets." in places[place]:
            rest = _of_resnet(rest)
        found[name] = places[place] + rest
    return found


def _place(name: str, places: Mapping[str, str]) -> str | None:
    """Give the longest beginning of a name that is a place, up to a dot."""
    parts = name.split(".")
    joined = (".".join(parts[:count]) for count in range(min(4, len(parts) - 1), 0, -1))
    return next((each for each in joined if each in places), None)


def _of_resnet(rest: str) -> str:
    for theirs, ours in _RESNET.items():
        if rest.startswith(f".{theirs}."):
            return f".{ours}.{rest[len(theirs) + 2 :]}"
    return rest


def _places(names: list[str]) -> dict[str, str]:
    starts = {".".join(name.split(".")[:count]) for name in names for count in (3, 4)}
    return _ENDS | _down(starts) | _up(starts) | _hints(names)


def _down(starts: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    block = layer = 0
    for number in range(1, _count(starts, "input_blocks.")):
        if f"input_blocks.{number}.0.op" in starts:
            found[f"input_blocks.{number}.0.op"] = f"down_blocks.{block}.downsamplers.0.conv"
            block, layer = block + 1, 0
            continue
        found[f"input_blocks.{number}.0"] = f"down_blocks.{block}.resnets.{layer}"
        found[f"input_blocks.{number}.1"] = f"down_blocks.{block}.attentions.{layer}"
        layer += 1
    return found


def _up(starts: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    block = layer = 0
    for number in range(_count(starts, "output_blocks.")):
        found[f"output_blocks.{number}.0"] = f"up_blocks.{block}.resnets.{layer}"
        found[f"output_blocks.{number}.1"] = f"up_blocks.{block}.attentions.{layer}"
        layer += 1
        for place in (1, 2):
            if f"output_blocks.{number}.{place}.conv" in starts:
                found[f"output_blocks.{number}.{place}.conv"] = f"up_blocks.{block}.upsamplers.0.conv"
                block, layer = block + 1, 0
    return found


def _hints(names: list[str]) -> dict[str, str]:
    """Give what is ControlNet's own: the layers that look at the map, and those through which it speaks."""
    hints = sorted({int(name.split(".")[1]) for name in names if name.startswith("input_hint_block.")})
    found = {f"input_hint_block.{number}": f"controlnet_cond_embedding.blocks.{number // 2 - 1}" for number in hints}
    if hints:
        found[f"input_hint_block.{hints[0]}"] = "controlnet_cond_embedding.conv_in"
        found[f"input_hint_block.{hints[-1]}"] = "controlnet_cond_embedding.conv_out"
    convs = {name.split(".")[1] for name in names if name.startswith("zero_convs.")}
    return found | {f"zero_convs.{number}.0": f"controlnet_down_blocks.{number}" for number in convs}


def _count(starts: Iterable[str], prefix: str) -> int:
    numbers = [int(number) for each in starts if each.startswith(prefix) and (number := each.split(".")[1]).isdigit()]
    return max(numbers, default=-1) + 1


def of_layers(paths: Iterable[str]) -> dict[str, str]:
    """Give their names for a UNet's layers → diffusers', from the paths of diffusers' modules."""
    known = list(paths)
    places = {ours: theirs for theirs, ours in _ENDS.items()} | _built(known)
    inner = {ours: theirs for theirs, ours in _RESNET.items()}
    found = {}
    for path in known:
        if (place := next((each for each in _beginnings(path) if each in places), None)) is None:
            continue
        rest = path[len(place) :]
        if ".resnets." in place:
            rest = f".{inner[rest[1:]]}" if rest[1:] in inner else rest
        found[places[place] + rest] = path
    return found


def _beginnings(path: str) -> Iterator[str]:
    parts = path.split(".")
    return (".".join(parts[:count]) for count in range(min(5, len(parts)), 0, -1))


def _built(paths: Iterable[str]) -> dict[str, str]:
    """Name diffusers' places as theirs, counted as the blocks are built."""
    starts = {".".join(path.split(".")[:count]) for path in paths for count in (4, 5)}
    found: dict[str, str] = {}
    number = 1
    for block in range(_count(starts, "down_blocks.")):
        for layer in range(_inside(starts, f"down_blocks.{block}.resnets.")):
            found[f"down_blocks.{block}.resnets.{layer}"] = f"input_blocks.{number}.0"
            found[f"down_blocks.{block}.attentions.{layer}"] = f"input_blocks.{number}.1"
            number += 1
        if f"down_blocks.{block}.downsamplers.0.conv" in starts:
            found[f"down_blocks.{block}.downsamplers.0.conv"] = f"input_blocks.{number}.0.op"
            number += 1
    number = 0
    for block in range(_count(starts, "up_blocks.")):
        attends = any(each.startswith(f"up_blocks.{block}.attentions.") for each in starts)
        for layer in range(_inside(starts, f"up_blocks.{block}.resnets.")):
            found[f"up_blocks.{block}.resnets.{layer}"] = f"output_blocks.{number}.0"
            found[f"up_blocks.{block}.attentions.{layer}"] = f"output_blocks.{number}.1"
            number += 1
        if f"up_blocks.{block}.upsamplers.0.conv" in starts:
            found[f"up_blocks.{block}.upsamplers.0.conv"] = f"output_blocks.{number - 1}.{1 + attends}.conv"
    return found


def _inside(starts: Iterable[str], prefix: str) -> int:
    return len({each[len(prefix) :].split(".")[0] for each in starts if each.startswith(prefix)})
