"""HTML to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.domain.markup import tidy, to_line, to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain text, 1 < 2 & 3 > 2", "plain text, 1 < 2 & 3 > 2"),
        ("AT&amp;T &mdash; caf&#233;", "AT&T — café"),
        ("<p>One.</p><p>Two<br>lines.</p>", "One.\n\nTwo\nlines."),
        ("<p>One</p><script>alert(1)</script><style>p{}</style><img src=x alt=picture>", "One"),
        ("a&nbsp;b\u00a0c", "a b c"),
        ("so\u00adft\u200b and \u202eturned\x1b[31m", "soft and turned[31m"),
        ("One\r\n\r\n\r\n\r\nTwo", "One\n\nTwo"),
        ("<p>unclosed <b>and <i>nested", "unclosed and nested"),
        ("", ""),
    ],
)
def test_markup_becomes_text(html: str, text: str) -> None:
    assert to_text(html) == text


def test_a_title_is_one_line() -> None:
    assert to_line("<b>Troops</b>\n  &amp; <br>tanks ") == "Troops & tanks"


@given(st.text())
def test_tidying_twice_is_once_and_nothing_invisible_is_left(text: str) -> None:
    tidied = tidy(text)
    assert tidy(tidied) == tidied
    assert not any(ord(c) < 32 and c != "\n" for c in tidied)
    tidied.encode()
