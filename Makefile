# Short names for what one does every day. `make check` is what .ci/run does, in the environment you are in.
.PHONY: check format lint types test fixtures

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
