"""An excerpt is short and printable, and its offsets still name the same words."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from services.alert.domain.excerpt import (
    MAX_NAME_CHARS,
    MAX_NAMES,
    MAX_QUOTE_CHARS,
    MAX_SENTENCE_CHARS,
    excerpt,
    quoted,
    shortened,
)
from shared.contracts.finding import ArticleRef, Evidence, Finding
from tests.builders import a_finding, a_reference
from tests.shared.contracts.strategies import FINDINGS, REFERENCES

HOSTILE = "Tanks\x1b[31m\r\nFORGED\u202e line\u2066\u061c\u200b\u2028end\0\x9b"


@given(st.text(), st.integers(1, 50))
def test_a_shortened_text_is_one_harmless_line_within_its_limit(text: str, limit: int) -> None:
    line = shortened(text, limit)
    assert len(line) <= limit
    assert not any(unicodedata.category(c) in {"Cc", "Zl", "Zp"} for c in line)
    assert not any(
        unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"} for c in line
    )
    assert shortened(line, limit) == line


def test_what_is_not_printable_goes_and_what_breaks_a_line_becomes_a_space() -> None:
    assert shortened(HOSTILE, 100) == "Tanks [31m FORGED line end"
    assert shortened("a" * 20, 10) == "a" * 9 + "…"
    assert shortened("tr\u00adoops\u2060", 10) == "troops"


@given(REFERENCES)
def test_an_ordinary_article_is_cited_as_it_is(article: ArticleRef) -> None:
    kept = excerpt(article)
    assert (kept.id, kept.event_time, kept.revision) == (article.id, article.event_time, article.revision)
    assert excerpt(kept) == kept


def test_a_hostile_article_is_cited_within_limits() -> None:
    source = {"id": "x" * 200, "name": HOSTILE.replace("\0", ""), "publisher": "p" * 500, "via": "\u200b"}
    kept = excerpt(a_reference(title=HOSTILE * 100, url="https://a.example/" + "u" * 3000, source=source))
    assert len(kept.title or "") == 300
    assert kept.url is None
    assert kept.source.name == "Tanks [31m FORGED line end"
    assert len(kept.source.id) == len(kept.source.publisher or "") == MAX_NAME_CHARS
    assert kept.source.via is None


@given(FINDINGS)
def test_an_ordinary_finding_is_quoted_as_it_is(finding: Finding) -> None:
    kept = quoted(finding)
    assert kept.evidence == finding.evidence
    assert (kept.id, kept.kind, kept.salient) == (finding.id, finding.kind, finding.salient)
    assert quoted(kept) == kept


@given(st.integers(0, 3000), st.integers(1, 600), st.integers(0, 3000), st.integers(0, 50))
def test_however_long_a_sentence_the_quote_stands_in_it_at_its_offsets(
    before: int, length: int, after: int, offset: int
) -> None:
    sentence = "".join(chr(0x4E00 + k % 5000) for k in range(before + length + after))
    text = "x" * offset + sentence
    start = offset + before
    evidence = Evidence(
        start=start,
        end=start + length,
        quote=text[start : start + length],
        sentence_start=offset,
        sentence_end=len(text),
        sentence=sentence,
    )
    kept = quoted(a_finding(evidence=evidence)).evidence
    assert len(kept.quote) == min(length, MAX_QUOTE_CHARS)
    assert len(kept.sentence) <= MAX_SENTENCE_CHARS
    assert text[kept.start : kept.end] == kept.quote
    assert text[kept.sentence_start : kept.sentence_end] == kept.sentence
    assert kept.sentence_start <= kept.start
    assert kept.end <= kept.sentence_end


def test_offsets_that_contradict_themselves_break_nothing() -> None:
    odd = Evidence(start=5, end=1, quote="q" * 900, sentence_start=9000, sentence_end=2, sentence="s" * 5000)
    kept = quoted(a_finding(evidence=odd)).evidence
    assert (len(kept.quote), len(kept.sentence)) == (MAX_QUOTE_CHARS, MAX_SENTENCE_CHARS)


def test_names_are_few_and_short() -> None:
    finding = a_finding(actors=tuple(f"{n}{HOSTILE * 20}" for n in range(500)), places=("\u200b", "Gao"), host="\x1b")
    kept = quoted(finding)
    assert len(kept.actors) == MAX_NAMES
    assert max(map(len, kept.actors)) <= MAX_NAME_CHARS
    assert kept.places == ("Gao",)
    assert kept.host is None
