"""What is installed is what is in the tree, and what is locked is what pyproject.toml asks for."""

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-build.lock", "requirements-dev.lock")

RUNTIME = PYPROJECT["project"]["dependencies"]
BUILD = PYPROJECT["build-system"]["requires"]
DEV = PYPROJECT["dependency-groups"]["dev"]

# The only lines a lock file may have: a comment, a pinned requirement, a hash. No option, no address, no folder.
COMMENT = re.compile(r"#[ \w]*:?")
PIN = re.compile(r"(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[\w.+!]+)(?P<marker> ; [^\\/]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def lines_of(lock: str) -> list[str]:
    return (ROOT / lock).read_text(encoding="utf-8").splitlines()


def pins_of(lock: str) -> dict[str, str]:
    return {pin["name"]: pin["version"] for line in lines_of(lock) if (pin := PIN.fullmatch(line))}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_pins_and_hashes_and_no_address(lock: str) -> None:
    odd = [
        line for line in lines_of(lock) if not (COMMENT.fullmatch(line) or PIN.fullmatch(line) or HASH.fullmatch(line))
    ]
    assert odd == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_followed_by_its_hashes(lock: str) -> None:
    lines = [line for line in lines_of(lock) if not COMMENT.fullmatch(line)]
    bare = [
        before
        for before, after in zip(lines, [*lines[1:], ""], strict=True)
        if PIN.fullmatch(before) and not HASH.fullmatch(after)
    ]
    assert lines
    assert bare == []


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        pytest.param("requirements.lock", RUNTIME, id="runtime"),
        pytest.param("requirements-build.lock", BUILD, id="build"),
        pytest.param("requirements-dev.lock", [*RUNTIME, *BUILD, *DEV], id="dev"),
    ],
)
def test_the_lock_answers_to_pyproject(lock: str, wanted: list[str]) -> None:
    """If this fails: `make lock`."""
    pins = pins_of(lock)
    stale = [
        f"{requirement} but locked {pins.get(canonicalize_name(requirement.name), 'not at all')}"
        for requirement in map(Requirement, wanted)
        if not requirement.specifier.contains(pins.get(canonicalize_name(requirement.name), "0.dev0"), prereleases=True)
    ]
    assert stale == []


def test_the_locks_agree_on_every_version_they_share() -> None:
    dev = pins_of("requirements-dev.lock")
    assert pins_of("requirements.lock").items() <= dev.items()
    assert pins_of("requirements-build.lock").items() <= dev.items()


def test_an_editable_install_finds_what_it_needs_in_the_build_lock() -> None:
    assert {"hatchling", "editables"} <= pins_of("requirements-build.lock").keys()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as the image builds it: with the build tools that are there, and nothing fetched."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_has_every_module_and_every_data_file(wheel: Path) -> None:
    in_the_tree = {
        path.relative_to(ROOT).as_posix()
        for package in ("services", "shared")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        in_the_wheel = {name for name in archive.namelist() if ".dist-info/" not in name}
    indicators = {f"services/tagging/packs/shipped/{p.name}" for p in (ROOT / "deploy" / "indicators").iterdir()}
    shipped = {"services/ingest/feeds.toml", "services/alert/rules.toml", "services/alert/publishers.toml"}
    assert in_the_wheel == in_the_tree | shipped | indicators


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for package in ("services", "shared") for path in (ROOT / package).rglob("*.py")}
    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


TOP = {
    *(".ci", ".dockerignore", ".env.example", ".gitignore", "docker-compose.yml", "Makefile", "pyproject.toml"),
    *("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md"),
    *(*LOCKS, "requirements-compiled.lock"),
    *("benchmarks", "deploy", "docs", "services", "shared", "tests"),
}
MOST_BYTES = 300_000


def test_nothing_was_put_under_version_control_by_mistake() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("the tree is no clone: nothing tells what is under version control")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [ROOT / name for name in listed.split("\0") if name]

    assert {path.relative_to(ROOT).parts[0] for path in files} <= TOP, "scratch files at the top"
    assert [path for path in files if path.is_file() and path.stat().st_size > MOST_BYTES] == [], (
        "no source is so large"
    )


def test_one_distribution_provides_services_and_shared(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    ask = (
        "import json, sys; sys.path[:] = [sys.argv[1], *(p for p in sys.path if 'site-packages' not in p)]; "
        "from importlib.metadata import distribution, packages_distributions; "
        "print(json.dumps([packages_distributions(), [e.name for e in distribution('tocsin').entry_points]]))"
    )
    said = subprocess.run([sys.executable, "-I", "-c", ask, str(tmp_path)], check=True, capture_output=True, text=True)
    provided, commands = json.loads(said.stdout)
    assert provided == {"services": ["tocsin"], "shared": ["tocsin"]}
    assert commands == ["tocsin"]


def test_it_can_not_be_uploaded_to_a_public_index_by_mistake() -> None:
    assert "Private :: Do Not Upload" in PYPROJECT["project"]["classifiers"]


def test_without_a_usable_python_the_setup_says_what_to_install(tmp_path: Path) -> None:
    shim = tmp_path / "python3"
    shim.write_text("#!/bin/sh\necho 'python3: command not found' >&2\nexit 127\n", encoding="utf-8")
    shim.chmod(0o755)
    (tmp_path / "deploy").mkdir()
    script = tmp_path / "deploy" / "venv.sh"
    script.write_bytes((ROOT / "deploy" / "venv.sh").read_bytes())
    said = subprocess.run(
        ["/bin/sh", str(script), "runtime"],
        env={"PATH": f"{tmp_path}:/nonexistent", "PYTHON": "python3 python3.11", "HOME": os.devnull},
        check=False,
        capture_output=True,
        text=True,
    )
    assert said.returncode == 1
    assert "No Python 3.11 or later" in said.stderr
    assert not (tmp_path / ".venv").exists()


def test_every_target_of_the_makefile_has_a_line_of_help() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert phony
    helped = set(re.findall(r"^([a-z-]+):.*## .+$", text, re.MULTILINE))
    assert helped == set(phony[1].split())
    assert helped >= {"setup", "up", "test", "lint", "test-compose", "lock", "clean", "help"}
