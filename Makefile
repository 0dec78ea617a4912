# Each target sets up $(VENV) from the hashed lock files, then does its job. ARGS goes to the command:
#   make demo ARGS='status wga at:2023-09-22'      make test ARGS='-k digest'

VENV ?= .venv
PYTHON ?=
ARGS ?=

BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq install
COMPILE = $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--custom-compile-command 'make lock' $(ARGS)

.DEFAULT_GOAL := help
.PHONY: help demo install test check lint types imports format lock clean
.DELETE_ON_ERROR:

help:
	@echo "make demo    packaged sample feeds, polled and answered in the terminal (ARGS='status wga at:2023-09-22')"
	@echo "make install the command strikewire in $(VENV)/bin"
	@echo "make test    the tests (ARGS='-k digest')"
	@echo "make check   lint, format, types and the rule of the rooms"
	@echo "make format  write the code as 'make check' wants it"
	@echo "make lock    renew the lock files after a change in pyproject.toml (ARGS=--upgrade for newer versions)"
	@echo "make clean   remove the environment and all caches"

demo: $(RUNTIME)
	@$(BIN)/python -m bot demo $(ARGS)

install: $(DEV)
	@echo "$(BIN)/strikewire"

test: $(DEV)
	$(BIN)/python -m pytest $(ARGS)

check: lint types imports

lint: $(DEV)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(DEV)
	$(BIN)/mypy

imports: $(DEV)
	$(BIN)/lint-imports

format: $(DEV)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: $(DEV)
	$(COMPILE) pyproject.toml --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
	find bot cogs storage tests -type d -name __pycache__ -prune -exec rm -rf {} +

# A changed runtime lock starts from an empty environment, so that nothing stale stays importable.
$(RUNTIME): requirements.lock
	@found=; \
	for python in $(or $(PYTHON),python3 python3.11 python3.12 python3.13 python3.14); do \
		if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
			found=$$python; break; \
		fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Strikewire needs Python 3.11 or newer with its venv module: install it (Debian, Ubuntu: apt install" \
			"python3 python3-venv) or name it: make PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	echo "Setting up $(VENV) ..." >&2; \
	$$found -m venv --clear $(VENV)
	@$(PIP) --require-hashes -r requirements.lock
	@touch $@

# hatchling comes from the lock, therefore no build isolation.
$(DEV): $(RUNTIME) requirements-dev.lock pyproject.toml
	@echo "Installing the development tools ..." >&2
	@$(PIP) --require-hashes -r requirements-dev.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@
