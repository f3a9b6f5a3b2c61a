"""Many feeds that fail together are one line; few are a line each."""

from services.ingest.domain.bulletin import Change, tell


def test_when_all_feeds_fail_then_one_line_says_so() -> None:
    changes = [Change(f"f{n}", "new", "failing", "its name can't be resolved") for n in range(12)]
    [line] = tell(changes, 12)
    assert line.text.startswith("all 12 feeds can't be read now")
    assert "f3 and 8 more" in line.text
    assert (line.bad, line.reason) == (True, "its name can't be resolved")


def test_when_two_fail_then_each_has_its_line_and_reason() -> None:
    lines = tell([Change("a", "ok", "failing", "no connection"), Change("b", "ok", "gone", "410")], 12)
    assert [(line.sources, line.reason) for line in lines] == [(("a",), "no connection"), (("b",), "410")]
    assert "gone for good" in lines[1].text


def test_when_many_are_gone_then_nobody_is_told_that_they_are_tried_again() -> None:
    changes = [Change(name, "ok", "gone", "410") for name in "abc"] + [Change("d", "ok", "failing", "no connection")]
    assert [line.text for line in tell(changes, 12)] == [
        "feed d can't be read now, tried again by itself",
        "3 of 12 feeds are gone for good, asked no more: a, b, c",
    ]


def test_a_recovery_is_told_and_a_first_success_is_not() -> None:
    [line] = tell([Change("a", "failing", "ok"), Change("b", "new", "ok")], 12)
    assert (line.text, line.bad) == ("feed a answers again", False)
    [line] = tell([Change(name, "failing", "ok") for name in "abcd"], 4)
    assert line.text == "all 4 feeds answer again: a, b, c, d"


def test_when_nothing_is_worth_telling_then_nothing_is_told() -> None:
    assert tell([Change("a", "new", "ok"), Change("b", "ok", "empty")], 2) == []


def test_a_silence_is_told_and_so_is_its_end() -> None:
    [line] = tell([Change("a", "ok", "silent"), Change("b", "new", "silent")], 12)
    assert (line.text, line.bad) == ("feed a has fallen silent", True)
    [line] = tell([Change(name, "ok", "silent") for name in "abc"], 3)
    assert line.text == "all 3 feeds have fallen silent: a, b, c"
    [line] = tell([Change("a", "silent", "ok")], 12)
    assert (line.text, line.bad) == ("feed a brings something new again", False)
    [line] = tell([Change("a", "failing", "silent")], 12)
    assert line.bad
