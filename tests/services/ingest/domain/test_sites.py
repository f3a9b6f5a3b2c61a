"""Whether two addresses are of one house."""

import pytest

from services.ingest.domain.sites import is_front_page, is_short_link, same_site


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://news.ledger.com/a", "https://ledger.com/b", True),
        ("https://www.ledger.co.uk/a", "https://amp.ledger.com/b", True),
        ("https://ledger.com.au/a", "https://gazette.com.au/a", False),
        ("https://ledger.example/a", "https://ledger.gazette.example/a", False),
        ("http://127.0.0.1:8001/a", "http://127.0.0.1:8002/a", True),
        ("http://127.0.0.1/a", "http://10.0.0.1/a", False),
        ("http://localhost/a", "http://localhost/b", True),
        ("ftp://ledger.example/a", "ftp://ledger.example/a", False),
    ],
)
def test_two_addresses_are_of_one_site_if_its_publishers_name_is_one(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


def test_short_links_and_front_pages_are_known() -> None:
    assert is_short_link("https://bit.ly/x7")
    assert not is_short_link("https://ledger.example/x7")
    assert is_front_page("https://www.ledger.example/?utm_source=feed")
    assert not is_front_page("https://ledger.example/?story=7")
