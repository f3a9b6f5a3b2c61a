"""Which way imports go, and that importing a module contacts nothing and reads nothing."""

import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import services
import shared

ROOT = Path(__file__).parents[2]
# Whatever is imported, nothing of this may be asked for: no address resolved, no socket opened, no process started, no
# variable of ours read.
GUARD = """
import os, sys
def watch(event, args):
    if event == "socket.bind" and args[1] == ("::1", 0):
        return  # urllib3 finds out whether this machine has IPv6
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.fork", "os.exec"}:
        print("importing", args and args[-1], "caused", event, file=sys.stderr)
        os._exit(3)
sys.addaudithook(watch)
class Environment(dict):
    def __getitem__(self, key): return self._asked(key) or dict.__getitem__(self, key)
    def get(self, key, default=None): return self._asked(key) or dict.get(self, key, default)
    def _asked(self, key):
        if str(key).startswith("TOCSIN_"):
            print("importing reads", key, file=sys.stderr)
            os._exit(4)
os.environ = Environment(os.environ)
import importlib
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def modules() -> Iterator[str]:
    for package in (services, shared):
        yield package.__name__
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield found.name


def python(*words: str, text: str = "", cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *words],
        input=text,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=cwd,
        env={"PATH": os.defpath},
    )


def test_every_module_imports_without_environment_or_network_and_starts_nothing(tmp_path: Path) -> None:
    every = list(modules())
    assert {"services.cli", "services.alert.app", "services.tagging.app", "services.ingest.app"} <= set(every)
    done = python("-c", GUARD, *every, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.parametrize(
    "module", ["services.cli", "services.alert.app", "shared.contracts.alert", "services.commands.up"]
)
def test_a_module_needs_no_other_to_be_imported_first(module: str) -> None:
    done = python("-c", f"import {module}")
    assert (done.returncode, done.stderr) == (0, "")


def test_every_package_is_a_real_one() -> None:
    folders = {path.parent for top in ("services", "shared") for path in (ROOT / top).rglob("*.py")}
    assert [str(f.relative_to(ROOT)) for f in sorted(folders) if not (f / "__init__.py").exists()] == []


def test_the_import_contracts_hold() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    assert "0 broken" in done.stdout


LOADED = """
import sys
from services.cli import main
code = main(sys.argv[1:])
sys.stdout.flush()
print(sorted({name.partition(".")[0] for name in sys.modules} & set(%r)), file=sys.stderr)
sys.exit(code)
"""


SERVING = ("redis", "faststream", "httpx", "uvloop", "starlette", "pydantic_settings", "trafilatura", "structlog")


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        (("tag", "--json"), (*SERVING, "rich")),
        (("tag",), SERVING),
        (("--version",), (*SERVING, "rich", "pydantic")),
    ],
)  # fmt: skip
def test_a_command_loads_only_what_it_needs(words: tuple[str, ...], heavy: tuple[str, ...]) -> None:
    script = LOADED % (heavy,)
    if "--version" in words:
        script = script.replace(
            "code = main(sys.argv[1:])", "try: code = main(sys.argv[1:])\nexcept SystemExit: code = 0"
        )
    done = python("-c", script, *words, text="More than 4,000 soldiers moved to the border.")
    assert (done.returncode, done.stderr) == (0, "[]\n")
    assert done.stdout
