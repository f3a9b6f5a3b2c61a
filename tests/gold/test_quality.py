"""The quality card: no figure falls, and the page is that of this tagger."""

import json
import re

import pytest

from tests.gold.quality import FLOORS, PAGE, fallen, figures, floors, news_score, own_score, page, rows
from tests.gold.scoring import Mention, Passage, Ratio, Score, pairs, score

# The page may be modest: it needs no new writing for every step forward. It must not boast.
BOASTS = 0.03


@pytest.fixture(scope="module")
def own() -> Score:
    return own_score()


def test_no_figure_of_our_own_passages_falls_below_its_floor(own: Score) -> None:
    least = json.loads(FLOORS.read_text(encoding="utf-8"))["own"]
    assert least
    assert fallen(figures(own), least) == []


def test_no_figure_of_real_news_falls_below_its_floor() -> None:
    news = news_score()
    if news is None:
        pytest.skip("GOLD_DIR is not set: those passages are not part of the repository")
    assert fallen(figures(news), json.loads(FLOORS.read_text(encoding="utf-8"))["news"]) == []


def test_the_page_has_the_rows_it_should_and_claims_no_more_than_is_so(own: Score) -> None:
    """Where this fails: make quality."""
    shown, fresh = rows(PAGE.read_text(encoding="utf-8")), rows(page(own, {}))
    assert shown.keys() == fresh.keys()
    many = [name for name, cells in fresh.items() if int(cells[3]) >= 20]
    assert [name for name in many if _share(shown[name][0]) > _share(fresh[name][0]) + BOASTS] == []


def _share(cell: str) -> float:
    return 0.0 if cell == "–" else float(cell)


def test_the_page_tells_weaknesses_before_figures_and_is_written_the_same_twice(own: Score) -> None:
    text = page(own, {})
    assert text.index("## Known weaknesses") < text.index("## Indicators")
    assert text == page(own_score(), {})
    assert len(re.findall(r"^- \*\*\w+: ", text, re.MULTILINE)) >= min(5, len(own.differences))


def test_a_floor_lies_under_what_is_reached_and_few_mentions_have_none() -> None:
    reached = {"kind.a": {"f1": 0.876, "n": 40}, "kind.b": {"f1": 1.0, "n": 3}}
    assert floors(reached) == {"kind.a": 0.86}
    assert fallen(reached, floors(reached)) == []


def test_what_is_below_its_floor_or_gone_is_named() -> None:
    assert fallen({"a": {"f1": 0.5}}, {"a": 0.6, "b": 0.1, "c": 0.0}) == [
        "a: 0.5 < 0.6",
        "b: gone < 0.1",
        "c: gone < 0.0",
    ]


# --- the scorer -------------------------------------------------------------------------------------------------------


def a_mention(kind: str = "force", span: tuple[int, int] = (0, 10), **given: object) -> Mention:
    values: dict[str, object] = {"indicator": "troop_figure", "assertion": "actual", "count": (5, 5), **given}
    return Mention(kind=kind, spans=(span,), **values)  # type: ignore[arg-type]  # named by the test


def a_passage(*mentions: Mention) -> Passage:
    return Passage("p1", "Five men stood there, and five more came.", None, mentions)


def judged(label: tuple[Mention, ...], found: tuple[Mention, ...], monkeypatch: pytest.MonkeyPatch) -> Score:
    """Score as if the tagger had found *found*."""
    monkeypatch.setattr("tests.gold.scoring._mention", lambda finding: finding)
    return score([a_passage(*label)], lambda _: found)  # type: ignore[arg-type,return-value]  # they pass for findings


def test_a_passage_without_mentions_or_findings_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    result = judged((), (), monkeypatch)
    assert result["presence"] == result["mention"] == result["span"] == 1.0
    assert result.differences == []


def test_the_same_words_with_the_same_values_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    result = judged((a_mention(),), (a_mention(),), monkeypatch)
    assert result.ratios["mention.troop_figure"] == Ratio(1, 1, 1)
    assert result.ratios["kind.troop_figure.force"] == Ratio(1, 1, 1)
    assert result["assertion"] == 1.0


def test_a_wrong_value_is_a_span_and_no_mention(monkeypatch: pytest.MonkeyPatch) -> None:
    result = judged((a_mention(),), (a_mention(count=(6, 6)),), monkeypatch)
    assert result.ratios["span.troop_figure"] == Ratio(1, 1, 1)
    assert result.ratios["mention.troop_figure"] == Ratio(0, 1, 1)


def test_losses_make_no_passage_positive(monkeypatch: pytest.MonkeyPatch) -> None:
    result = judged((a_mention("losses"),), (a_mention("losses"),), monkeypatch)
    assert result.ratios["presence.troop_figure"] == Ratio(0, 0, 0)


def test_what_readers_disagreed_on_is_neither_asked_for_nor_held_against(monkeypatch: pytest.MonkeyPatch) -> None:
    for found in ((), (a_mention(),)):
        result = judged((a_mention(optional=True),), found, monkeypatch)
        assert result.ratios["mention.troop_figure"] == Ratio(0, 0, 0)
        assert result.ratios["presence.troop_figure"] == Ratio(0, 0, 0)
    far = judged((a_mention(optional=True),), (a_mention(span=(20, 30)),), monkeypatch)
    assert far.ratios["mention.troop_figure"] == Ratio(0, 1, 0)


def test_an_assertion_that_readers_disagreed_on_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    result = judged((a_mention(assertion=None),), (a_mention(),), monkeypatch)
    assert result.ratios["assertion"] == Ratio(0, 0, 0)


def test_foreign_forces_are_right_by_their_senders_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    label = a_mention("advisers", indicator="foreign_forces", actors=frozenset({"USA"}))
    other_kind = a_mention("state_troops", indicator="foreign_forces", actors=frozenset({"USA"}), count=(9, 9))
    result = judged((label,), (other_kind,), monkeypatch)
    assert result.ratios["mention.foreign_forces"] == Ratio(1, 1, 1)
    assert result.ratios["kind.foreign_forces.advisers"] == Ratio(0, 0, 1)


def test_of_two_findings_the_right_one_meets_the_label_though_it_overlaps_less() -> None:
    label = a_mention(span=(0, 10))
    assert pairs([label], [a_mention(count=(1, 1)), a_mention(span=(8, 20))]) == [(0, 1)]


def test_each_finding_is_used_once() -> None:
    assert pairs([a_mention(), a_mention(span=(2, 9))], [a_mention(span=(2, 9))]) == [(0, 0)]
    assert pairs([a_mention()], [a_mention(indicator="drone_activity")]) == []
