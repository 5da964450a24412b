# Needs only make and Python 3.11 or newer; everything else is installed into .venv from the lock files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: run test lint bench lock clean

run: $(VENV)/run.done ## the bot; without DISCORD_TOKEN the playground (ARGS="--port 8800 --no-browser" goes to it)
	@$(if $(ARGS),$(BIN)/dateline playground $(ARGS),$(BIN)/dateline run)

test: $(VENV)/test.done ## every test
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/test.done ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/test.done ## speed, beside the libraries one would use instead (make bench quotes timeline, or ARGS="...")
	$(BIN)/python -m tests.benchmarks $(filter-out $@,$(MAKECMDGOALS)) $(ARGS)

ifeq (bench,$(firstword $(MAKECMDGOALS)))
$(wordlist 2,99,$(MAKECMDGOALS)): ; @: # the names after "bench" choose benchmarks, they are no targets
endif

lock: ## resolve the lock files anew (needs uv)
	uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" pyproject.toml --extra playground --extra charts --extra build \
		-o requirements/run.txt
	uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" pyproject.toml --all-extras -c requirements/run.txt \
		-o requirements/test.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/%.done: requirements/%.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Dateline needs Python 3.11 or newer; set PYTHON=/path/to/python" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing ($*), a minute or two the first time ..."
	@$(PIP) install --require-hashes -r requirements/$*.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@
