"""The benchmark of ingest: scored on any corpus of its form, and it says which bar is missed."""

import json
from pathlib import Path

from benchmarks.ingest import at_the_gate, dates, feeds, missed, pages, report, reprints

TEXT = " ".join(f"Sentence {n} tells of soldiers who crossed the river before dawn on Tuesday." for n in range(30))
FEED = "<rss version='2.0'><channel>{}</channel></rss>"
ITEM = "<item><title>One</title><link>https://ledger.example/1</link></item>"


def a_corpus(folder: Path) -> Path:
    """A feed that is read as expected, one that isn't, a JSON feed; a page; a date."""
    (folder / "feeds").mkdir()
    (folder / "html").mkdir()
    oracle = {"bozo": False, "entries": 1, "first": {"link": "https://ledger.example/1"}}
    files = {"a.xml": FEED.format(ITEM), "b.xml": FEED.format(""), "c.json": '{"items": [{"id": 1}]}'}
    rows = [{"id": name, "file": name, "kind": "real", "oracle": oracle if "xml" in name else None} for name in files]
    for name, text in files.items():
        (folder / "feeds" / name).write_text(text)
    (folder / "feeds" / "index.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    (folder / "feeds" / "dates.jsonl").write_text(json.dumps({"input": "2024-11-11"}))
    (folder / "html" / "p.html").write_text(f"<html><body><article><p>{TEXT}</p></article></body></html>")
    (folder / "html" / "p.json").write_text(json.dumps({"text": TEXT}))
    page = {"id": "p", "file": "p.html", "expected": "p.json", "lang": "en", "url": None, "charset": None}
    (folder / "articles.jsonl").write_text(json.dumps({"text": TEXT}))
    (folder / "html" / "index.jsonl").write_text(json.dumps(page))
    return folder


def test_it_counts_what_is_right_and_names_what_is_wrong_and_which_bar_is_missed(tmp_path: Path) -> None:
    corpus = a_corpus(tmp_path)
    found = {
        "machine": "a machine",
        "feeds": feeds(corpus / "feeds", rounds=1),
        "dates": dates(corpus / "feeds"),
        "pages": pages(corpus / "html", rounds=1),
        "likeness_micros": 150.0,
        "gate": {**at_the_gate(corpus, rounds=1), "whole": 150.0},
        "reprints": reprints(corpus),
    }
    found["missed"] = missed(found)
    assert (found["feeds"]["count_right"], found["feeds"]["counted"]) == (2, 3)
    assert found["feeds"]["count_wrong"] == ["b.xml: 0, expected 1"]
    assert (found["feeds"]["link_right"], found["feeds"]["linked"]) == (1, 1)
    assert found["pages"]["f1"] > 0.95
    late = "100 µs for an article's likeness at the gate, the server's part included"
    assert {"97 % of entry counts right", late} <= set(found["missed"])
    assert found["gate"]["with"] > 0
    assert (found["reprints"]["known"], found["reprints"]["retouched"]) == (1, 1)
    assert "b.xml: 0, expected 1" in report(found)
