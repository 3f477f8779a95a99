# Dateline. Each target sets up what it needs; running one again is quick.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.stamp
CASE   ?= sample.db
PORT   ?= 8501
export PYTHONUTF8 := 1
# Trust the certificates that the machine trusts, as pip does: many offices and NGOs sit behind a proxy of their own.
export UV_SYSTEM_CERTS := 1

.PHONY: help setup run test lint format lock docs hostile advisories bench clean

help:            ## Say what there is to do.
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP)  ## Make .venv with exactly what requirements.lock names.

# --without-pip: Debian's python3 has no ensurepip unless python3-venv is installed; its pip can install into the venv from outside.
$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv --without-pip $(VENV)
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --root-user-action=ignore uv
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync --quiet --require-hashes requirements.lock
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --editable .
	@touch $@

run: $(STAMP)    ## Extract seeds/ into a case file (CASE=sample.db) and open the dashboard (PORT=8501).
	$(BIN)/dateline extract seeds --db $(CASE)
	$(BIN)/dateline serve --db $(CASE) --port $(PORT)

test: lint       ## Run every check and every test, browser tests included.
	$(BIN)/python -m tests.chromium --install
	$(BIN)/dateline gazetteer build
	$(BIN)/pytest -n 2 --dist loadfile

lint: $(STAMP)   ## Style, types and the contracts between layers.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## Put the code in the project's style.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(STAMP)   ## Renew requirements.lock from pyproject.toml.
	$(BIN)/uv pip compile pyproject.toml --all-extras --generate-hashes --universal --python-version 3.11 \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet -o requirements.lock

docs: $(STAMP)   ## The documentation as a site in site/, readable without a network.
	$(BIN)/python -m tests.docs
	$(BIN)/mkdocs build --strict --quiet

hostile: $(STAMP) ## The whole campaign of hostile files, texts, kills, writers (a slice of it is in `make test`).
	DATELINE_HOSTILE=1 $(BIN)/pytest -n 2 --dist loadfile tests/hostile

advisories: $(STAMP) ## Known faults of what requirements.lock names, by a local copy (ADVISORIES=folder; asks nobody).
	$(BIN)/python -m tests.advisories $(ADVISORIES)

bench: $(STAMP)  ## Time and memory, beside a peer in the same run (tests/benchmarks).
	$(BIN)/python -m tests.benchmarks

clean:           ## Remove what set-up and tests left (never a case file).
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results
