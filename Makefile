# Two commands for a machine that has only Python 3.11+ and make:  make app  ·  make test
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
EXTRAS := $(if $(LIGHT),,[models])

.PHONY: app gate test ask eval bench check format lint types contracts index clean

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Il faut Python 3.11 ou plus récent (PYTHON=… make app)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The stamp names what was installed, so that a light install is completed when more is asked for.
$(VENV)/.light: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installation des dépendances (une fois, quelques minutes)…"
	$(PIP) --editable .
	@touch $@

$(VENV)/.models: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installation des dépendances (une fois, quelques minutes)…"
	$(PIP) --editable ".[models]"
	@touch $@ $(VENV)/.light

$(VENV)/.dev: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installation des dépendances (une fois, quelques minutes)…"
	$(PIP) --editable ".[models,training,dev]"
	@touch $@ $(VENV)/.models $(VENV)/.light

index: $(if $(LIGHT),$(VENV)/.light,$(VENV)/.models)
	@$(BIN)/humanifest index build

app: index
	@$(BIN)/python -m assistant.server --port $(PORT)

ask: index
	@$(BIN)/humanifest ask "$(Q)"

test: $(VENV)/.dev
	$(BIN)/python -m pytest

eval: $(VENV)/.dev index
	$(BIN)/python -m eval run

bench: $(VENV)/.dev index
	$(BIN)/python -m eval bench

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

gate: $(VENV)/.dev
	$(BIN)/humanifest index build
	$(BIN)/python -m eval validate
	$(BIN)/python -m eval gate

check: lint types contracts test gate

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) .humanifest .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
