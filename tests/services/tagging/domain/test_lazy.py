"""Worked out once."""

from services.tagging.domain.lazy import lazy


class Sum:
    def __init__(self) -> None:
        self.times = 0

    @lazy
    def total(self) -> int:
        """The sum."""
        self.times += 1
        return 7


def test_it_is_worked_out_when_asked_for_and_once() -> None:
    one, other = Sum(), Sum()
    assert one.times == 0
    assert (one.total, one.total, one.times) == (7, 7, 1)
    assert other.times == 0


def test_of_the_class_it_is_itself() -> None:
    assert Sum.total.__doc__ == "The sum."
