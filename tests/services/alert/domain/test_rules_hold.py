"""The rulebook: which rules hold, what they stand on, and that asking a thousand asks almost none."""

from hypothesis import given
from hypothesis import strategies as st

from services.alert.domain.part import Part, parts
from services.alert.domain.rule import Match, Rule
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.shelf import load
from shared.contracts.finding import Finding, Quantity
from tests.builders import a_finding, a_tagged
from tests.shared.contracts.strategies import FINDINGS

STRIKE = a_finding("drone_activity", "drones hit the depot", actors=("UKR",), places=("Engels",))
TROOPS = a_finding(actors=("RUS",))
SHELLING = a_finding("missile_air_strikes", "shelling", salient=False)
LOSSES = a_finding(kind="losses", quote="200 soldiers were killed", salient=False)


def part(*findings: Finding, **article: object) -> Part:
    (only,) = parts(a_tagged(*findings, **article))
    return only


def held(*rules: Rule, of: Part) -> dict[str, Match]:
    return {match.rule.name: match for match in Rulebook(rules).matches(of)}


def test_a_rule_stands_on_the_findings_of_the_indicators_it_names() -> None:
    rule = Rule("r", when="size(findings) == 2", indicators=frozenset({"drone_activity"}))
    assert held(rule, of=part(STRIKE, TROOPS))["r"].findings == (STRIKE,)
    anything = Rule("r", when="size(findings) == 2")
    assert held(anything, of=part(STRIKE, TROOPS))["r"].findings == (STRIKE, TROOPS)


def test_what_stands_beside_carries_only_a_rule_that_asks_for_it_by_name() -> None:
    asks = Rule("r", when="beside.exists(f, f.kind == 'strike')", indicators=frozenset({"missile_air_strikes"}))
    match = held(asks, of=part(SHELLING))["r"]
    assert (match.findings, match.beside) == ((SHELLING,), ())
    deaf = Rule("r", when="true", indicators=frozenset({"missile_air_strikes"}))
    assert held(deaf, of=part(SHELLING)) == {}
    nameless = Rule("r", when="beside.exists(f, f.kind == 'strike')")
    assert held(nameless, of=part(SHELLING)) == {}
    assert held(nameless, of=part(SHELLING, TROOPS))["r"].beside == (SHELLING,)


def test_losses_are_asked_about_beside_and_never_carry() -> None:
    rule = Rule("r", when="beside.exists(f, f.kind == 'losses')", indicators=frozenset({"troop_figure"}))
    assert held(rule, of=part(LOSSES)) == {}
    assert held(rule, of=part(LOSSES, TROOPS))["r"].findings == (TROOPS,)


def test_what_is_denied_or_long_past_is_nothing_that_a_rule_sees() -> None:
    rule = Rule("r", when="findings.size() == 1")
    past = [f.model_copy(update={"assertion": a}) for f in (STRIKE, SHELLING) for a in ("denied", "historical")]
    assert list(held(rule, of=part(TROOPS, *past))) == ["r"]


def test_a_rule_stays_silent_where_one_that_inhibits_it_holds() -> None:
    strong = Rule("strong", when="findings.exists(f, 'UKR' in f.actors)", inhibits=("weak",))
    weak = Rule("weak", when="true")
    assert list(held(weak, strong, of=part(STRIKE))) == ["strong"]
    assert list(held(weak, strong, of=part(TROOPS))) == ["weak"]


def test_the_least_severity_rises_with_what_holds_as_well() -> None:
    rule = Rule(
        "r",
        when="true",
        severity="low",
        rises=(("critical", "findings.exists(f, f.count >= 10000)"), ("high", "findings.exists(f, f.count >= 1000)")),
    )

    def least(count: int) -> str | None:
        quantity = Quantity(low=count, high=None, modifier="exact")
        return held(rule, of=part(a_finding(quantity=quantity)))["r"].least

    assert [least(10), least(1000), least(50_000)] == ["low", "high", "critical"]
    assert held(Rule("r", when="true"), of=part(TROOPS))["r"].least is None


def test_an_indicator_that_no_rule_names_has_one_by_its_name_unless_another_took_it() -> None:
    own = a_finding("naval_blockade", "blockaded")
    assert list(held(Rule("r", when="false"), of=part(own))) == ["naval-blockade"]
    assert list(held(Rule("r", when="true"), of=part(own))) == ["r"]
    strict = Rule("strict", when="false", indicators=frozenset({"naval_blockade"}))
    assert held(strict, of=part(own)) == {}


