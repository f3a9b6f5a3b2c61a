"""
How well and how fast are feeds, dates and pages read? Scored on CORPUS_DIR (real feeds and pages, no part of the
repository), beside feedparser and trafilatura in the same run, on CPU time.

    CORPUS_DIR=… .venv/bin/python benchmarks/ingest.py             # make bench-ingest

Every feed and every page is read in a process of its own first: none may crash it, take over 2 s or over 200 MB.
Writes benchmarks/results/ingest.md and ingest.json; exit 1 if a bar is missed.
"""

import argparse
import json
import os
import platform
import re
import statistics
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import feedparser
import trafilatura

from benchmarks.reprints import at_the_gate, reprints, signing
from benchmarks.turns import Row, in_turns, isolated, lines
from services.ingest.domain.dates import read_date
from services.ingest.domain.feed import read_feed
from services.ingest.domain.page import read_page

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"
# What a person reads in each date of dates.jsonl, in its order; without a zone it is UTC. None is unreadable.
DATES = ROOT / "benchmarks" / "dates.json"
MOST_SECONDS, MOST_MB = 2.0, 200.0


def main() -> int:
    """Measure, print, store."""
    parser = argparse.ArgumentParser(description="Score and time the reading of feeds, dates and pages.")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; the median counts (3)")
    parser.add_argument("--no-store", action="store_true", help="print only")
    given = parser.parse_args()
    if "CORPUS_DIR" not in os.environ:
        sys.stderr.write("CORPUS_DIR is not set: no corpus to read\n")
        return 2
    corpus = Path(os.environ["CORPUS_DIR"])
    found = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "feeds": feeds(corpus / "feeds", given.rounds),
        "dates": dates(corpus / "feeds"),
        "pages": pages(corpus / "html", given.rounds),
        "likeness_micros": signing(corpus),
        "gate": at_the_gate(corpus, max(given.rounds, 5)),
        "reprints": reprints(corpus),
    }
    found["missed"] = missed(found)
    text = report(found)
    print(text)
    if not given.no_store:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "ingest.md").write_text(text, encoding="utf-8")
        (RESULTS / "ingest.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 1 if found["missed"] else 0


def feeds(folder: Path, rounds: int) -> Row:
    """Score entry counts and first links, time the well-formed ones beside feedparser."""
    rows = [row | {"data": (folder / row["file"]).read_bytes()} for row in lines(folder / "index.jsonl")]
    alone = {row["id"]: isolated(lambda row=row: read_feed(row["data"])) for row in rows}
    scored = [row | {"feed": read_feed(row["data"]), "count": expected_count(row)} for row in rows]
    counted = [row for row in scored if row["count"] is not None]
    wrong = [row for row in counted if len(row["feed"].entries) != row["count"]]
    real = [row for row in counted if row["kind"] == "real"]
    linked = [(row, link) for row in scored if (link := expected_link(row)) and row["feed"].entries]
    other = [row for row in linked if row[0]["feed"].entries[0].url != row[1]]
    well_formed = [row["data"] for row in rows if (row["oracle"] or {}).get("bozo") is False]
    ours, theirs = in_turns(
        [lambda: [read_feed(data) for data in well_formed], lambda: [feedparser.parse(data) for data in well_formed]],
        rounds,
    )
    return {
        "read": len(rows),
        "crashed": [name for name, cost in alone.items() if cost is None],
        "slowest_seconds": max(cost[0] for cost in alone.values() if cost),
        "most_mb": max(cost[1] for cost in alone.values() if cost),
        "counted": len(counted),
        "count_right": len(counted) - len(wrong),
        "real": len(real),
        "real_right": sum(row["kind"] == "real" and row not in wrong for row in counted),
        "count_wrong": [f"{row['file']}: {len(row['feed'].entries)}, expected {row['count']}" for row in wrong],
        "linked": len(linked),
        "link_right": len(linked) - len(other),
        "link_wrong": [f"{row['file']}: {row['feed'].entries[0].url}, expected {link}" for row, link in other],
        "timed": len(well_formed),
        "ours_a_second": len(well_formed) / ours,
        "feedparser_a_second": len(well_formed) / theirs,
        "times": theirs / ours,
    }


def expected_count(row: Row) -> int | None:
    """Give how many entries a feed lists: as the other parser says, or as its own JSON does."""
    if (row["oracle"] or {}).get("entries") is not None:
        return int(row["oracle"]["entries"])
    try:
        items = json.loads(row["data"].decode("utf-8-sig")).get("items", [])
    except (ValueError, AttributeError):
        return None
    return sum(isinstance(item, dict) for item in items)


def expected_link(row: Row) -> str | None:
    """Give the first entry's link, where the other parser gives an address, not an id or a part of one."""
    link = str(((row["oracle"] or {}).get("first") or {}).get("link") or "")
    return link if link.startswith(("http://", "https://")) else None


def dates(folder: Path) -> Row:
    """Compare with what a person reads."""
    written = [row["input"] for row in lines(folder / "dates.jsonl")]
    meant = json.loads(DATES.read_text(encoding="utf-8"))
    if len(written) != len(meant):
        return {"read": len(written), "right": None, "unreadable": None, "wrong": ["these are other dates"]}
    ours = [moment.strftime("%Y-%m-%dT%H:%M:%SZ") if (moment := read_date(text)) else None for text in written]
    return {
        "read": len(written),
        "right": sum(one == other is not None for one, other in zip(ours, meant, strict=True)),
        "unreadable": meant.count(None),
        "wrong": [f"number {n}: {one}, a person reads {other}"
                  for n, (one, other) in enumerate(zip(ours, meant, strict=True)) if one != other],
    }  # fmt: skip


def pages(folder: Path, rounds: int) -> Row:
    """Score the text by 4-grams on the English pages, time them, beside trafilatura's default."""
    rows = [row | {"data": (folder / row["file"]).read_bytes()} for row in lines(folder / "index.jsonl")]
    alone = {row["id"]: isolated(lambda row=row: read_page(row["data"], base=row["url"] or "")) for row in rows}
    rows = [row | {"text": expected_text(folder / row["expected"])} for row in rows]
    rows = [row for row in rows if row["text"]]
    texts = {row["id"]: read_page(row["data"], base=row["url"] or "").text for row in rows}
    english = [row for row in rows if row["lang"] == "en"]
    decoded = [row["data"].decode(row["charset"] or "utf-8", "replace") for row in english]
    default = [trafilatura.extract(html) or "" for html in decoded]
    ours, theirs = in_turns(
        [
            lambda: [read_page(row["data"], base=row["url"] or "") for row in english],
            lambda: [trafilatura.extract(html) for html in decoded],
        ],
        rounds,
    )
    return {
        "read": len(alone),
        "crashed": [name for name, cost in alone.items() if cost is None],
        "slowest_seconds": max(cost[0] for cost in alone.values() if cost),
        "most_mb": max(cost[1] for cost in alone.values() if cost),
        "without_text": [row["file"] for row in rows if not texts[row["id"]]],
        "english": len(english),
        "f1": statistics.mean(f1(texts[row["id"]], row["text"]) for row in english),
        "trafilatura_f1": statistics.mean(f1(text, row["text"]) for text, row in zip(default, english, strict=True)),
        "ours_a_second": len(english) / ours,
        "trafilatura_a_second": len(english) / theirs,
        "times": theirs / ours,
    }


def expected_text(path: Path) -> str:
    """Give the text that should come out."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix != ".json":
        return re.sub(r"<[^>]+>", " ", raw)
    found = json.loads(raw)
    parts = list(found.get("standfirst") or [])
    for section in found.get("sections", []):
        parts += section.get("headline", []) + section.get("paragraphs", [])
    return "\n".join(parts) or found.get("text") or ""


def f1(text: str, expected: str) -> float:
    """Compare two texts by their runs of four words."""
    one, other = grams(text), grams(expected)
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if common else 0.0


def grams(text: str) -> "Counter[tuple[str, ...]]":
    """Count the runs of four words."""
    words = re.findall(r"\w+", text.lower())
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def missed(found: Row) -> list[str]:
    """Name the bars that aren't met."""
    feed, date, page = found["feeds"], found["dates"], found["pages"]
    bars = {
        "no feed or page crashes the reader": not feed["crashed"] and not page["crashed"],
        "none takes over 2 s": max(feed["slowest_seconds"], page["slowest_seconds"]) <= MOST_SECONDS,
        "none takes over 200 MB": max(feed["most_mb"], page["most_mb"]) <= MOST_MB,
        "97 % of entry counts right": feed["count_right"] >= 0.97 * feed["counted"],
        "99 % of the real feeds' entry counts right": feed["real_right"] >= 0.99 * feed["real"],
        "97 % of first links right": feed["link_right"] >= 0.97 * feed["linked"],
        "ten times feedparser's feeds a second": feed["times"] >= 10,
        "45 dates right": date["right"] is None or date["right"] >= 45,
        "text no more than 0.01 below trafilatura's": page["f1"] >= page["trafilatura_f1"] - 0.01,
        "three times trafilatura's pages a second": page["times"] >= 3,
        "a text for every page that has one": not page["without_text"],
        "95 % of retouched reprints known": found["reprints"]["known"] >= 0.95 * found["reprints"]["retouched"],
        "no different articles taken for one": not found["reprints"]["taken_for_one"],
        "100 µs for an article's likeness at the gate, the server's part included": found["gate"]["whole"] <= 100,
    }
    return [name for name, met in bars.items() if not met]


def report(found: Row) -> str:
    """Write it down for people."""
    feed, date, page, again = found["feeds"], found["dates"], found["pages"], found["reprints"]
    gate = found["gate"]
    rows = [
        ("feeds read, crashed", f"{feed['read']}, {len(feed['crashed'])}", "none crashes"),
        ("slowest feed, most memory", f"{feed['slowest_seconds']:.2f} s, {feed['most_mb']:.0f} MB", "2 s, 200 MB"),
        ("entry counts right, all feeds", f"{feed['count_right']} of {feed['counted']}", "97 %"),
        ("entry counts right, real feeds", f"{feed['real_right']} of {feed['real']}", "99 %"),
        ("first links right", f"{feed['link_right']} of {feed['linked']}", "97 %"),
        ("well-formed feeds a second", _beside(feed, "feedparser"), "10 times"),
        ("dates right, unreadable", f"{date['right']} of {date['read']}, {date['unreadable']}", "45"),
        ("pages read, crashed", f"{page['read']}, {len(page['crashed'])}", "none crashes"),
        ("pages without a text", f"{len(page['without_text'])}", "none"),
        ("slowest page, most memory", f"{page['slowest_seconds']:.2f} s, {page['most_mb']:.0f} MB", "2 s, 200 MB"),
        (
            f"text F1 of {page['english']} English pages",
            f"{page['f1']:.3f}; trafilatura {page['trafilatura_f1']:.3f}",
            "0.01 below",
        ),
        ("pages a second", _beside(page, "trafilatura"), "3 times"),
        ("retouched reprints known", f"{again['known']} of {again['retouched']}", "95 %"),
        (
            "pairs of different articles taken for one",
            f"{again['taken_for_one']} of {again['pairs']:,}; closest {again['closest']:.2f}",
            "none",
        ),
        (
            "likeness of an article at the gate, in all",
            (
                f"{gate['whole']:.0f} µs: ours {gate['client']:.0f}, server {gate['server']:.0f} "
                f"(admitted for {gate['with']:.0f}, without it for {gate['without']:.0f})"
            ),
            "100 µs",
        ),
        ("of that its signature, alone", f"{found['likeness_micros']:.0f} µs", "no bar"),
    ]
    table = "\n".join(f"| {what} | {here} | {bar} |" for what, here, bar in rows)
    return f"""# How feeds, dates and pages are read

Written by `benchmarks/ingest.py`. {found["machine"]}, CPU time of one core; ratios are of one run.

| what | here | bar |
|---|---|---|
{table}

Bars missed: {"; ".join(found["missed"]) or "none"}.

Entry counts that differ: {"; ".join(feed["count_wrong"]) or "none"}.

First links that differ: {"; ".join(feed["link_wrong"]) or "none"}. Where the other parser gives a relative link or an
id that is no address (`urn:uuid:…`), no link is compared: ours is absolute, or none.

Dates that differ from what a person reads: {"; ".join(date["wrong"]) or "none"}.
"""


def _beside(part: Row, name: str) -> str:
    return f"{part['ours_a_second']:,.0f}; {name} {part[f'{name}_a_second']:,.0f}: {part['times']:.1f} times"


if __name__ == "__main__":
    sys.exit(main())
