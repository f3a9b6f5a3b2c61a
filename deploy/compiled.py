"""
Compile the tagger's core to C, for whoever wants it faster: ``make compiled``, and the image.

    python deploy/compiled.py DESTINATION

puts an extension module beside each module of the core in DESTINATION, which Python then takes instead. DESTINATION is
a folder in which the program is installed, or one to be made: ``PYTHONPATH=DESTINATION tocsin ...`` runs what is there.
The modules stay, as they are: same rules, same findings, same ids (``tests/services/tagging/test_compiled.py``).

Needs the program's own packages, those of requirements-compiled.lock and Python's headers. The C compiler is that of
``CC``, else ``ziglang`` where it is installed, else ``cc``.
"""

import argparse
import ast
import json
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from collections.abc import Collection
from functools import cache, partial
from importlib.util import find_spec
from multiprocessing.pool import ThreadPool
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("services", "shared")
CORE = ("domain", "indicators", "lexicon")
PLAIN = frozenset({"__init__.py"})  # nothing to compile there
GROUP = "tocsin"
LIBRARY = f"{GROUP}__mypyc"  # where all of the code is; the modules' own files only lead to it
_SUFFIX = sysconfig.get_config_var("EXT_SUFFIX")
_CRUMBS = shutil.ignore_patterns("__pycache__", "*.so")
_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*\Z")
_MYPY = """[mypy]
strict = True
ignore_missing_imports = True
follow_imports = silent
"""


def main() -> None:
    """Build the compiled core."""
    parser = argparse.ArgumentParser(description="Compile the tagger's core.")
    parser.add_argument("destination", type=Path, nargs="?", help="where the program is, or is to be")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="compilers at a time (one a core)")
    parser.add_argument("--check", action="store_true", help="only say whether the core can be translated to C")
    parser.add_argument("--quick", action="store_true", help="a slow core in a third of the time: to see what it finds")
    parser.add_argument("--if-possible", action="store_true", help="where nothing can be compiled, just say why")
    given = parser.parse_args()
    missing = hindrance() if given.if_possible else None
    if given.check:
        with tempfile.TemporaryDirectory(prefix="tocsin-core-") as folder:
            translated(Path(folder))
    elif missing:
        print(f"no compiled core is made: {missing}")
    elif given.destination:
        build(given.destination.resolve(), given.jobs, "-O0" if given.quick else "-O2")
    else:
        parser.error("where to? DESTINATION is missing")


def hindrance() -> str | None:
    """Say why nothing can be compiled here; None where it can."""
    if shutil.which(compiler()[0]) is None:
        return f"there is no C compiler ({compiler()[0]}, or the package ziglang)"
    if not (Path(sysconfig.get_path("include")) / "Python.h").exists():
        return "Python's headers are missing (python3-dev on Debian and Ubuntu)"
    return None


def build(destination: Path, jobs: int, effort: str = "-O2") -> None:
    """Put the extension modules beside their sources in *destination*, and these as well where they aren't there."""
    with tempfile.TemporaryDirectory(prefix="tocsin-core-") as folder:
        work = Path(folder)
        built = _built(work, jobs, effort)
        if not (destination / "services").exists():
            lay_out(destination)
        for path in destination.rglob(f"*{_SUFFIX}"):
            if path.name.partition(".")[0] == LIBRARY or (path.with_name(path.name.partition(".")[0] + ".py")).exists():
                path.unlink()
        for path in built:
            shutil.copy2(path, destination / path.relative_to(work))
    print(f"{len(built) - 1} modules of the core compiled, in {destination}")


