# Short names for what one does every day. `make check` is what .ci/run does, in the environment you are in.
.PHONY: check docs format lint types test fixtures fuzz notebooks pictures

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
	pytest --numprocesses=auto

fixtures:
	python -m tests.fixtures

# Inputs nobody thought of, for so many seconds of processor time a target: `make fuzz SECONDS=1800 TARGETS="dates quotes"`.
SECONDS = 60
TARGETS = decode html tokenize dates quotes names page
fuzz:
	for target in $(TARGETS); do python -m tests.fuzz $$target --seconds $(SECONDS) 2> /dev/null || exit 1; done

# The documentation, as HTML in build/docs: needs the extra `docs`.
docs:
	sphinx-build --quiet --fail-on-warning --keep-going --builder html docs build/docs

# Run docs/notebooks and keep what they show.
notebooks:
	python docs/notebooks/execute.py

# The pictures of README.md and docs/views.md: views of a fixture, as a browser draws them.
pictures:
	python -m docs.make_pictures
