"""The compiled core finds what the plain one finds, to the last id."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
COMPILED = Path(os.environ.get("COMPILED_DIR") or ROOT / "build" / "compiled")
CORE = ("services/tagging", "shared/contracts")


def sources(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for part in CORE
        for path in sorted((folder / part).rglob("*.py"))
    }


def passages() -> bytes:
    rows = [json.loads(line) for file in sorted((ROOT / "tests" / "gold").glob("*.jsonl")) for line in file.open("rb")]
    articles = [{"id": f"p{n}", "text": row["text"]} for n, row in enumerate(rows)]
    whole = {"id": "whole", "text": "\n\n".join(row["text"] for row in rows), "published_at": "2026-03-01T00:00:00Z"}
    return "".join(json.dumps(article) + "\n" for article in [*articles, whole]).encode()


def said(folder: Path, there: Path, *command: str, fed: bytes = b"") -> str:
    run = subprocess.run(
        [sys.executable, "-m", "services.cli", *command],
        input=fed,
        env={**os.environ, "PYTHONPATH": str(folder)},
        cwd=there,
        check=False,
        capture_output=True,
    )
    return run.stdout.decode()


def test_the_compiled_core_finds_the_same(tmp_path: Path) -> None:
    if not (COMPILED / "services").exists():
        pytest.skip("no compiled core: `make compiled` makes one")
    if sources(COMPILED) != sources(ROOT):
        pytest.skip("the compiled core is of other sources: `make compiled` makes one of these")
    assert json.loads(said(COMPILED, tmp_path, "doctor", "--json"))["core"] == "compiled"
    assert json.loads(said(ROOT, tmp_path, "doctor", "--json"))["core"] == "plain"
    texts, command = passages(), ("tag", "--json", "--input-format", "jsonl", "-")
    told = said(ROOT, tmp_path, *command, fed=texts).splitlines()
    assert sum(line.count('"evidence"') for line in told) > 1000
    compiled = said(COMPILED, tmp_path, *command, fed=texts).splitlines()
    assert len(compiled) == len(told)
    # One line, not all: to tell megabytes apart takes minutes.
    assert next((pair for pair in zip(compiled, told, strict=True) if pair[0] != pair[1]), None) is None


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compiled", ROOT / "deploy" / "compiled.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("import re\nX = 1", "FINAL; import re\nX: Final = 1", id="plain"),
        pytest.param('"""Doc."""\nX = 1', '"""Doc."""; FINAL\nX: Final = 1', id="no import"),
        pytest.param("import re\n_X: list[str] = []", "FINAL; import re\n_X: Final[list[str]] = []", id="annotated"),
        pytest.param("import re\nX = 1\nX = 2", "import re\nX = 1\nX = 2", id="given twice"),
        pytest.param("import re\nX = 1\nX += 2", "import re\nX = 1\nX += 2", id="added to"),
        pytest.param("import re\nWay = int\nx = 2", "import re\nWay = int\nx = 2", id="no capitals"),
    ],
)
def test_constants_are_final_to_the_compiler(script: ModuleType, source: str, wanted: str) -> None:
    assert script.settled(source) == wanted.replace("FINAL", "from typing import Final")


def test_where_there_is_no_compiler_it_says_so(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler -O9")
    script.compiler.cache_clear()
    assert script.hindrance() == "there is no C compiler (no-such-compiler, or the package ziglang)"
    script.compiler.cache_clear()
