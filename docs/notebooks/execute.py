"""Run the notebooks of this folder from their first cell on, and keep what they show.

python docs/notebooks/execute.py     # needs the extra `dev`
"""  # noqa: INP001 — a script, no package

from __future__ import annotations

import argparse
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent


def execute(path: Path) -> nbformat.NotebookNode:
    """Run a notebook in its folder and give it with its outputs, and nothing in it that tells of the machine or time.

    Raises:
        CellExecutionError: a cell failed.
    """
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(FOLDER)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", record_timing=False, resources=where).execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            if "text/html" in output.get("data", {}):
                output.data.pop("text/plain", None)  # the same once more, longer and for nobody
    return notebook


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    for found in sorted(FOLDER.glob("*.ipynb")):
        nbformat.write(execute(found), found)
        print(f"{found.name}: {found.stat().st_size // 1024} KiB")
