# Each command first installs missing packages, which takes next to no time when all are there.

.PHONY: help demo screenshots test proof join bench endure build package release untested watch lint unit mutants \
	clean lock schema website setup setup-packages setup-frameworks setup-design-systems setup-mutants check-python
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory --no-builtin-rules

PYTHON ?= python3
# If PYTHON was set, replace a .venv of another Python.
bootstrap_options := $(if $(filter command environment,$(firstword $(origin PYTHON))),--this-python)
python := .venv/bin/python
node_bin := node_modules/.bin

# Many desktops set BROWSER in the environment to another program, so accept any value only from the
# command line.
ifeq ($(origin BROWSER),command line)
browser := $(BROWSER)
else
browser := $(filter chromium firefox,$(BROWSER))
endif
# Browser tests spend half of their time waiting, so use two workers for each of the two cores of a
# small machine. Each worker runs a Chromium and a Firefox.
workers := -n 4 --dist worksteal

# The whole fault matrix takes longer than all other tests together. `make test` runs the cells that
# are most likely to cause a false claim, `make proof` all. The same goes for the design systems.
matrix := tests/browser/test_fault_matrix.py
design_systems := tests/browser/test_design_systems.py

demo_options := $(if $(browser),--browser $(browser)) $(if $(filter-out 0,$(HEADLESS)),--headless)

help:
	@echo 'make demo         try Untrain on a simulated LinkedIn (BROWSER=firefox, HEADLESS=1)'
	@echo 'make test         check style, types and logic, and test in Chromium and Firefox'
	@echo 'make build        build the extension for both browsers, in dist/'
	@echo 'make watch        build again whenever a file changes'
	@echo 'make lint         check style, rules and types, without a browser'
	@echo 'make unit         test the logic of the extension in Node'
	@echo 'make screenshots  take screenshots of every state, in dist/screenshots/ (BROWSER=firefox)'
	@echo 'make proof        run the whole fault matrix in both browsers and write docs/proof.md'
	@echo '                  (SHARD=2/8 runs the second of eight parts; make join joins the results)'
	@echo 'make endure       simulate hours of use and check for leaks'
	@echo 'make bench        measure what it costs, and write docs/performance.md'
	@echo 'make mutants      run mutation tests on the code that makes decisions'
	@echo 'make package      make the files of a release: zips, source, bill of materials, checksums'
	@echo 'make release      check, test, package, and list the uploads (VERSION=1.2.3)'
	@echo 'make lock         update requirements.lock after a change in pyproject.toml'
	@echo 'make schema       update rules/schema.json after a change in builder/rules/'
	@echo 'make website      update the pages in docs/ after a change in website/ or of a text'
	@echo 'make clean        remove all generated files except installed packages'
	@echo
	@echo 'Paths of programs can be set: PYTHON=, CHROMIUM=, CHROMEDRIVER=, FIREFOX=, GECKODRIVER='

demo: build
	@$(python) -m tests.demo $(demo_options)

screenshots: build
	@$(python) -m tests.browser.provide $(or $(browser),chromium firefox)
	@$(python) -m tests.screenshots $(if $(browser),--browser $(browser))

test: setup-packages setup-frameworks setup-design-systems lint build unit
	@echo '== browsers'
	@$(python) -m tests.browser.provide chromium firefox
	@echo '== builder, simulator and extension (pytest)'
	@$(python) -m pytest -q $(workers) -m 'not long'

endure: build
	@$(python) -m tests.browser.provide chromium firefox
	@$(python) -m pytest -q -n 2 -m long tests/browser/test_long_life.py

proof: setup-frameworks setup-design-systems build
	@$(python) -m tests.browser.provide chromium firefox
	@$(python) -m pytest -q $(workers) $(matrix) $(design_systems)
	@$(if $(SHARD),echo 'copy this file to dist/proof/ of one machine and run make join there',\
		$(python) -m tests.browser.matrix)

join: setup
	@$(python) -m tests.browser.matrix $(wildcard dist/proof/matrix-*-of-*.json)

bench: build
	@$(PYTHON) tools/bootstrap.py $(bootstrap_options) benchmarks
	@$(python) -m tests.browser.provide chromium firefox
	@$(python) -m benchmarks

build: setup
	@$(python) -m builder build

package: setup
	@$(python) -m builder package

# Needs VERSION=1.2.3. DRY_RUN=1 skips the tests and accepts an open live check, to try out the
# steps.
dry_run := $(filter-out 0,$(DRY_RUN))
release: setup
	@$(python) -m builder ready $(if $(dry_run),--dry-run) '$(VERSION)'
	@$(MAKE) $(if $(dry_run),untested,test)
	@$(python) -m builder release $(if $(dry_run),--dry-run) '$(VERSION)'

untested:
	@echo 'DRY_RUN: nothing was tested, so do not upload these files'

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

# Not part of `make test`, because it tests the tests and needs further packages.
mutants: setup-mutants
	@echo '== manual mutants'
	@node --test --test-reporter=spec tests/mutants/breaks.test.js
	@echo '== Stryker'
	@tests/mutants/node_modules/.bin/stryker run tests/mutants/stryker.config.js
	@node tests/mutants/report.js

clean:
	@rm -rf dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -not -path './node_modules/*' \
		-prune -exec rm -rf {} +

# For maintainers, after a change of the packages in pyproject.toml. The options keep the address of
# the package index and paths of this machine out of the file.
lock: setup
	@$(python) -m pip install -qq uv
	@.venv/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
		--quiet --output-file requirements.lock

# After a change of the fields in builder/rules/.
schema: setup
	@$(python) -c 'from builder.rules.schema import schema_text; print(schema_text(), end="")' \
		> rules/schema.json

# After a change in website/, or of a text that its pages show.
website: setup
	@$(python) -m builder website

# Complete installations are left alone; see tools/bootstrap.py.
setup: check-python
	@$(PYTHON) tools/bootstrap.py $(bootstrap_options)

setup-packages: check-python
	@$(PYTHON) tools/bootstrap.py $(bootstrap_options) tests/packages

# The simulator's pages on React and Ember.
setup-frameworks: check-python
	@$(PYTHON) tools/bootstrap.py $(bootstrap_options) tests/linkedin/frameworks
	@$(python) -c 'from tests.linkedin.bundles import bundles; bundles()'

setup-design-systems: check-python
	@$(PYTHON) tools/bootstrap.py $(bootstrap_options) tests/design_systems

setup-mutants: check-python
	@$(PYTHON) tools/bootstrap.py $(bootstrap_options) tests/mutants

check-python:
	@command -v '$(PYTHON)' >/dev/null || { \
		echo '✗ Python 3.11 or later is needed, found no $(PYTHON): install it, or set PYTHON=/path/to/python3' >&2; \
		exit 1; }
	@$(PYTHON) -c 'import sys; v = "%d.%d.%d" % sys.version_info[:3]; sys.exit(sys.version_info < (3, 11) and \
		"✗ Python 3.11 or later is needed, found " + v + " at " + sys.executable + \
		": install it, or set PYTHON=/path/to/python3")'
