# Everything is set up in .venv by the first target that needs it; after that, targets start at once.

PYTHON ?= python3

BIN   := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY    := $(BIN)/python
PIP   := $(PY) -m pip
READY := .venv/ready
LOCK  := .cache/lock
UV    := 0.13.9

# What a shell may carry along and .venv must not see.
unexport PYTHONHOME PYTHONPATH PIP_USER PIP_TARGET PIP_PREFIX
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Material announces its end of life (May 2027) at every start.
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve test site clean lock

serve: $(READY)
	@$(PY) -m mkdocs serve

test: $(READY)
	@$(PY) tests/browser.py
	@$(PY) -m pytest

site: $(READY)
	@$(PY) -m mkdocs build --strict

clean:
	rm -rf .venv .cache site build *.egg-info .pytest_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

# requirements.txt from pyproject.toml, for every system and Python >= 3.11. Versions that the lock has and that still
# fit are kept; delete the file first to take the newest of everything.
lock:
	@$(PYTHON) -m venv --clear $(LOCK)
	@$(LOCK)/$(notdir $(BIN))/python -m pip install -qq uv==$(UV)
	@$(LOCK)/$(notdir $(BIN))/uv pip compile -q --no-config --universal --python-version 3.11 --generate-hashes \
	    --extra site --extra test --extra check --custom-compile-command 'make lock' --output-file requirements.txt pyproject.toml
	@rm -rf $(LOCK)

# PyTorch's own index has a Linux build without CUDA, smaller by gigabytes. pip would try an index that is out of reach
# for minutes, so it is asked first, for five seconds at most, name lookup and all.
CPU := https://download.pytorch.org/whl/cpu
ANSWERS := import os, threading, requests; \
    limit = threading.Timer(5, os._exit, [1]); limit.daemon = True; limit.start(); \
    requests.get("$(CPU)/torch/", stream=True).raise_for_status()

# $(READY) is written last: a .venv without it is a set-up that never finished, and is begun again from nothing.
$(READY): pyproject.toml requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo 'This needs Python 3.11 or newer as $(PYTHON); name another: make PYTHON=python3.12 ...' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
	    echo '$(PYTHON) cannot make virtual environments; on Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@test -f $(READY) || { echo 'Setting up .venv, once ...'; $(PYTHON) -m venv --clear .venv; }
	@rm -f $(READY)
	@echo 'Installing what requirements.txt lists ...'
	@$(PIP) install -qq --require-hashes -r requirements.txt
	@if $(PY) -c '$(ANSWERS)' 2>/dev/null; then from='--extra-index-url $(CPU)'; \
	    else echo "PyTorch's own index is out of reach; torch comes from pip's usual one, on Linux with CUDA."; fi; \
	    echo 'Installing torch, 200 MB or more ...'; \
	    $(PIP) install -qq --no-build-isolation $$from -e '.[torch]'
	@touch $(READY)
