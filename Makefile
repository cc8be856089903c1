# Short names for what one does every day. `make check` is what .ci/run does, in the environment you are in.
.PHONY: check compat docs format lint types test fixtures fuzz mutants notebooks pictures

check: lint types test

format:
	ruff format .
	ruff check --fix .

lint:
	ruff check .
	ruff format --check .

types:
	mypy

test:
	pytest --numprocesses=auto --dist=worksteal

fixtures:
	python -m tests.fixtures

# Inputs nobody thought of, for so many seconds of processor time a target: `make fuzz SECONDS=1800 TARGETS="dates quotes"`.
SECONDS = 60
TARGETS = decode html tokenize dates quotes names page
fuzz:
	for target in $(TARGETS); do python -m tests.fuzz $$target --seconds $(SECONDS) 2> /dev/null || exit 1; done

# The same results on every Python at hand and with the oldest and newest dependencies: needs uv.
compat:
	tests/compat.sh

# What the tests notice, of changes made to dates, tickers and assembly: about ten minutes.
mutants:
	python benchmarks/mutants.py

# The documentation, as HTML in build/docs: needs the extra `docs`.
docs:
	sphinx-build --quiet --fail-on-warning --keep-going --builder html docs build/docs

# Run docs/notebooks and keep what they show.
notebooks:
	python docs/notebooks/execute.py

# The pictures of README.md and docs/views.md: views of a fixture, as a browser draws them.
pictures:
	python -m docs.make_pictures
