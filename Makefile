# The hub in two commands: `make run` serves it, `make test` tests it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?= 8000
HUB_STATE ?= $(CURDIR)/var
export HUB_STATE
export DJANGO_SETTINGS_MODULE ?= hub.settings.dev
ELASTICSEARCH_PORT ?= 9200
PY := .venv/bin/python
MANAGE := $(PY) manage.py
# The tests start a node themselves; ELASTICSEARCH=no leaves those out that need one.
FETCH_ELASTICSEARCH = [ "$${ELASTICSEARCH:-}" = no ] || [ -n "$${ELASTICSEARCH_URL:-}" ] || $(PYTHON) scripts/elasticsearch_download.py

.PHONY: help
help: ## Show what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

.venv/run.stamp: requirements/run.txt
	@scripts/venv $(PYTHON) requirements/run.txt $@

.venv/dev.stamp: requirements/dev.txt
	@scripts/venv $(PYTHON) requirements/dev.txt $@ .venv/run.stamp

.PHONY: setup
setup: .venv/run.stamp ## Install and prepare everything, without serving
	@$(MANAGE) prepare --demo

.PHONY: run
run: setup ## Set up and serve the hub on PORT (8000)
	@scripts/serve $(PORT)

.PHONY: dev
dev: setup ## Serve with reload and debug pages, for work on the code
	@HUB_DEBUG=1 $(MANAGE) runserver $(PORT)

.PHONY: test
test: .venv/dev.stamp ## Set up and run lint and all tests
	@scripts/chromium
	@scripts/html-check
	@$(MAKE) --no-print-directory lint
	@$(FETCH_ELASTICSEARCH)
	@DJANGO_SETTINGS_MODULE=hub.settings.test $(MANAGE) search prepare
	@.venv/bin/pytest $(ARGS)

.PHONY: test-postgres
test-postgres: .venv/dev.stamp ## Run the tests on a PostgreSQL that is started for them
	@scripts/chromium
	@scripts/html-check
	@$(FETCH_ELASTICSEARCH)
	@scripts/with-postgres .venv/bin/pytest $(ARGS)

.PHONY: elasticsearch
elasticsearch: ## Run an Elasticsearch node on ELASTICSEARCH_PORT (9200) until Ctrl-C
	@$(PYTHON) scripts/elasticsearch_node.py --port $(ELASTICSEARCH_PORT)

.PHONY: lint
lint: .venv/dev.stamp ## Check style, walls, templates, migrations
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/lint-imports --no-cache
	@.venv/bin/djlint --quiet --lint templates
	@$(MANAGE) makemigrations --check --dry-run
	@DJANGO_SETTINGS_MODULE=hub.settings.test $(MANAGE) check

.PHONY: format
format: .venv/dev.stamp ## Format the code
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .

.PHONY: bench
bench: .venv/dev.stamp ## Measure import, search and pages, beside their peers
	@$(PY) -m bench $(ARGS)

.PHONY: lock
lock: .venv/dev.stamp ## Write the lock files anew from pyproject.toml
	@.venv/bin/uv pip compile -q pyproject.toml --extra meaning --group postgres --generate-hashes --universal --python-version 3.11 --no-header $(UPGRADE) -o requirements/run.txt
	@.venv/bin/uv pip compile -q pyproject.toml --extra meaning --group postgres --group test --group lint --group bench --generate-hashes --universal --python-version 3.11 --no-header $(UPGRADE) -c requirements/run.txt -o requirements/dev.txt

.PHONY: messages
messages: .venv/dev.stamp ## Collect and compile the texts of the interface
	@$(MANAGE) messages

.PHONY: clean
clean: ## Remove the state (database, index, caches); keeps .venv
	@rm -rf "$(HUB_STATE)"
