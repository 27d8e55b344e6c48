# Needs Python 3.11 or newer, make and a shell; everything else is installed here, below this folder.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# The locks are complete, so nothing is resolved here.
PIP := $(BIN)/python -m pip install --quiet --quiet --no-deps
SOURCES := pyproject.toml $(shell find flows schemas report_templates -type f ! -name '*.pyc' 2>/dev/null)

# Set, as images for containers often have it, it makes every start compile all modules anew.
export PYTHONDONTWRITEBYTECODE :=
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: digest test lint install clean help

help: ## Say what there is to make.
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1 — \2/p' Makefile

digest: $(VENV)/installed ## Print an issue from seeds/ and say where the PDF is.
	$(BIN)/deskbrief run seeds

test: $(VENV)/developing ## Run all tests.
	$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile

lint: $(VENV)/developing ## Check form, types and imports.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

install: $(VENV)/installed ## Install deskbrief into the folder .venv.

clean: ## Take away what was installed; the data folder and the reports stay.
	rm -rf $(VENV)

$(VENV)/python:
	@.ci/libraries
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'deskbrief needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ...' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { echo 'Python lacks its module venv; on Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }
	@touch $@

$(VENV)/locked: requirements/build.txt requirements/run.txt | $(VENV)/python
	@echo 'Installing what the locks name, some 100 packages ...'
	$(PIP) --require-hashes --requirement requirements/build.txt --requirement requirements/run.txt
	@touch $@

$(VENV)/installed: $(VENV)/locked $(SOURCES)
	$(PIP) --no-build-isolation --force-reinstall .
	@touch $@

$(VENV)/developing: requirements/dev.txt $(VENV)/installed
	$(PIP) --require-hashes --requirement requirements/dev.txt
	@touch $@
