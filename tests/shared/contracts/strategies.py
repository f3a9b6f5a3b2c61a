"""Every contract there is, in every shape it may have."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from shared.contracts.alert import (
    SEVERITIES,
    Alert,
    AlertData,
    CitedArticle,
    CitedFinding,
    Corroboration,
    Figure,
    FigureSource,
    alert_id,
    alert_type,
)
from shared.contracts.article import Article, Source
from shared.contracts.finding import ArticleRef, Evidence, Finding, Quantity, TaggedArticle, Tagger

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
FULL = TEXTS.filter(str.strip)
MAYBE = st.none() | FULL
MOMENTS = st.datetimes(timezones=st.just(UTC)) | st.just(datetime(2025, 3, 14, 8, tzinfo=UTC))
IDS = st.text("abcdefghijkl0123456789-:.", min_size=1, max_size=20)
COUNTS = st.none() | st.integers(0, 10**9)
NAMES = st.lists(FULL, max_size=3).map(tuple)
SOURCES = st.builds(
    Source, id=FULL, name=MAYBE, publisher=MAYBE, via=MAYBE, reliability=st.none() | st.sampled_from("ABCDEF")
)
ARTICLES = st.builds(
    Article,
    id=IDS,
    url=st.none() | IDS.map("https://ledger.example/{}".format),
    title=MAYBE,
    text=FULL,
    language=st.none() | st.sampled_from(["en", "de"]),
    authors=NAMES,
    published_at=st.none() | MOMENTS,
    fetched_at=MOMENTS,
    revision=st.integers(1, 1000),
    source=st.builds(Source, id=FULL, publisher=FULL, name=MAYBE),
)
REFERENCES = st.builds(
    ArticleRef,
    id=IDS,
    url=MAYBE,
    title=MAYBE,
    source=SOURCES,
    published_at=st.none() | MOMENTS,
    fetched_at=MOMENTS,
    revision=st.integers(1, 3),
    syndication=st.none() | st.sampled_from(["s1", "s2"]),
)
EVIDENCE = st.builds(
    lambda start, quote, before, after: Evidence(
        start=start + len(before),
        end=start + len(before) + len(quote),
        quote=quote,
        sentence_start=start,
        sentence_end=start + len(before + quote + after),
        sentence=before + quote + after,
    ),
    st.integers(0, 10_000),
    FULL,
    TEXTS,
    TEXTS,
)
QUANTITIES = st.builds(
    Quantity,
    low=COUNTS,
    high=COUNTS,
    modifier=st.sampled_from(["exact", "approx", "more_than", "range", "vague", "echelon"]),
    unit=MAYBE,
    echelon=st.none() | st.sampled_from(["brigade", "division", "legion"]),
)
PARTS = {
    "id": IDS,
    "indicator": st.sampled_from(
        ["troop_figure", "foreign_forces", "drone_activity", "naval_blockade", "arms_transfers"]
    ),
    "kind": st.sampled_from(["force", "losses", "state_troops", "advisers", "strike", "site", "odd"]),
    "assertion": st.sampled_from(["actual", "planned", "possible", "denied", "historical"]),
    "attribution": MAYBE,
    "actors": st.lists(st.sampled_from(["RUS", "PRK", "UKR", "Wagner"]), max_size=3).map(tuple),
    "host": st.none() | st.sampled_from(["MLI", "RUS"]),
    "places": st.lists(st.sampled_from(["Kursk", "Gao", "Odesa"]), max_size=2).map(tuple),
    "quantity": st.none() | QUANTITIES,
    "platform": MAYBE,
    "conflict": st.none() | st.sampled_from(["ukraine", "sahel"]),
    "salient": st.booleans(),
    "severity": st.none() | st.sampled_from(SEVERITIES),
    "confidence": st.floats(0, 1),
    "evidence": EVIDENCE,
}
FINDINGS = st.builds(Finding, **PARTS)
TAGGED = st.builds(
    TaggedArticle,
    article=REFERENCES,
    findings=st.lists(FINDINGS, max_size=4).map(tuple),
    tagger=st.builds(Tagger, version=TEXTS, rules=TEXTS),
)
CITED = st.builds(
    CitedFinding, **PARTS, article=st.builds(CitedArticle, id=IDS, url=MAYBE, title=MAYBE, source=SOURCES)
)
FIGURES = st.builds(
    Figure,
    kind=TEXTS,
    actors=NAMES,
    low=COUNTS,
    high=COUNTS,
    by=st.lists(st.builds(FigureSource, source=TEXTS, article=TEXTS, quote=TEXTS), max_size=2).map(tuple),
)
DATA = st.builds(
    AlertData,
    incident=IDS,
    revision=st.integers(1, 99),
    status=st.sampled_from(["opened", "updated", "corrected", "retracted", "resolved"]),
    reason=TEXTS,
    severity=st.sampled_from(SEVERITIES),
    score=st.integers(0, 100),
    rule=TEXTS,
    headline=TEXTS,
    summary=TEXTS,
    indicators=NAMES,
    actors=NAMES,
    places=NAMES,
    first_seen=MOMENTS,
    last_seen=MOMENTS,
    figures=st.lists(FIGURES, max_size=2).map(tuple),
    corroboration=st.builds(Corroboration, independent=st.integers(0, 9), publishers=NAMES),
    findings=st.lists(CITED, max_size=3).map(tuple),
    findings_total=st.integers(0, 99),
)
ALERTS = st.builds(
    lambda data, time: Alert(
        id=alert_id(data.incident, data.revision),
        type=alert_type(data.status),
        time=time,
        subject=data.incident,
        data=data,
    ),
    DATA,
    MOMENTS,
)
