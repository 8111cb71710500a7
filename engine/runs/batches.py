"""A request whose pictures don't fit into one forward, run a few pictures at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from engine.events import Event, Finished, Images, Preview, Timings
from engine.groups import altered
from engine.request import Request


def split(request: Request, size: int) -> list[Request]:
    """Split into requests of at most `size` pictures, which make the same pictures: picture i keeps its seed."""
    prompts = [prompt for prompt in request.words.prompts for _ in range(request.sampling.count)]
    return [
        altered(request, prompts=tuple(prompts[start : start + size]), count=1, **request.sampling.seeds_from(start))
        for start in range(0, len(prompts), size)
    ]


def together(request: Request, size: int, run: Callable[[Request], Iterator[Event]]) -> Iterator[Event]:
    """Run each part of a request, its events as those of one run: previews grow, one Finished ends them."""
    parts = [run(part) for part in split(request, size)]  # all at once: they may be drawn side by side
    shown: list[Images] = []
    ended: list[Finished] = []
    for index, part in enumerate(parts):
        last: Images = ()
        for event in part:
            if isinstance(event, Preview):
                last = event.images
                step, total = index * event.total + event.step, len(parts) * event.total
                yield replace(event, step=step, total=total, images=tuple(chain(*shown, last)))
            elif isinstance(event, Finished):
                ended.append(event)
            else:
                yield event
        shown.append(last)
    yield replace(
        ended[-1],
        images=tuple(chain.from_iterable(each.images for each in ended)),
        request=request,
        timings=_sum([each.timings for each in ended]),
        notes=tuple(dict.fromkeys(chain.from_iterable(each.notes for each in ended))),
    )


def _sum(timings: list[Timings]) -> Timings:
    return Timings(
        loading=sum(each.loading for each in timings),
        encode=sum(each.encode for each in timings),
        steps=tuple(chain.from_iterable(each.steps for each in timings)),
        previews=sum(each.previews for each in timings),
        decode=sum(each.decode for each in timings),
        total=sum(each.total for each in timings),
    )