def lay_out(destination: Path) -> None:
    """Copy the program to *destination* as it is installed."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, destination / package, ignore=_CRUMBS)
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    for source, place in wheel["force-include"].items():
        copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy2
        copy(ROOT / source, destination / place)


def _built(work: Path, compilers: int, effort: str) -> list[Path]:
    """The extension modules, made in *work*."""
    extensions = translated(work)
    # The largest first, so that no core is left alone with it at the end.
    jobs = sorted(
        [(source, e["include"]) for e in extensions for source in e["sources"]],
        key=lambda job: -(work / job[0]).stat().st_size,
    )
    with ThreadPool(compilers) as pool:
        pool.starmap(partial(_compile, work, effort), jobs, chunksize=1)
        return pool.map(partial(_link, work), extensions, chunksize=1)


def translated(work: Path) -> list[dict[str, Any]]:
    """Translate the core to C in *work*, an empty folder: name, sources and include folders of each extension."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, work / package, ignore=_CRUMBS)
    modules = [p for part in CORE for p in sorted((work / "services" / "tagging" / part).rglob("*.py"))]
    modules = [p for p in modules if p.name not in PLAIN]
    sources = {module: module.read_text("utf-8") for module in modules}
    (work / "mypy.ini").write_text(_MYPY, "utf-8")
    names = [p.relative_to(work).as_posix() for p in modules]
    apart: set[str] = set()
    while True:
        for module, source in sources.items():
            module.write_text(settled(source, apart), "utf-8")
        # In a process of its own: mypyc works in the current folder, and fails by leaving.
        said = subprocess.run(
            [sys.executable, "-c", _TRANSLATE, *names], cwd=work, check=False, stdout=subprocess.PIPE, text=True
        )
        if not said.returncode:
            break
        # Where modules import each other in a ring, the type of a final constant may be asked for before it is known.
        unknown = set(re.findall(r'Cannot determine type of "(\w+)"', said.stdout))
        if unknown <= apart:
            sys.exit(f"{said.stdout}The core can't be translated to C.")
        apart |= unknown
    extensions: list[dict[str, Any]] = json.loads(said.stdout.splitlines()[-1])
    return extensions


_TRANSLATE = f"""
import json, sys
import setuptools
from mypyc.build import mypycify
found = mypycify(["--config-file", "mypy.ini", *sys.argv[1:]], group_name="{GROUP}", multi_file=True)
print()
print(json.dumps([{{"name": e.name, "sources": e.sources, "include": e.include_dirs}} for e in found]))
"""


def _compile(work: Path, effort: str, source: str, folders: list[str]) -> None:
    include = [*folders, sysconfig.get_path("include"), sysconfig.get_path("platinclude")]
    flags = [effort, "-g0", "-w", "-DNDEBUG", "-fPIC", "-fwrapv", "-fno-sanitize=undefined"]
    command = [*compiler(), *flags, *(f"-I{folder}" for folder in include), "-c", source, "-o", f"{source}.o"]
    subprocess.run(command, cwd=work, check=True)


def _link(work: Path, extension: dict[str, Any]) -> Path:
    path: Path = work / (extension["name"].replace(".", "/") + _SUFFIX)
    how = ["-bundle", "-undefined", "dynamic_lookup"] if sys.platform == "darwin" else ["-shared"]
    objects = [f"{source}.o" for source in extension["sources"]]
    subprocess.run([*compiler(), *how, "-s", *objects, "-o", str(path)], cwd=work, check=True)
    return path


@cache
def compiler() -> tuple[str, ...]:
    """The compiler's command."""
    if "CC" in os.environ:
        return tuple(shlex.split(os.environ["CC"]))
    if find_spec("ziglang") is None:
        return ("cc",)
    # For any processor of this sort, not only for this one.
    target = f"{platform.machine()}-linux-gnu.2.28" if sys.platform == "linux" else "native"
    return (sys.executable, "-m", "ziglang", "cc", "-target", target)


def settled(source: str, apart: Collection[str] = ()) -> str:
    """
    Mark the constants of a module, capitals given once at its top, as final, but those named in *apart*.

    The compiler then needn't look them up by name each time. Lines stay where they are.
    """
    tree = ast.parse(source)
    lines = source.split("\n")
    given: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            given[node.id] = given.get(node.id, 0) + 1
    found = False
    for node in tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
        if not isinstance(target, ast.Name) or given[target.id] > 1 or not _CONSTANT.match(target.id):
            continue
        if target.id in apart:
            continue
        at, line = target.lineno - 1, lines[target.lineno - 1]
        if isinstance(node, ast.Assign):
            lines[at] = f"{line[: target.end_col_offset]}: Final{line[target.end_col_offset :]}"
        else:
            hint = node.annotation
            start, end = hint.col_offset, hint.end_col_offset
            lines[at] = f"{line[:start]}Final[{line[start:end]}]{line[end:]}"
        found = True
    if found:
        first = next((n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)), None)
        at = (first.lineno if first else tree.body[0].end_lineno or 1) - 1
        lines[at] = f"from typing import Final; {lines[at]}" if first else f"{lines[at]}; from typing import Final"
    return "\n".join(lines)


if __name__ == "__main__":
    main()
