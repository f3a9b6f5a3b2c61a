"""The benchmark of tagging: fair texts, the same ones every time, and a table that says what was measured."""

import json
from pathlib import Path

import pytest

from benchmarks.tagging import fresh, jobs, measure, stages
from benchmarks.tagging_report import TWICE, report
from benchmarks.texts import LEAST_BYTES, texts


@pytest.fixture(autouse=True)
def _no_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CORPUS_DIR", raising=False)


def test_stitched_texts_are_of_both_sorts_in_size_and_the_same_every_time() -> None:
    one, other = texts(12), texts(12)
    assert one == other
    assert len(one.conflict) == len(one.general) == 12
    assert len(one.mix) == 24
    sizes = [len(text.encode()) for text in one.mix]
    assert min(sizes) >= LEAST_BYTES
    assert max(sizes) < 9500
    assert set(one.conflict).isdisjoint(one.general)


def test_real_texts_are_taken_by_their_labels_where_there_are_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [("a", "conflict", 2000), ("b", "general", 2000), ("c", "general", 200), ("d", "conflict", 90_000)]
    with (tmp_path / "articles.jsonl").open("w") as articles, (tmp_path / "articles.labels.jsonl").open("w") as labels:
        for name, topic, size in rows:
            articles.write(json.dumps({"id": name, "text": name * size}) + "\n")
            labels.write(json.dumps({"id": name, "topic_guess": topic}) + "\n")
    monkeypatch.setenv("CORPUS_DIR", str(tmp_path))
    found = texts(5)
    assert (found.conflict, found.general) == (["a" * 2000], ["b" * 2000])


def test_the_table_has_a_row_for_everything_measured() -> None:
    measured = measure(texts(3), rounds=1)
    measured |= {"start": {"tag_seconds": 0.3, "empty_seconds": 0.01}, "hostile": {"stops": 0.02}}
    measured |= {"stages": stages(texts(3), rounds=1)} | fresh(texts(3))
    measured["peers"] = {"spaCy, rules by hand": {"micros": 4000.0, "words_micros": 100.0, "articles": 6}}
    page = report(measured)
    assert page.count("\n| ") == 3 + len(jobs()) + 1 + 1 + 1 + 6 + len(measured["stages"]) + 1
    assert "| stops | 0.02 |" in page
    assert 20 < measured["memory_mb"] < 200
    assert "| spaCy, rules by hand | 4,000 | 250 | | | 40 |" in page
    assert "p99" in page
    assert "compiled core" not in page
    assert report(measured | {"compiled": measured}).count("compiled core") == len(TWICE) + 2
