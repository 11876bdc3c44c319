# Botnia Signals. `make help` lists what can be typed.
SHELL := /bin/bash
.DELETE_ON_ERROR:
PYTHON ?= python3.11
HOME_FOLDER ?= .botnia/demo
PORT ?= 8765
BIN := .venv/bin
LOCK := requirements.lock
SHARED ?= ../shared
# where python3.11 goes by another name
ifeq ($(shell command -v $(PYTHON) 2>/dev/null),)
PYTHON := python3
endif

.PHONY: help setup demo test check bench lock system system-test clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)$$/make \1\t\2/' | expand -t 16

setup: .venv/.stamp-setup system models/weights/.stamp ## .venv with the pinned packages, Voikko, and the language model

demo: setup ## the synthetic sample in a browser on this machine; Ctrl-C ends it
	@$(BIN)/botnia --home $(HOME_FOLDER) demo --port $(PORT)

test: .venv/.stamp-test system system-test models/weights/.stamp ## ruff, mypy, and every test, browser tests included
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest

check: .venv/.stamp-test ## ruff and mypy only
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: .venv/.stamp-test system models/weights/.stamp ## the benchmarks; needs $(SHARED)/data and $(SHARED)/bench
	@$(BIN)/python -m tests.benchmarks --shared $(SHARED)

lock: .venv/.stamp-test ## resolve the newest allowed packages into requirements.lock
	@$(BIN)/pip install --quiet --constraint $(LOCK) pip-tools
	@$(BIN)/pip-compile --quiet --upgrade --strip-extras --allow-unsafe --extra test --extra dev --no-header \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate --output-file $(LOCK) pyproject.toml
	@sed -i -E 's/^(torch==[0-9.]+)\+cpu$$/\1/' $(LOCK)

.venv/.stamp-setup: $(LOCK) pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { rm -rf .venv; \
	  echo "Botnia Signals needs Python 3.11. Install it and type: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Installing the pinned packages into .venv (some minutes the first time) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint $(LOCK) --editable .
	@touch $@

.venv/.stamp-test: .venv/.stamp-setup
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint $(LOCK) --editable '.[test]'
	@touch $@

# Voikko reads Finnish words. Without it the program works with fewer names found, and says so.
system: .venv/.stamp-setup
	@$(BIN)/python -c "import libvoikko; libvoikko.Voikko('fi')" 2>/dev/null || \
	  { $(call install,libvoikko1 voikko-fi); } || $(BIN)/python -m botnia_signals.terminal privacy-without-voikko

system-test:
	@command -v chromium >/dev/null || { $(call install,chromium); } || \
	  { echo "The browser tests need Chromium." >&2; exit 1; }

define install
if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
  echo "Installing $(1) …"; \
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $(1); } >/dev/null; \
else echo "Type this once: sudo apt-get install $(1)" >&2; false; fi
endef

models/weights/.stamp: models/manifest.toml models/build.py models/packed.py | .venv/.stamp-setup
	@$(BIN)/botnia models build
	@touch $@

clean: ## remove .venv, the built model and the demo's store
	@rm -rf .venv models/weights .botnia .mypy_cache .pytest_cache .ruff_cache
