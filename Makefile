# Short names for what one does every day. `make check` is what .ci/run does, in the environment you are in.
.PHONY: check format lint types test fixtures picture

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

# The picture in README.md: the view of a fixture, as a browser draws it.
picture:
	mkdir -p build
	rupress parse tests/fixtures/pages/channel/page.txt --fetched-at 2023-09-14T22:30+03:00 --html build/view.html
	chromium --headless --no-sandbox --hide-scrollbars --window-size=1400,1150 --screenshot=docs/page.png build/view.html
