"""The palette is the one that segmentation ControlNets were trained on, and its classes are found by name."""

from __future__ import annotations

from engine.catalog import ade20k
from engine.loading import annotators


def test_the_colours_are_the_annotators() -> None:
    with annotators.importing():
        from controlnet_aux.util import ade_palette
    assert [list(each.colour) for each in ade20k.classes()] == ade_palette()


def test_names_stand_by_their_colours() -> None:
    """Known answers, from mmsegmentation's ade.py."""
    known = {each.name: each.colour for each in ade20k.classes()}
    assert len(known) == 150
    assert known["sky"] == (6, 230, 230)
    assert known["tree"] == (4, 200, 3)
    assert known["water"] == (61, 230, 250)
    assert known["house"] == (255, 9, 224)
    assert known["flower"] == (255, 0, 0)
    assert known["animal"] == (255, 0, 122)
    assert known["flag"] == (92, 0, 255)


def test_the_usual_ones_come_first() -> None:
    assert len(ade20k.common()) == 24
    assert ade20k.matching("")[:24] == ade20k.common()
    assert len(ade20k.matching(" ")) == 150


def test_a_class_is_found_by_the_beginning_of_a_word() -> None:
    assert [each.name for each in ade20k.matching("pool")] == ["pool table", "swimming pool"]
    assert [each.name for each in ade20k.matching(" Chest of")] == ["chest of drawers"]
    assert ade20k.matching("unicorn") == ()


def test_other_words_for_it_find_a_class_after_those_that_are_called_so() -> None:
    assert [each.name for each in ade20k.matching("castle")] == ["building"]
    assert [each.name for each in ade20k.matching("plan")] == ["plant", "airplane"]
    assert ade20k.also().keys() <= {each.name for each in ade20k.classes()}


def test_a_colour_tells_its_class() -> None:
    assert ade20k.by_colour()[(6, 230, 230)].name == "sky"
    assert ade20k.by_colour()[(140, 140, 140)].name == "road"
    assert (1, 2, 3) not in ade20k.by_colour()
