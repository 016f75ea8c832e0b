# Every word here works in a fresh clone; the first run of any of them sets everything up.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := demo
.PHONY: demo test check format lock setup clean

demo: $(READY)  ## ingest the seeds into a real Elasticsearch and search them
	@$(BIN)/clippings ingest seeds
	@$(BIN)/clippings search "Hamas meeting"

test: check  ## lint, types, then every test
	@$(BIN)/pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(READY)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

setup: $(READY)

$(READY): locks/clippings.txt locks/bootstrap.txt pyproject.toml
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r locks/bootstrap.txt
	@$(BIN)/uv pip sync --system-certs --quiet --python $(BIN)/python --require-hashes locks/clippings.txt
	@$(BIN)/uv pip install --system-certs --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

lock: $(READY)  ## resolve the newest allowed versions into the lock
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --upgrade --output-file locks/clippings.txt

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
