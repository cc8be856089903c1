"""Real local Ray and Spark: the worked examples, on web archives and on Parquet, give the rows of `parse_many`."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.integrations.archives import record

import rupress
from rupress.export import arrow
from rupress.integrations import warc
from rupress.integrations.arrow_batches import failures_of, pages_of
from rupress.records import Failure, Page

ROOT = Path(__file__).parents[2]

ENGINES = [
    pytest.param(
        "ray",
        marks=pytest.mark.skipif(not importlib.util.find_spec("ray"), reason="needs ray: pip install 'rupress[ray]'"),
    ),
    pytest.param(
        "spark",
        marks=[
            pytest.mark.skipif(not importlib.util.find_spec("pyspark"), reason="needs pyspark: rupress[spark]"),
            pytest.mark.skipif(not shutil.which("java"), reason="needs Java 17 or newer on the path"),
        ],
    ),
]


def run(script: str, *arguments: object) -> str:
    """Run one of the examples."""
    command = [sys.executable, str(ROOT / "examples" / script), *map(str, arguments)]
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "PYSPARK_PYTHON": sys.executable,
        "RAY_USAGE_STATS_ENABLED": "0",
    }
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=500)
    assert ran.returncode == 0, ran.stderr[-3000:]
    return ran.stdout


@pytest.mark.parametrize("engine", ["ray", "spark"])
def test_without_its_extra_an_engine_names_its_own(engine: str) -> None:
    hidden = f"import sys; sys.modules['pyarrow'] = None; import rupress.integrations.{engine}"
    ran = subprocess.run([sys.executable, "-c", hidden], capture_output=True, text=True, check=False)
    assert f"pip install 'rupress[{engine}]'" in ran.stderr.splitlines()[-1]


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Raw pages of the examples, and an archive with a damaged record."""
    folder = tmp_path_factory.mktemp("raw")
    run("raw_pages.py", folder)
    damaged = record("x", b"<p>1", head="Content-Encoding: gzip\r\n") + record("y", "<p>Мост в 988 году".encode())
    (folder / "3.warc").write_bytes(damaged)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_the_example_gives_the_rows_of_parse_many(engine: str, raw: Path, tmp_path: Path) -> None:
    archives = sorted(raw.glob("*.warc*"))
    said = run(f"{engine}_pages.py", tmp_path / "rows", *archives)
    results = list(rupress.parse_many(page for path in archives for page in warc.pages(path)))
    pages = [result for result in results if isinstance(result, Page)]
    assert f"{len(results)} rows, 1 failed" in said

    rows = pq.read_table(tmp_path / "rows").sort_by("url")
    found = sorted(map(rupress.to_json, arrow.from_arrow(pages_of(rows))))
    assert found == sorted(map(rupress.to_json, pages))
    expected = arrow.to_arrow(sorted(pages, key=lambda page: page.url or ""))
    assert pages_of(rows).to_pylist() == expected.to_pylist()
    assert [(f.error, f.message, f.url) for f in failures_of(rows)] == [
        (f.error, f.message, f.url) for f in results if isinstance(f, Failure)
    ]

    run(f"{engine}_pages.py", tmp_path / "again", raw / "raw.parquet")
    again = list(arrow.from_arrow(pages_of(pq.read_table(tmp_path / "again"))))
    table = pq.read_table(raw / "raw.parquet").to_pylist()
    inputs = [rupress.Input(row["page"], row["url"]) for row in table]
    assert sorted(map(rupress.to_json, again)) == sorted(map(rupress.to_json, rupress.parse_many(inputs)))
