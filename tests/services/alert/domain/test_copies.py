"""One outlet's words that another changes a little are one voice; what two were told alike, or deny alike, is not."""

from datetime import timedelta
from itertools import permutations

import pytest

from services.alert.domain.copies import copied
from services.alert.domain.corroboration import Families, Voice, echoes, thinned
from services.alert.domain.incident import MAX_DENIALS, MAX_REPORTS, Incident, Report, absorb, begin
from services.alert.domain.simulation import Simulation
from shared.contracts.finding import Finding
from tests.builders import MORNING, a_finding, a_reference, a_tagged

HOUR = timedelta(hours=1)
SAID, SEEN = ", the governor said.", ", shepherds said."
BRIDGE = "Nepal has flown 640 gunners to the airstrip above the old dam to guard the two bridges there all winter"
MARCH = "to march with the garrison along the frozen canal as far as the salt works before the thaw sets in"


def telling(sentence: str, by: str | None = None, **given: object) -> Finding:
    evidence = {"start": 0, "end": 5, "quote": sentence[:5]}
    evidence |= {"sentence": sentence, "sentence_start": 0, "sentence_end": len(sentence)}
    return a_finding(attribution=by, host="MLI", actors=("NPL",)).model_copy(
        update={"evidence": a_finding().evidence.model_copy(update=evidence), **given}
    )


@pytest.mark.parametrize(
    ("one", "other", "copy"),
    [
        (telling(f"{BRIDGE}."), telling(f"By now {BRIDGE}."), True),
        (
            telling(BRIDGE + SAID, "governor"),
            telling(BRIDGE + SAID, "governor"),
            True,
        ),
        (
            telling(BRIDGE + SAID, "governor"),
            telling(BRIDGE + SEEN, "shepherds"),
            False,
        ),
        (telling(BRIDGE + SAID, "governor"), telling(f"{BRIDGE}."), False),
        (telling(f"{BRIDGE}, and our man saw them land."), telling(f"{BRIDGE}."), False),
        (telling(f"{BRIDGE}."), telling(f"{BRIDGE.replace('640', '910')}."), False),
        (telling(f"{BRIDGE}."), telling(f"{BRIDGE.replace('two', 'three')}."), False),
        (telling(f"{BRIDGE}, with 12 guns."), telling(f"{BRIDGE}."), True),
        (
            telling(f"{BRIDGE}."),
            telling("A camp stands above the old dam to guard the two bridges there."),
            False,
        ),
    ],
    ids=[
        "a word more",
        "one source",
        "two sources",
        "a source and none",
        "a witness of its own",
        "another number",
        "another number, in words",
        "a number left out",
        "less than two thirds",
    ],
)
def test_a_sentence_is_copied_only_with_its_source_its_numbers_and_most_of_its_words(
    one: Finding, other: Finding, *, copy: bool
) -> None:
    assert copied(one, other) is copied(other, one) is copy


def desk_of(*told: tuple[str, str, int], revision: int = 1) -> Simulation:
    desk = Simulation()
    for name, sentence, hours in told:
        source = {"id": name, "publisher": f"{name}.example"}
        desk.read(
            a_tagged(
                telling(sentence),
                article=name,
                source=source,
                published_at=MORNING + hours * HOUR,
                revision=revision,
                syndication=f"s-{name}",
            )
        )
    return desk


def incidents(desk: Simulation) -> list[Incident]:
    return [incident for incident in desk.memory.incidents.values() if incident is not None]


def test_how_many_voices_there_are_does_not_hang_on_the_order_in_which_they_come_in() -> None:
    told = (("a", f"{BRIDGE}.", 0), ("b", f"{BRIDGE} {MARCH}.", 1), ("c", f"Some men are there {MARCH}.", 2))
    desks = [desk_of(*order) for order in permutations(told)]
    voices = {incident.publishers for desk in desks for incident in incidents(desk)}
    assert voices == {("a.example", "c.example")}


def test_much_the_same_words_of_another_outlet_stand_when_the_first_takes_its_own_back() -> None:
    desk = desk_of(("a", f"{BRIDGE}.", 0), ("b", f"By now {BRIDGE}.", 1))
    source = {"id": "a", "publisher": "a.example"}
    gone = desk.read(a_tagged(article="a", source=source, published_at=MORNING, revision=2, syndication="s-a"))
    (incident,) = incidents(desk)
    assert not gone.alerts
    assert incident.publishers == ("b.example",)


