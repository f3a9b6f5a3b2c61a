"""Which agency a text credits as its author; an agency that is merely quoted is none."""

import pytest

from services.ingest.domain.agency import credited_agency


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("KYIV, Nov 11 (Reuters) - Troops moved.", "Reuters"),
        ("SEOUL, South Korea (AP) — Troops moved.", "AP"),
        ("By the Associated Press\n\nTroops moved.", "AP"),
        ("MOSCOW, November 11. /TASS/. Troops moved.", "TASS"),
        ("Troops moved.\n\n© AFP", "AFP"),
        ("Troops moved.\n\n© 2024 AFP", "AFP"),
        ("Troops moved.\n\nWith reporting by Interfax", "Interfax"),
        ("Troops moved, the ministry told Reuters on Monday.", None),
        ("The AP-7 motorway was closed.", None),
        ("Troops moved.", None),
    ],
)
def test_a_dateline_or_a_credit_line_names_it(text: str, agency: str | None) -> None:
    assert credited_agency(text) == agency


def test_an_author_or_the_feeds_own_credit_names_it() -> None:
    assert credited_agency("Troops moved.", ("Agence France-Presse",)) == "AFP"
    assert credited_agency("Troops moved.", (), "Reuters") == "Reuters"
    assert credited_agency("Troops moved.", ("By The Associated Press",)) == "AP"
    assert credited_agency("Troops moved.", ("Ann Reuters", "Ani", "Aa"), "The Ledger") is None


def test_an_agency_in_the_middle_is_a_quoted_one() -> None:
    middle = "Troops moved. " * 60 + "\n(Reuters) said so.\n" + "Troops moved. " * 60
    assert credited_agency(middle) is None
