# Two commands to know: `make demo` and `make test`. Both create what they need in .venv.
# Written for GNU make 3.81 and newer, so that macOS's own make will do.

VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Stamp files say what the environment holds; they are older than the lists they come from
# whenever it must be brought up to date.
RUNTIME := $(VENV)/runtime.stamp
DEVELOPMENT := $(VENV)/development.stamp

# Benchmark instances, which are not part of this repository.
MAPIGO_IHTC ?= $(abspath ../shared/ihtc)
export MAPIGO_IHTC

# Each benchmark writes a table of its own, named after day, time and question.
SEEDS ?= 1
BENCH = $(BIN)/mapigo bench $(MAPIGO_IHTC)/competition --threads 2 --seeds $(SEEDS) \
	--best-known bench/finalists.csv --plans bench/results/plans
BENCH_TABLE = bench/results/$(shell date +%F-%H%M)-competition

# Tests of compiled code, run also interpreted and with bounds checks.
KERNEL_TESTS := tests/unit/solver tests/property/test_kernels.py tests/property/test_parts.py

.DEFAULT_GOAL := help
.PHONY: help demo test test-compiled test-interpreted test-boundscheck coverage \
	check format docs bench bench-quick bench-long bench-sizes lock clean

help: ## Show this list
	@echo "make TARGET, where TARGET is one of"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-18s %s\n", $$1, $$2 }' Makefile

demo: $(RUNTIME) ## Plan the example heart centre for four weeks and write its report
	@$(BIN)/mapigo warm
	@$(BIN)/mapigo demo --out demo/ --no-open
	@echo "Here mapigo is $(BIN)/mapigo; after 'source $(BIN)/activate' it is mapigo."

test: test-compiled test-interpreted test-boundscheck ## Run the tests in all three ways

test-compiled: $(DEVELOPMENT) ## Run every test, with compiled kernels, and each micro benchmark once
	@$(BIN)/mapigo warm
	$(BIN)/pytest
	$(BIN)/pytest bench/micro --benchmark-disable -q

test-interpreted: $(DEVELOPMENT) ## Run the solver's tests with plain Python kernels
	NUMBA_DISABLE_JIT=1 $(BIN)/pytest $(KERNEL_TESTS)

test-boundscheck: $(DEVELOPMENT) ## Run the solver's tests with index checks in kernels
	NUMBA_BOUNDSCHECK=1 NUMBA_CACHE_DIR=$(CURDIR)/.numba_boundscheck \
		$(BIN)/pytest $(KERNEL_TESTS)

coverage: $(DEVELOPMENT) ## Measure which lines and branches the tests reach
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	NUMBA_DISABLE_JIT=1 $(BIN)/coverage run -m pytest $(KERNEL_TESTS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

check: $(DEVELOPMENT) ## Check style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEVELOPMENT) ## Put the code into the common format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(DEVELOPMENT) ## Build the documentation; warnings are errors
	$(BIN)/sphinx-build -W --keep-going --builder html docs docs/_build/html
	@echo "Open docs/_build/html/index.html in a browser."

bench: $(RUNTIME) ## Plan the public benchmark instances, a minute each; SEEDS=3 for more seeds
	@$(BIN)/mapigo warm
	$(BENCH) --time 60 --out $(BENCH_TABLE)-60s.csv

# Small, nurses overloaded, beds packed, surgeons short, large: see bench/README.md.
bench-quick: $(RUNTIME) ## Plan five benchmark instances that differ much, 30 seconds each
	@$(BIN)/mapigo warm
	$(BENCH) --only i05,i12,i16,i24,i27 --time 30 --out $(BENCH_TABLE)-quick-30s.csv

bench-long: $(RUNTIME) ## Plan the public benchmark instances, ten minutes each
	@$(BIN)/mapigo warm
	$(BENCH) --time 600 --out $(BENCH_TABLE)-600s.csv

# Two hospitals of each size; the same seed means the same weights.
HOSPITALS := $(foreach hospital,1 2,$(foreach n,325 650 1300 2600,$(n)-patients-$(hospital)))
bench-sizes: $(RUNTIME) ## Plan hospitals of 325 to 2,600 patients, made for it, a minute each
	@$(BIN)/mapigo warm
	mkdir -p bench/sizes/hospitals
	for name in $(HOSPITALS); do $(BIN)/mapigo example benchmark-hospital --days 56 \
		--patients $${name%%-*} --seed $${name##*-} --quiet --force \
		bench/sizes/hospitals/$$name.json || exit; done
	$(BIN)/mapigo bench bench/sizes/hospitals --threads 2 --seeds $(SEEDS) --time 60 \
		--out bench/sizes/results/$(shell date +%F-%H%M)-sizes-60s.csv

lock: ## Choose anew the versions that are installed (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 \
		--no-annotate --no-header --upgrade --output-file requirements.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--no-annotate --no-header --upgrade --constraint requirements.txt \
		--output-file requirements-dev.txt

clean: ## Remove the environment and everything that was built or measured
	rm -rf $(VENV) demo docs/_build bench/sizes/hospitals dist .coverage .coverage.* htmlcov \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache \
		.benchmarks .numba_boundscheck
	find src tests docs bench -name __pycache__ -type d -prune -exec rm -rf {} + \
		2>/dev/null || true

$(BIN)/python:
	@tools/create-venv $(VENV)

$(RUNTIME): requirements.txt pyproject.toml $(BIN)/python
	@echo "Installing mapigo and what it needs into $(VENV); this takes a minute or two."
	@$(PIP_INSTALL) --requirement requirements.txt
	@$(PIP_INSTALL) --no-deps --editable .
	@touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	@echo "Installing what development needs into $(VENV)."
	@$(PIP_INSTALL) --requirement requirements-dev.txt
	@touch $@
