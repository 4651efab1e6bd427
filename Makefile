# Safe Passage: `make demo` runs five nodes here; `make test` tests everything.
SHELL := /bin/sh
PY := .venv/bin/python
PYTEST := $(PY) -m pytest
# Compiled modules are kept, also where the environment says otherwise: a dozen processes would each compile all of them anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help install demo test check bench bench-names bench-link assets messages screens clean

help:
	@echo "make demo      five nodes on this machine, with an invented caseload (ARGS=\"--fresh\" starts over)"
	@echo "make test      everything: rules, node on SQLite and PostgreSQL, doors, journeys, browser"
	@echo "make check     lint, types, contracts and fast tests, about a minute"
	@echo "make bench     CPU time and query counts of the main pages"
	@echo "make bench-names   the matcher of names beside its peers (DATA=folder of lists)"
	@echo "make bench-link    whole files linked across scripts, beside plain Splink (N=100000 people)"
	@echo "make install   the set-up alone"
	@echo "make assets    rebuild the style sheets (needs Node)"
	@echo "make messages  collect the texts to translate"

.venv/.run: requirements.lock bin/bootstrap
	@bin/bootstrap requirements.lock
	@touch $@

.venv/.dev: requirements-dev.lock bin/bootstrap
	@bin/bootstrap requirements-dev.lock
	@touch .venv/.run $@

install: .venv/.run

demo: .venv/.run
	@.venv/bin/passage demo $(ARGS)

check: .venv/.dev
	@bin/check

test: .venv/.dev
	@bin/test

bench: .venv/.dev
	@.venv/bin/passage bench $(ARGS)

.venv-bench/.run: requirements-bench.lock bin/bootstrap
	@bin/bootstrap requirements-bench.lock .venv-bench
	@touch $@

# DATA names a folder of lists (native, latin), such as data/names.
bench-names: .venv-bench/.run
	@PYTHONPATH=. .venv-bench/bin/python bench/names.py $(DATA) $(ARGS)

N ?= 100000
bench-link: .venv-bench/.run
	@PYTHONPATH=. .venv-bench/bin/python bench/linkage.py --people $(N) $(ARGS)

assets:
	@bin/assets

messages: .venv/.dev
	@bin/messages

clean:
	rm -rf build .venv .boot