def test_who_denies_a_claim_in_its_own_words_copies_nothing_and_goes_on_denying_it() -> None:
    incident: Incident = begin("i", "rule", "theatre", MORNING)
    said = telling(f"{BRIDGE}.")
    for name, given in (("a", {"findings": (said,)}), ("d", {"denied": (said,)}), ("e", {"denied": (said,)})):
        article = a_reference(id=name, source={"id": name}, published_at=MORNING, syndication=f"s-{name}")
        incident = absorb(incident, Report.model_validate({"article": article, **given}), Families())
    assert [incident.known[name].copied for name in "ade"] == ["", "", "s-d"]
    same = {name: one._replace(text="s", copied="") for name, one in incident.known.items()}
    assert echoes(same, "a") == frozenset()
    assert echoes(same, "d") == {"e"}


def test_a_voice_whose_report_is_held_is_not_thinned_out_and_one_that_is_gone_is_done_without() -> None:
    known = {f"n{k}": Voice(1, "claims", f"t{k}", f"f{k}", credited=False, seconds=k) for k in range(9)}
    known["old"] = Voice(1, "claims", "t0", "f0", credited=False, seconds=5)
    assert "old" not in thinned(known, 8)
    assert "old" in thinned(known, 8, {"old"})
    incident = begin("i", "rule", "theatre", MORNING)
    for name in "ab":
        report = Report(article=a_reference(id=name, published_at=MORNING), findings=(telling(f"{BRIDGE}."),))
        incident = absorb(incident.model_copy(update={"known": {}}), report, Families())
    assert set(incident.known) == {"b"}


def heard(incident: Incident, *told: tuple[str, Report], hours: int = 0) -> Incident:
    """Take in what each outlet reports."""
    at = MORNING + hours * HOUR
    for name, report in told:
        article = a_reference(id=name, source={"id": name}, published_at=at, syndication=f"s-{name}")
        incident = absorb(incident, report.model_copy(update={"article": article}), Families())
    return incident


def claims(sentence: str, assertion: str = "actual") -> Report:
    return Report(article=a_reference(), findings=(telling(sentence, assertion=assertion),))


def test_a_copy_that_is_too_weak_to_be_kept_is_no_voice_either_and_one_with_words_of_its_own_is() -> None:
    strong = [(f"z{k}", claims(f"{BRIDGE}.")) for k in range(MAX_REPORTS)]
    weak = [("copy", claims(f"By now {BRIDGE}.", "possible")), ("own", claims(f"Men {MARCH}.", "possible"))]
    incident = heard(begin("i", "rule", "theatre", MORNING), *strong)
    incident = heard(incident, *weak, hours=1)
    assert {r.article.source.id for r in incident.reports} == {name for name, _ in strong}
    assert incident.publishers == ("z0", "own")


def test_what_is_pushed_out_by_a_report_it_copies_is_no_voice_whatever_comes_in_first() -> None:
    strong = [(f"a{k}", claims(f"Men {MARCH}.")) for k in range(MAX_REPORTS - 1)]
    late = [
        ("first", claims(f"{BRIDGE}.", "planned")),
        ("copy", claims(f"By now {BRIDGE}.")),
        ("pad", claims(f"Men {MARCH}.", "possible")),
    ]
    begun = heard(begin("i", "rule", "theatre", MORNING), *strong)
    heard_of = {heard(begun, *order).publishers for order in permutations(late)}
    assert heard_of == {("a0", "copy")}


def test_what_is_pushed_out_is_a_copy_of_words_that_are_kept_and_not_of_its_own() -> None:
    strong = [(f"a{k}", claims(f"Men {MARCH}.")) for k in range(MAX_REPORTS - 2)]
    late = [
        ("first", claims(f"{BRIDGE}.", "possible")),
        ("last", claims(f"{BRIDGE}, with 12 guns.")),
        ("pad", claims(f"Men {MARCH}.")),
    ]
    incident = heard(begin("i", "rule", "theatre", MORNING), *strong, *late)
    assert [incident.known[name].copied for name in ("first", "last")] == ["s-last", ""]


def test_a_denial_that_is_pushed_out_is_no_copy_of_the_claim_that_it_denies() -> None:
    said = telling(f"{BRIDGE}.")
    denials = [(f"d{k}", Report(article=a_reference(), denied=(said,))) for k in range(MAX_DENIALS + 1)]
    others = [(name, report.model_copy(update={"denied": (telling(f"{name} {MARCH}."),)})) for name, report in denials]
    incident = heard(begin("i", "rule", "theatre", MORNING), ("a", claims(f"{BRIDGE}.")), *others[:-1], denials[-1])
    assert len(incident.reports) == 1 + MAX_DENIALS
    assert incident.known[denials[-1][0]].copied == ""
