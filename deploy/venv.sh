#!/bin/sh
# Makes `.venv` from the lock files, and the lock files from pyproject.toml. Called by the Makefile:
#
#   deploy/venv.sh runtime   what the product needs to run, and the product itself (editable)
#   deploy/venv.sh dev       what its tests and linters need on top
#   deploy/venv.sh compiler  a C compiler, where there is none
#   deploy/venv.sh lock      requirements.lock, requirements-build.lock, requirements-compiled.lock, requirements-dev.lock
#
# With uv where it is installed, else with Python's own venv and pip. PYTHON=... chooses the interpreter.
set -eu

cd "${0%/*}/.."

say() { printf '%s\n' "$*" >&2; }

# The first interpreter that really runs (version managers leave shims that only fail), is new enough
# and can make an environment (Debian ships Python without ensurepip).
pick_python() {
    for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

have_uv() { command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1; }

make_venv() {
    # An environment whose interpreter is gone, or that was cut off while it was made, is made anew.
    if [ -x .venv/bin/python ] && .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        return
    fi
    python=$(pick_python) || python=
    if have_uv; then
        say "making .venv with uv"
        uv venv --quiet --clear --python "${python:->=3.11}" .venv
    elif [ -n "$python" ]; then
        say "making .venv with $python"
        "$python" -m venv --clear .venv
    else
        say "No Python 3.11 or later with its venv module was found (tried: ${PYTHON:-python3.13 python3.12 python3.11 python3 python})."
        say "Install one (on Debian and Ubuntu: python3 and python3-venv), or name it: make setup PYTHON=/path/to/python3"
        exit 1
    fi
}

# Hashes are required of every package; nothing is installed that the lock does not name.
install() {
    if have_uv; then
        uv pip install --quiet --python .venv/bin/python "$@"
    else
        # An environment that uv made has no pip of its own.
        .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
        .venv/bin/python -m pip install -qq --no-input --disable-pip-version-check "$@"
    fi
}

compile() {
    # --universal: one file for every platform and Python. No index address, no folder of this machine gets in:
    # --no-config leaves out what uv is told here, and nothing that pip is told reaches uv.
    "$uv" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
        --no-annotate --custom-compile-command "make lock" --no-emit-index-url --no-emit-find-links --upgrade "$@"
}

lock() {
    if have_uv; then
        uv=uv
    else
        throwaway=$(mktemp -d)
        trap 'rm -rf "$throwaway"' EXIT
        python=$(pick_python) || { say "No Python 3.11 or later was found."; exit 1; }
        "$python" -m venv "$throwaway/venv"
        "$throwaway/venv/bin/python" -m pip install -qq --disable-pip-version-check uv
        uv=$throwaway/venv/bin/uv
    fi
    # The widest first: the other two are held to its versions, so that all three install side by side.
    compile --group dev pyproject.toml --output-file requirements-dev.lock
    compile pyproject.toml --constraint requirements-dev.lock --output-file requirements.lock
    printf 'editables\nhatchling\n' | compile - --constraint requirements-dev.lock --output-file requirements-build.lock
    # What deploy/compiled.py needs beside the product: a compiler, too.
    printf 'mypy\nsetuptools\nziglang\n' |
        compile - --constraint requirements-dev.lock --output-file requirements-compiled.lock
    say "wrote requirements.lock, requirements-build.lock, requirements-compiled.lock, requirements-dev.lock"
}

case ${1:-} in
    runtime)
        make_venv
        say "installing the product from requirements.lock; this takes about half a minute"
        install --require-hashes -r requirements.lock -r requirements-build.lock
        # The build tools are there already, so nothing is fetched for the build.
        install --no-deps --no-build-isolation --editable .
        # Where Python may write no bytecode as it runs (PYTHONDONTWRITEBYTECODE, a read-only checkout), each start would
        # compile the sources again: half of its time. uv leaves packages uncompiled as well.
        .venv/bin/python -m compileall -q -j 0 services shared .venv/lib >/dev/null || true
        ;;
    dev)
        say "installing the tools of tests and linters from requirements-dev.lock"
        install --require-hashes -r requirements-dev.lock
        ;;
    compiler)
        say "fetching a C compiler, from requirements-compiled.lock"
        install --require-hashes -r requirements-compiled.lock
        ;;
    lock) lock ;;
    *)
        say "usage: deploy/venv.sh runtime|dev|compiler|lock"
        exit 2
        ;;
esac
