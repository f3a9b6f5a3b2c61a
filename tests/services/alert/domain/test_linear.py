"""
What is done for sentences that were made to cost time: a ratio of two lengths, so that no machine is too slow for it.

A search that tries two ways to read each of n words takes 2^n steps, which no limit on a sentence makes harmless.
"""

from time import thread_time

import pytest

from services.alert.domain.headline import headline
from services.alert.domain.phrase import part
from shared.contracts.finding import Evidence, Finding
from tests.builders import a_finding, a_reference

TROOPS = "400 soldiers"
HOSTILE = [
    ("Chad's plan to withdraw 400 soldiers from Mali was ", "finally ", "read out."),
    ("Chad's plan to withdraw 400 soldiers ", "in By 9 ", "."),
    ("Chad's plan to withdraw 400 soldiers ", "but ", "."),
    ("The 400 soldiers ", "had been said to ", "."),
    ("", "withdrawal of its ", "400 soldiers."),
    ("They ", "press for ", "withdrawing 400 soldiers."),
    ("They ", "called for the exit and ", "withdrawal of 400 soldiers."),
    ("", "Chad 9,000 ", "400 soldiers."),
    ("There are 400 soldiers in Mali and Chad", ", Aa and", "."),
    ("There are 400 soldiers in Mali, Chad", " , Aa", "."),
    ("The 400 soldiers of ", "the border of near ", "Mali."),
]
DRONES = [("The 9 drones ", "a b-c has ", "."), ("", "a, ", "9 drones."), ("The 9 drones", "-and ", ".")]


def _found(sentence: str, quote: str, indicator: str) -> Finding:
    first = sentence.index(quote)
    evidence = Evidence(
        start=first,
        end=first + len(quote),
        quote=quote,
        sentence_start=0,
        sentence_end=len(sentence),
        sentence=sentence,
    )
    return a_finding(indicator, quote, actors=("TCD",)).model_copy(
        update={"evidence": evidence, "places": tuple(name for name in ("Mali", "Chad") if name in sentence)}
    )


def _cost(finding: Finding) -> float:
    """Give the least processor time that it took to write a headline of *finding*, ten times over."""
    article, spent = a_reference(), []
    for _ in range(3):
        began = thread_time()
        for _ in range(10):
            part(finding, 90)
            headline([(finding, article)])
        spent.append(thread_time() - began)
    return min(spent)


@pytest.mark.parametrize(("before", "again", "behind"), HOSTILE)
def test_a_sentence_twice_as_long_takes_no_more_than_a_few_times_the_time(before: str, again: str, behind: str) -> None:
    short, long = (_cost(_found(before + again * n + behind, TROOPS, "foreign_forces")) for n in (9, 18))
    assert long <= 12 * short


@pytest.mark.parametrize(("before", "again", "behind"), DRONES)
def test_a_sentence_about_drones_does_neither(before: str, again: str, behind: str) -> None:
    short, long = (_cost(_found(before + again * n + behind, "drones", "drone_activity")) for n in (9, 18))
    assert long <= 12 * short
