# huiying: run · test · check · map · bench (docs/operations/install.md says more)
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2

.PHONY: help install install-checks browser run test check bench chaos map words

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

install: $(VENV)/run.stamp ## make .venv with what the product needs (run does this first)

# A virtual environment knows its own path: one that was moved with its checkout is made anew.
ifneq ($(shell cat "$(VENV)/run.stamp" 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/run.stamp
endif

$(VENV)/run.stamp: requirements/run.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("huiying needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Debian's python3-venv"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null; fi
	@"$(BIN)/pip" --version 2>/dev/null | grep -F "$(CURDIR)/$(VENV)/" >/dev/null || $(PYTHON) -m venv --clear "$(VENV)" || { echo "A virtual environment could not be made (Debian: apt-get install python3-venv)." >&2; exit 1; }
	@echo "Installing what requirements/run.lock names into $(VENV)"
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@echo "$(CURDIR)" > "$@"

install-checks: install $(VENV)/check.stamp

$(VENV)/check.stamp: requirements/check.lock
	@echo "Installing what requirements/check.lock names into $(VENV)"
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/check.lock
	@touch "$@"

browser:
	@if command -v chromium >/dev/null && fc-list 2>/dev/null | grep -i "noto.*cjk" >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Debian's chromium and fonts-noto-cjk for the browser tests"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk fontconfig >/dev/null; \
	else echo "No chromium or no CJK font here and not root: browser tests will be skipped. Install: chromium fonts-noto-cjk"; fi

run: install ## serve huiying with its demonstration city
	@exec "$(BIN)/huiying" up

test: install-checks browser check ## everything: format, lint, types, contract, unit, journeys, browser
	"$(BIN)/python" -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

check: install-checks ## what is found without running: format, lint, types, import contract
	"$(BIN)/ruff" format --check .
	"$(BIN)/ruff" check .
	"$(BIN)/djlint" src --lint --quiet
	"$(BIN)/mypy"
	"$(BIN)/lint-imports"
	"$(BIN)/deptry" src

bench: install-checks ## every benchmark; writes bench/RESULTS.md
	"$(BIN)/python" bench/all.py

chaos: install-checks ## kill every process in the middle of both circles, again and again
	HUIYING_CHAOS_ROUNDS=20 "$(BIN)/python" -m pytest tests/journeys/test_crashes.py --numprocesses 0

map: install ## the stages in order, each with its question
	@"$(BIN)/huiying" map

words: install-checks ## compile the catalogue of words after editing it
	"$(BIN)/python" -m huiying.config.languages
