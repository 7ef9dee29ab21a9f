# The few commands. Each installs what it needs, and has little to do the second time.

.PHONY: help demo screenshots test proof endure build package release untested watch lint unit mutants \
	clean lock schema setup setup-packages setup-mutants check-python
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory --no-builtin-rules

PYTHON ?= python3
# A Python that was named is the one to be used, also where .venv has another.
bootstrap_options := $(if $(filter command environment,$(firstword $(origin PYTHON))),--this-python)
python := .venv/bin/python
node_bin := node_modules/.bin

# Many desktops set BROWSER to something else, which is not meant for us; what is typed after
# `make demo` is.
ifeq ($(origin BROWSER),command line)
browser := $(BROWSER)
else
browser := $(filter chromium firefox,$(BROWSER))
endif
# A browser test waits as well as works, so there is one worker more than the two cores of a small
# machine; each keeps a Chromium and a Firefox running.
workers := -n 3 --dist worksteal

# All of the fault matrix takes longer than all other tests together: `make test` plays the cells in
# which a false claim is likeliest, and `make proof` every one.
matrix := tests/browser/test_fault_matrix.py

demo_options := $(if $(browser),--browser $(browser)) $(if $(filter-out 0,$(HEADLESS)),--headless)

help:
	@echo 'make demo         see Untrain work on a simulated LinkedIn (BROWSER=firefox, HEADLESS=1)'
	@echo 'make test         style, types, logic, and the product in Chromium and in Firefox'
	@echo 'make build        the extension for both browsers, in dist/'
	@echo 'make watch        build again whenever a file changes'
	@echo 'make lint         style, rules and types, without a browser'
	@echo 'make unit         the logic of the extension alone, under node'
	@echo 'make screenshots  every state in both browsers, in dist/screenshots/ (BROWSER=firefox: one)'
	@echo 'make proof        every situation known to be difficult, in both browsers; writes docs/proof.md'
	@echo 'make endure       hours of use in minutes: what is left behind, and what grows'
	@echo 'make mutants      break the deciding code in many small ways, and see that a test notices each'
	@echo 'make package      what a release hands out: zips, source, bill of materials, checksums'
	@echo 'make release      check, test, package, and say who gets which file (VERSION=1.2.3)'
	@echo 'make lock         write requirements.lock again, after a change in pyproject.toml'
	@echo 'make schema       write rules/schema.json again, after a change in builder/rules/models.py'
	@echo 'make clean        remove what was made here'
	@echo
	@echo 'Programs can be named: PYTHON=, CHROMIUM=, CHROMEDRIVER=, FIREFOX=, GECKODRIVER=/path'

demo: build
	@$(python) -m tests.demo $(demo_options)

screenshots: build
	@$(python) -m tests.browser.provide $(or $(browser),chromium firefox)
	@$(python) -m tests.screenshots $(if $(browser),--browser $(browser))

test: setup-packages lint build unit
	@echo '== browsers'
	@$(python) -m tests.browser.provide chromium firefox
	@echo '== builder, simulator and extension (pytest)'
	@$(python) -m pytest -q $(workers) -m 'not long'

endure: build
	@$(python) -m tests.browser.provide chromium firefox
	@$(python) -m pytest -q -n 2 -m long tests/browser/test_long_life.py

proof: build
	@$(python) -m tests.browser.provide chromium firefox
	@$(python) -m pytest -q $(workers) $(matrix)
	@$(python) -m tests.browser.matrix

build: setup
	@$(python) -m builder build

package: setup
	@$(python) -m builder package

# VERSION=1.2.3; with DRY_RUN=1 without the tests and even if the live check is still open, so that
# the steps themselves can be tried.
dry_run := $(filter-out 0,$(DRY_RUN))
release: setup
	@$(python) -m builder ready $(if $(dry_run),--dry-run) '$(VERSION)'
	@$(MAKE) $(if $(dry_run),untested,test)
	@$(python) -m builder release $(if $(dry_run),--dry-run) '$(VERSION)'

untested:
	@echo 'DRY_RUN: nothing was tested, so upload nothing of what follows'

watch: setup
	@$(python) -m builder watch

lint: setup
	@echo '== lint and types'
	@$(python) -m ruff check
	@$(python) -m ruff format --check
	@$(node_bin)/biome check --error-on-warnings
	@$(python) -m builder check
	@$(python) -m mypy
	@$(node_bin)/tsc -p tsconfig.json
	@$(node_bin)/tsc -p tests/tsconfig.json

unit: setup
	@echo '== logic (node)'
	@node --test --test-reporter=spec tests/unit/*.test.js

# Not part of `make test`: it tests the tests, and needs packages of its own.
mutants: setup-mutants
	@echo '== breaks made by hand'
	@node --test --test-reporter=spec tests/mutants/breaks.test.js
	@echo '== breaks made by Stryker'
	@tests/mutants/node_modules/.bin/stryker run tests/mutants/stryker.config.js
	@node tests/mutants/report.js

clean:
	@rm -rf dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -not -path './node_modules/*' \
		-prune -exec rm -rf {} +

# For maintainers: after a change to the packages in pyproject.toml. Neither the address of a
# package index nor a path of this machine may end up in the file.
lock: setup
	@$(python) -m pip install -qq uv
	@.venv/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
		--quiet --output-file requirements.lock

# After a change to the fields in builder/rules/.
schema: setup
	@$(python) -c 'from builder.rules.schema import schema_text; print(schema_text(), end="")' \
		> rules/schema.json

# Whatever is complete already is left alone; see tools/bootstrap.py.
setup: check-python
	@$(PYTHON) tools/bootstrap.py $(bootstrap_options)

setup-packages: check-python
	@$(PYTHON) tools/bootstrap.py $(bootstrap_options) tests/packages

setup-mutants: check-python
	@$(PYTHON) tools/bootstrap.py $(bootstrap_options) tests/mutants

check-python:
	@command -v '$(PYTHON)' >/dev/null || { \
		echo '✗ Python 3.11 or later is needed, found no $(PYTHON): install it, or name it with PYTHON=/path/to/python3' >&2; \
		exit 1; }
	@$(PYTHON) -c 'import sys; v = "%d.%d.%d" % sys.version_info[:3]; sys.exit(sys.version_info < (3, 11) and \
		"✗ Python 3.11 or later is needed, found " + v + " at " + sys.executable + \
		": install it, or name it with PYTHON=/path/to/python3")'
