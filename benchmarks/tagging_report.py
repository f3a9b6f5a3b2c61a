"""Write the table of ``benchmarks/tagging.py``: what a run measured, as Markdown. Pure: figures in, text out."""

from collections.abc import Callable
from typing import Any


def report(measured: dict[str, Any]) -> str:
    """Write the table."""
    lines = [
        "# Speed of tagging",
        "",
        "Written by `make bench-tagging`. CPU time of one core on half conflict, half general articles of 1-8 KB,",
        f"with full evidence and JSON. {measured['machine']}; {measured['articles']} articles of",
        f"{measured['bytes']} bytes on average; {measured['origin']}; medians of {measured['rounds']} rounds in turn.",
        "Ratios are steadier than absolute figures, which move with the machine and its neighbours' load.",
        "",
        '| what | µs an article | articles a second | conflict alone | general alone | to `re.findall(r"\\w+")` |',
        "|---|---|---|---|---|---|",
    ]
    names = {
        "together": f"tagging as shipped (with the packs), {measured['together']} articles together as the worker does",
        "as shipped": "tagging as shipped, one article at a time",
        "three core indicators": "tagging, the three core indicators",
        "reading alone": "reading alone: scan, words and JSON, every grammar for nothing (this engine's limit)",
        "words": '`re.findall(r"\\w+", text)`',
        "bare scan": "the scan for anchors alone",
    }
    lines += [_row(measured, key, name) for key, name in names.items()]
    cores = {"plain": measured} | ({"compiled": measured["compiled"]} if "compiled" in measured else {})
    if "compiled" in cores:
        lines += [
            _row(cores["compiled"], key, f"{name}, compiled core") for key, name in [*names.items()] if key in TWICE
        ]
    for name, peer in measured.get("peers", {}).items():
        ratio = peer["micros"] / peer["words_micros"]
        lines.append(f"| {name} | {peer['micros']:,.0f} | {_rate(peer['micros'])} | | | {ratio:,.0f} |")
    lines += [
        "",
        "| of the program as shipped | " + " | ".join(f"{core} core" for core in cores) + " |",
        "|---|" + "---|" * len(cores),
        *(f"| {what} | " + " | ".join(map(say, cores.values())) + " |" for what, say in _OTHERS.items()),
    ]
    lines += [
        "",
        "## Where the time goes",
        "",
        "Of an article as shipped, each stage as what a pass with it takes longer; microseconds.",
        "",
        "| stage | " + " | ".join(f"{core} core" for core in cores) + " |",
        "|---|" + "---|" * len(cores),
    ]
    lines += [
        f"| {name} | " + " | ".join(f"{m['stages'][name]:.0f}" for m in cores.values()) + " |"
        for name in measured["stages"]
    ]
    lines += [
        "",
        "## Long and hostile texts",
        "",
        "What a byte costs, as a multiple of a byte of the articles above.",
        "",
    ]
    lines += ["| text | multiple |", "|---|---|"]
    lines += [f"| {name} | {multiple:.2f} |" for name, multiple in measured["hostile"].items()]
    if "peers" in measured:
        lines += [
            "",
            "The peers run in processes of their own, on some of the same articles; their ratio is to the same",
            "`re.findall` in the same process. `benchmarks/peers.py` says what each does.",
        ]
    return "\n".join(lines) + "\n"


def _row(measured: dict[str, Any], key: str, name: str) -> str:
    mix, conflict, general = (measured["micros"][key][sort] for sort in ("mix", "conflict", "general"))
    ratio = measured["to_words"][key]["mix"]
    return f"| {name} | {mix:.0f} | {_rate(mix)} | {_rate(conflict)} | {_rate(general)} | {ratio:.2f} |"


TWICE = ("together", "as shipped", "reading alone")  # shown for the compiled core as well
_OTHERS: dict[str, Callable[[dict[str, Any]], str]] = {
    "one article, p50": lambda m: f"{m['percentiles']['p50']:.0f} µs",
    "one article, p95": lambda m: f"{m['percentiles']['p95']:.0f} µs",
    "one article, p99": lambda m: f"{m['percentiles']['p99']:.0f} µs",
    "an article never seen before, in a process that has read as many others": lambda m: (
        f"{m['unseen']['micros']:.0f} µs, {m['unseen']['micros'] / m['unseen']['words_micros']:.2f} times `re.findall`"
    ),
    "start of `tocsin tag`, with the first finding, CPU": lambda m: (
        f"{m['start']['tag_seconds']:.2f} s (an interpreter that does nothing: {m['start']['empty_seconds']:.2f} s)"
    ),
    "memory at most": lambda m: f"{m['memory_mb']:.0f} MB",
}


def _rate(micros: float) -> str:
    return f"{1_000_000 / micros:,.0f}" if micros < 100_000 else f"{1_000_000 / micros:,.1f}"
