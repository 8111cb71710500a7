"""A moment's memory of what is on the disk: good answers only, and not for long."""

from engine.brief_memory import KEPT, SECONDS, Briefly, fine


class Shelf:
    """Says “gone” until something is put there, and counts how often it was looked at."""

    def __init__(self) -> None:
        self.there, self.looks = False, 0

    def lacks(self, _name: str) -> str:
        self.looks += 1
        return "" if self.there else "gone"


def test_a_good_answer_stands_for_a_second_and_a_bad_one_not_at_all() -> None:
    now, shelf = [0.0], Shelf()
    memory = Briefly(lambda: now[0])
    for _ in range(2):
        assert memory.ask(shelf.lacks, "a", good=fine) == "gone"
    shelf.there = True
    assert memory.ask(shelf.lacks, "a", good=fine) == "" and shelf.looks == 3
    shelf.there = False
    assert memory.ask(shelf.lacks, "a", good=fine) == "" and shelf.looks == 3
    assert memory.ask(shelf.lacks, "b", good=fine) == "gone"
    now[0] = SECONDS + 0.1
    assert memory.ask(shelf.lacks, "a", good=fine) == "gone"


def test_it_does_not_grow() -> None:
    shelf = Shelf()
    shelf.there, memory = True, Briefly(lambda: 0.0)
    for number in range(KEPT + 10):
        memory.ask(shelf.lacks, str(number), good=fine)
    memory.ask(shelf.lacks, "0", good=fine)
    assert shelf.looks == KEPT + 11