def test_the_article_itself_can_be_asked_about() -> None:
    rule = Rule("r", when="article.publisher == 'ledger.example' && article.title.contains('border')")
    assert list(held(rule, of=part(TROOPS))) == ["r"]
    assert list(held(rule, of=part(TROOPS, title="Quiet"))) != ["r"]


def test_a_thousand_rules_are_asked_only_where_what_they_need_is_told() -> None:
    rules = [
        Rule(f"r{k}", when=f"findings.exists(f, f.indicator == 'drone_activity' && 'Town {k}' in f.places)")
        for k in range(1000)
    ]
    book = Rulebook(rules)
    asked = list(
        book._candidates(book.view(part(STRIKE.model_copy(update={"places": ("Town 7", "Town 8", "Engels")}))))
    )
    assert [judged.rule.name for judged in asked] == ["r7", "r8"]


def test_a_thousand_words_of_quotes_are_looked_up_by_their_letters() -> None:
    words = [f"{one}{two}{three}" for one in "bdfgklmnprstvz" for two in "aeiou" for three in ("lon", "mer", "pot")]
    rules = [Rule(w, when=f"findings.exists(f, f.quote.contains('{w}'))") for w in (*words, "depot", "on")]
    book = Rulebook(rules)
    asked = {judged.rule.name for judged in book._candidates(book.view(part(STRIKE)))}
    assert asked == {"depot", "on"}  # a word of two letters is asked about always
    assert set(held(*rules, of=part(STRIKE))) == {"depot", "on"}
    assert set(held(*rules, of=part(a_finding("drone_activity", "drones balon depot")))) == {"balon", "depot", "on"}


def test_a_condition_that_rules_share_is_asked_once() -> None:
    book = Rulebook(Rule(f"r{k}", when=f"size(findings) > 0 && size(beside) < {k + 9}") for k in range(50))
    view = book.view(part(TROOPS))
    assert all(view.true(judged.when) for judged in book.judged if judged.when)
    assert len(view._found) == 51


def test_the_rules_that_come_with_it_cover_every_indicator_there_is_and_their_combination() -> None:
    shelf = load()
    named = {name for rule in shelf.rulebook.by_name.values() for name in rule.indicators}
    assert named == {
        *("troop_figure", "foreign_forces", "drone_activity"),
        *("missile_air_strikes", "mobilisation", "offensive_preparations", "arms_transfers"),
    }
    assert all(len(fires) >= 2 and len(silent) >= 2 for fires, silent in shelf.examples.values())


_CONDITIONS = st.sampled_from([
    "findings.exists(f, f.indicator == 'troop_figure' && f.count >= 5000)",
    "findings.exists(f, f.indicator == 'drone_activity' && 3 > f.count)",
    "findings.exists_one(f, f.kind in ['strike', 'force'] && f.low <= 10)",
    "beside.exists(f, f.host == 'MLI' || f.score < 30)",
    "findings.exists(f, 'RUS' in f.actors && f.high > 100 && f.confidence >= 0.5)",
    "findings.exists(f, f.assertion == 'planned')",
    "findings.all(f, f.count > 10)",
    "article.revision >= 2",
    "article.publisher == 'ledger.example'",
    "findings.exists(f, f.host == '' && f.indicator == 'foreign_forces')",
    "!(findings.exists(f, f.kind == 'force'))",
    "findings.exists(f, f.quote.contains('troops')) || article.title.startsWith('Tr')",
    "findings.exists(f, f.indicator == 'troop_figure' && f.quote.contains('0'))",
    "beside.exists(f, f.quote.startsWith('more than') || f.quote.endsWith('soldiers'))",
])  # fmt: skip
_EXPRESSIONS = st.recursive(
    _CONDITIONS,
    lambda inner: st.tuples(inner, st.sampled_from([" && ", " || "]), inner).map(lambda t: f"({t[0]}{t[1]}{t[2]})"),
    max_leaves=4,
)


@given(st.lists(_EXPRESSIONS, min_size=1, max_size=40), st.lists(FINDINGS, min_size=1, max_size=5))
def test_no_rule_that_would_hold_is_left_unasked(sources: list[str], findings: list[Finding]) -> None:
    book = Rulebook(Rule(f"r{number}", when=source) for number, source in enumerate(sources))
    for one in parts(a_tagged(*findings)):
        view = book.view(one)
        wanted = [j.rule.name for j in book.judged if j.when and view.true(j.when)]
        assert [j.rule.name for j in book._candidates(view) if j.when and view.true(j.when)] == wanted
