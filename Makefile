# `make check` and `make test` need Python 3.11 or newer with pip and venv; everything else is installed into .venv.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := PIP_CONSTRAINT=$(CURDIR)/constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: check test test-external lint format docs fuzz bench clean

# The main job on the curated documents: findings are shown, and only an error fails.
check: .venv/run
	@$(BIN)/consistency check seeds --fail-on error

# Lint, types, layers and tests.
test: lint
	@$(BIN)/python -m pytest -q -n auto

lint: .venv/dev
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-cache > .venv/layers.txt || (cat .venv/layers.txt; exit 1)

# On demand: what needs more than Python packages. Installs it, or says what is missing.
test-external: .venv/dev
	@tests/external/install
	@$(INSTALL) -e '.[dev,external]'
	@$(BIN)/python -m pytest -q tests/external/*.py

format: .venv/dev
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .

# The documentation as a site, in build/site; a broken link fails.
docs: .venv/run
	@$(INSTALL) -e '.[docs]'
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# On demand: the property tests with fifty times as many examples, and the benchmarks.
fuzz: .venv/dev
	@HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest -q -n auto tests

bench: .venv/dev
	@$(BIN)/python -m benchmarks.startup
	@$(BIN)/python -m benchmarks.throughput
	@$(BIN)/python -m benchmarks.scale
	@$(BIN)/python -m benchmarks.misspellings
	@$(BIN)/python -m benchmarks.names
	@$(BIN)/python -m benchmarks.contradictions

.venv/run: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(INSTALL) -e .
	@touch $@

.venv/dev: .venv/run
	@$(INSTALL) -e '.[dev]'
	@touch $@

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
