"""The notebooks run from the first cell to the last, keep what they show, and tell nothing of a machine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from tests.test_repository import machine_paths

FOLDER = Path(__file__).parents[2] / "docs" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))

RUN = """
import sys
from pathlib import Path
import nbformat
sys.path.insert(0, str(Path(sys.argv[1]).parent))
from execute import execute
nbformat.write(execute(Path(sys.argv[1])), sys.argv[2])
"""


def shown(notebook: nbformat.NotebookNode) -> list[str]:
    """Give what cells show, but for what pandas draws."""
    data = [out.data for cell in notebook.cells for out in cell.get("outputs", ()) if "data" in out]
    views = [one["text/html"] for one in data if 'class="rupress' in one.get("text/html", "")]
    values = [one["text/plain"] for one in data if "text/html" not in one and "dtype" not in one["text/plain"]]
    return views + values


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_shows_what_it_kept(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run `make notebooks` after a change, and see whether the words between the cells still hold."""
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    new = tmp_path / path.name
    ran = subprocess.run([sys.executable, "-c", RUN, str(path), str(new)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    kept = shown(nbformat.read(path, as_version=4))
    assert len(kept) > 3
    assert shown(nbformat.read(new, as_version=4)) == kept


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_keeps_what_it_shows(path: Path) -> None:
    """Run `make notebooks` after a change."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert sum(bool(cell.outputs) for cell in cells) >= len(cells) / 2
    assert not [output for cell in cells for output in cell.outputs if output.output_type in {"error", "stream_stderr"}]
    assert max(len(cell.outputs) for cell in cells) == 1, "a cell shows one thing"
    assert path.stat().st_size < 400_000


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_tells_nothing_of_a_machine(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    assert not list(machine_paths(content))
    assert not re.search(r"/(?:tmp|usr|opt|var)/|0x[0-9a-f]{8}", content)


def test_there_are_three() -> None:
    assert {path.stem for path in NOTEBOOKS} == {"first_steps", "a_day_of_news", "tuning_for_a_site"}
