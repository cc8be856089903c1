"""The model file: damage is told, reading is safe, and nothing is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rupress.errors import DataError, UsageError
from rupress.ner import tag
from rupress.ner.model import load, shipped

MODEL = Path(str(files("rupress.ner") / "model.npz"))


def arrays() -> dict[str, Any]:
    with np.load(MODEL, allow_pickle=False) as archive:
        return {name: archive[name] for name in archive.files}


def test_the_shipped_model_is_small_enough_to_ship() -> None:
    assert MODEL.stat().st_size < 12_500_000


def test_the_shipped_model_holds_no_pickles() -> None:
    with zipfile.ZipFile(MODEL) as archive:
        for name in archive.namelist():
            assert b"|O" not in archive.read(name)[:128]


def test_a_cut_file_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "cut.npz"
    path.write_bytes(MODEL.read_bytes()[:100_000])
    with pytest.raises(DataError, match="install rupress anew"):
        load(path)


@pytest.mark.parametrize("at", [2_000, 1_000_000, -40_000])
def test_a_changed_byte_is_damage(tmp_path: Path, at: int) -> None:
    raw = bytearray(MODEL.read_bytes())
    raw[at] ^= 0xFF
    path = tmp_path / "changed.npz"
    path.write_bytes(raw)
    with pytest.raises(DataError):
        load(path)


@pytest.mark.parametrize("content", [b"", b"not a model", b"\x93NUMPY"])
def test_another_file_is_no_model(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.npz"
    path.write_bytes(content)
    with pytest.raises(DataError):
        load(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.npz"):
        load(tmp_path / "none.npz")


def test_a_single_array_is_no_model(tmp_path: Path) -> None:
    path = tmp_path / "array.npz"
    with path.open("wb") as file:
        np.save(file, np.arange(3))
    with pytest.raises(DataError):
        load(path)


def test_another_format_is_told(tmp_path: Path) -> None:
    path = tmp_path / "newer.npz"
    np.savez(path, **{**arrays(), "format": np.int64(99)})
    with pytest.raises(DataError, match="99"):
        load(path)


@pytest.mark.parametrize("name", ["words", "table", "grams_scale", "w2", "b0", "pool_w", "head_b", "contexts"])
def test_every_array_is_needed(tmp_path: Path, name: str) -> None:
    path = tmp_path / "lacking.npz"
    np.savez(path, **{key: array for key, array in arrays().items() if key != name})
    with pytest.raises(DataError):
        load(path)


@pytest.mark.parametrize(
    "name", ["table", "table_scale", "grams", "w0", "b3", "pool_w", "pool_b", "head_w", "contexts"]
)
def test_arrays_that_do_not_fit_are_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / "short.npz"
    changed = arrays()
    changed[name] = changed[name][..., :-1]
    np.savez(path, **changed)
    with pytest.raises(DataError):
        load(path)


def test_a_pickle_is_never_opened(tmp_path: Path) -> None:
    path = tmp_path / "pickled.npz"
    np.savez(path, **{**arrays(), "words": np.array([{"a": 1}], dtype=object)})
    with pytest.raises(DataError):
        load(path)


def test_another_model_can_be_passed(tmp_path: Path) -> None:
    path = tmp_path / "quiet.npz"
    quiet = arrays()
    quiet["head_b"] = quiet["head_b"] - np.float16(100) * (np.arange(quiet["head_b"].shape[1]) > 0).astype(np.float16)
    np.savez(path, **quiet)
    text = "Мэр Казани встретился с Иваном Лосевым."
    assert tag(text)
    assert tag(text, model=load(path)) == ()


def test_an_unknown_convention_is_misuse() -> None:
    with pytest.raises(UsageError, match="nerel"):
        tag("Казань", head="mine")


def test_the_model_is_read_once() -> None:
    assert shipped() is shipped()


def test_importing_reads_nothing() -> None:
    code = "import rupress.ner.model as m, rupress.ner; assert m._shipped.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True)
