"""`tocsin tag`: a text in, its findings out, whatever the text."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from shared.contracts.finding import TaggedArticle
from tests.services.commands.program import HOSTILE, TEXT, Done, Program, harmless

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def tagged(done: Done) -> list[TaggedArticle]:
    assert (done.code, done.err) == (0, "")
    return [TaggedArticle.model_validate_json(line) for line in done.lines]


def quotes(found: TaggedArticle, text: str) -> list[str]:
    for finding in found.findings:
        assert text[finding.evidence.start : finding.evidence.end] == finding.evidence.quote
    return [finding.evidence.quote for finding in found.findings]


def test_standard_input_is_text_unless_told(tocsin: Program) -> None:
    (found,) = tagged(tocsin.run("tag", "--json", stdin=TEXT))
    assert "more than 50,000 troops" in quotes(found, TEXT)
    assert found.article.title is None
    (same,) = tagged(tocsin.run("tag", "--json", "-", stdin=TEXT))
    assert same == found


def test_a_byte_order_mark_is_part_of_a_text(tocsin: Program) -> None:
    text = "\ufeff" + TEXT
    (found,) = tagged(tocsin.run("tag", "--json", stdin=text))
    assert quotes(found, text)


def test_json_is_an_article_or_a_list_and_jsonl_one_a_line(tocsin: Program) -> None:
    article = {"id": "a1", "text": TEXT, "title": "T"}
    (one,) = tagged(tocsin.run("tag", "--json", "--input-format", "json", stdin=json.dumps(article)))
    several = tagged(tocsin.run("tag", "--json", "--input-format", "json", stdin=json.dumps([article, {"text": "x"}])))
    lines = "\n\n".join(json.dumps({"id": f"a{n}", "text": TEXT}) for n in range(3))
    assert one.article.id == "a1"
    assert [len(t.findings) > 0 for t in several] == [True, False]
    assert [t.article.id for t in tagged(tocsin.run("tag", "--json", "--input-format", "jsonl", stdin=lines))] == [
        "a0",
        "a1",
        "a2",
    ]


def test_every_input_gives_one_line_in_its_order(tocsin: Program) -> None:
    folder = tocsin.home / "in"
    (folder / "b").mkdir(parents=True)
    (folder / "a.json").write_text(json.dumps([{"id": "1", "text": TEXT}, {"id": "2", "text": ""}]))
    (folder / "b" / "x.jsonl").write_text('{"id": "3", "text": "Nothing."}\n')
    (folder / "c.txt").write_text(TEXT)
    (folder / "ignored.pdf").write_bytes(b"%PDF")
    found = tagged(tocsin.run("tag", "--json", "in", "in/a.json"))
    assert [t.article.id[:1] for t in found] == ["1", "2", "3", "t", "1", "2"]


def test_one_that_cannot_be_read_is_named_and_its_neighbours_pass(tocsin: Program) -> None:
    (tocsin.home / "a.jsonl").write_text('{"text": "One."}\n{"txt": "Two."}\n{"text": "Three."}\n')
    done = tocsin.run("tag", "--json", "a.jsonl")
    assert (done.code, len(done.lines)) == (1, 2)
    assert done.err.startswith("tocsin: a.jsonl: line 2: text: is required")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("empty", ""),
        ("blank", " \n\t "),
        ("one megabyte", (TEXT + "\n") * 6000),
        ("one endless word", "x" * 1_000_000),
        ("all capitals", TEXT.upper()),
        ("emoji", "🚁🚁 " + TEXT.replace(" ", " 🪖 ") + " 👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
        ("no latin", "在库尔斯克有五万名士兵。" * 50),
    ],
)
def test_any_text_is_handled_and_its_quotes_hold(tocsin: Program, name: str, text: str) -> None:
    (found,) = tagged(tocsin.run("tag", "--json", stdin=text))
    assert bool(quotes(found, text)) == (name in {"one megabyte", "all capitals"}) or name == "emoji"


@pytest.mark.parametrize("data", [b"\x7fELF\x00\x01\xff\xfe", b"Troops\x00moved", TEXT.encode("utf-16"), b"caf\xe9"])
def test_what_is_no_text_is_refused_in_one_line(tocsin: Program, data: bytes) -> None:
    tocsin.run("tag", stdin=data).said(1, "-: ")


def test_without_a_terminal_each_finding_is_a_plain_line(tocsin: Program) -> None:
    done = tocsin.run("tag", stdin=TEXT)
    assert done.code == 0
    assert harmless(done.out)
    assert any("troop_figure" in line and "“more than 50,000 troops”" in line for line in done.lines)
    assert tocsin.run("tag", stdin="").out == "no findings\n"


@pytest.mark.parametrize("extra", [(), ("--json",)])
def test_an_article_can_neither_colour_nor_forge_a_line(tocsin: Program, extra: tuple[str, ...]) -> None:
    article = {"id": "h", "title": HOSTILE, "text": f"{HOSTILE} {TEXT} {HOSTILE} more than 50,\u202e000 troops"}
    done = tocsin.run("tag", *extra, "--input-format", "json", stdin=json.dumps(article))
    assert done.code == 0
    assert harmless(done.out)
    if extra:
        assert len(done.lines) == 1
        assert json.loads(done.out)["article"]["title"] == HOSTILE
    else:
        assert "[bold]loud[/bold] [/] :warning:" in done.out


def test_on_a_terminal_the_evidence_is_marked_in_the_text_and_nothing_else_acts(tocsin: Program) -> None:
    text = f"{HOSTILE}\n{TEXT}"
    shown = tocsin.on_terminal("tag", stdin=text)
    marked = re.findall(r"\x1b\[([0-9;]*)m([^\x1b]*)", shown)
    assert any("4" in style.split(";") and "more than 50,000 troops" in words for style, words in marked)
    assert harmless(ANSI.sub("", shown).replace("\r\n", "\n").replace("\nFORGED line", ""))
    assert "[bold]loud[/bold] [/]" in shown
    assert "\x1b[31mRED" not in shown


def test_no_color_is_heeded_on_a_terminal(tocsin: Program) -> None:
    shown = tocsin.on_terminal("tag", stdin=TEXT, NO_COLOR="1")
    styles = {part for style in re.findall(r"\x1b\[([0-9;]*)m", shown) for part in style.split(";")}
    assert not any(part.startswith(("3", "4")) and len(part) == 2 for part in styles)
    assert "more than 50,000 troops" in ANSI.sub("", shown)


@pytest.mark.parametrize("extra", [(), ("--json",)])
def test_a_reader_that_has_enough_is_no_error(tocsin: Program, extra: tuple[str, ...]) -> None:
    (tocsin.home / "many.jsonl").write_text("\n".join(json.dumps({"id": f"a{n}", "text": TEXT}) for n in range(400)))
    process = tocsin.start("tag", *extra, "many.jsonl")
    assert process.stdout is not None
    assert process.stderr is not None
    first = process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read().decode()
    assert first
    assert said == ""
    assert process.wait(30) == 0


def test_a_reader_that_reads_nothing_is_no_error(tocsin: Program) -> None:
    process = tocsin.start("tag", stdin=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stdin is not None
    process.stdin.write(b"Nothing.")
    process.stdin.close()
    assert process.stderr.read() == b""
    process.wait(30)


def test_json_is_utf_8_and_other_output_never_fails_wherever_it_runs(tocsin: Program) -> None:
    article = json.dumps({"title": "Русские", "text": TEXT})
    machine = tocsin.run("tag", "--json", "--input-format", "json", stdin=article, PYTHONIOENCODING="ascii")
    assert '"Русские"' in machine.out
    person = tocsin.run("tag", "--input-format", "json", stdin=article, PYTHONIOENCODING="ascii")
    assert (person.code, "more than 50,000 troops" in person.out) == (0, True)


def test_a_file_that_may_not_be_read_is_one_line(tocsin: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(tocsin.home / "folder.txt")
    folder.mkdir()
    (folder / "gone.txt").symlink_to(tocsin.home / "nowhere")
    done = tocsin.run("tag", "folder.txt")
    done.said(1, "gone.txt")
