"""The table of things: one record a kind."""

from storybook import things_grown as grown
from storybook import things_made as made
from storybook.shapes import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("apple", ("apple",), "red", grown.apple, size=0.5, wide=0.95, round=True, parts=("leaf",)),
        Kind("car", ("car",), "red", made.car, size=0.62, wide=1.0),
        Kind("tree", ("tree",), "green", grown.tree, size=0.66, wide=0.85, parts=("trunk",)),
        Kind("house", ("house", "cottage"), "white", made.house, size=0.52, wide=0.95, parts=("roof", "door")),
        Kind("boat", ("boat", "sailing boat", "sailboat"), "red", made.boat, size=0.56, wide=1.0, parts=("hull",)),
        Kind("flower", ("flower",), "pink", grown.flower, size=0.6, wide=0.65, parts=("middle", "leaf")),
        Kind(
            "balloon",
            ("balloon", "hot air balloon"),
            "red",
            made.balloon,
            sits="sky",
            size=0.56,
            wide=0.7,
            round=True,
            parts=("basket",),
        ),
        Kind("mushroom", ("mushroom", "toadstool"), "red", grown.mushroom, size=0.46, wide=1.0, parts=("stalk",)),
        Kind("castle", ("castle",), "purple", made.castle, size=0.66, wide=1.0, parts=("roof", "door")),
        Kind("cat", ("cat",), "orange", grown.cat, size=0.5, wide=0.75),
        Kind("sun", ("sun",), "yellow", grown.sun, sits="sky", size=0.42, wide=1.0, round=True),
        Kind("mountain", ("mountain", "mountains"), "blue", grown.mountain, sits="back", size=0.5, wide=1.6),
        Kind("forest", ("forest", "woods"), "green", grown.forest, sits="back", size=0.5, wide=2.0),
        Kind("ball", ("ball",), "red", made.ball, size=0.4, wide=1.0, round=True, parts=("stripe",)),
        Kind("fish", ("fish",), "orange", grown.fish, sits="sky", size=0.48, wide=1.0),
        Kind("person", ("person",), "blue", made.person, size=0.62, wide=0.6, parts=("trousers",)),
    )
}
