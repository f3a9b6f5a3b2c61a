# The one front door. Each target makes its own `.venv` first, from the pinned, hashed lock files;
# a second run finds it ready. Needed: Python 3.11 or later with venv, make, git. uv is used where it is installed.

BIN := .venv/bin
# What pytest is told on top of pyproject.toml: `make test ARGS='-k figures'`.
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup up test lint test-compiled test-compose coverage rules quality bench-tagging bench-ingest bench-rules lock compiled clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

setup: .venv/.dev ## make .venv with the product, its tests and linters; the command is .venv/bin/tocsin

# Only the run-time lock, so that the first alerts are on the screen soon. `exec`: the signals reach tocsin itself.
up: .venv/.runtime ## start everything on the embedded server and replay the seed articles; Ctrl-C ends it
	@exec $(BIN)/tocsin up --replay tests/seeds

test: .venv/.dev ## run the tests (those that need Docker: make test-compose)
	$(BIN)/python -m pytest -n 2 --dist loadfile --ignore tests/compose $(ARGS)

lint: .venv/.dev ## check style, types, import contracts, and that the core can be compiled
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python deploy/compiled.py --check

# Without a C compiler one is fetched as a package; where that fails as well, the test skips and says why.
test-compiled: .venv/.dev ## test that the compiled core finds the same (half a minute)
	@rm -rf build/quick
	@command -v $${CC:-cc} >/dev/null || deploy/venv.sh compiler || true
	$(BIN)/python deploy/compiled.py --quick --if-possible build/quick
	COMPILED_DIR=$(CURDIR)/build/quick $(BIN)/python -m pytest tests/services/tagging/test_compiled.py -rs $(ARGS)

test-compose: .venv/.dev ## run the tests of docker-compose.yml on a Docker engine
	COMPOSE_TESTS=1 $(BIN)/python -m pytest tests/compose $(ARGS)

coverage: .venv/.dev ## run the core's tests and fail below 95 % of its lines and branches
	rm -f .coverage .coverage.*
	$(BIN)/python -m coverage run -m pytest tests/services tests/shared tests/gold $(ARGS)
	$(BIN)/python -m coverage combine -q
	$(BIN)/python -m coverage report --skip-covered

rules: .venv/.runtime ## check the rules and the indicators that come with it with their own examples
	$(BIN)/tocsin rules test
	$(BIN)/tocsin indicators test

quality: .venv/.dev ## score the tagger on tests/gold (and GOLD_DIR); writes docs/quality.md
	$(BIN)/python tests/gold/quality.py $(ARGS)

bench-tagging: .venv/.dev ## measure the tagger's speed (ARGS=--peers: and other programs'); writes benchmarks/results
	$(BIN)/python benchmarks/tagging.py $(ARGS)

compiled: .venv/.dev ## build/compiled: the program with the tagger's core compiled to C, which is faster; needs a C compiler
	rm -rf build/compiled
	$(BIN)/python deploy/compiled.py build/compiled

bench-rules: .venv/.dev ## measure what a thousand rules cost; writes benchmarks/results
	$(BIN)/python benchmarks/rules.py $(ARGS)

bench-ingest: .venv/.dev ## score the reading of feeds, dates and pages on CORPUS_DIR; writes benchmarks/results
	$(BIN)/python benchmarks/ingest.py $(ARGS)

lock: ## write the lock files anew from pyproject.toml
	@deploy/venv.sh lock

clean: ## remove .venv and what builds and tests leave behind
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.*
	find . -name .git -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is newer than what it was made from: a changed lock, or a changed pyproject.toml, installs again.
.venv/.runtime: requirements.lock requirements-build.lock pyproject.toml deploy/venv.sh
	@deploy/venv.sh runtime
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	@deploy/venv.sh dev
	@touch $@
