"""Settings of the documentation: `make docs` builds it into build/docs, and a warning is an error."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

from sphinx.ext.napoleon import Config, GoogleDocstring

import rupress

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "extensions"))

project = "rupress"
author = "The rupress maintainers"
copyright = author  # noqa: A001 - Sphinx's name for it
version = release = rupress.__version__

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx_copybutton", "records"]
exclude_patterns = ["extensions", "_build"]
nitpicky = False
highlight_language = "none"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "off"  # a test runs the notebooks; here they are shown as they were kept
nb_render_markdown_format = "myst"

# Large libraries whose adapters can be described without them.
autodoc_mock_imports = ["itemadapter", "pyspark", "ray", "scrapy", "spacy", "w3lib", "web_poet"]
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_class_signature = "mixed"

html_theme = "furo"
html_title = f"rupress {version}"
html_static_path = ["static"]
html_css_files = ["tables.css"]
html_theme_options = {"navigation_with_keys": False}
html_show_copyright = False
html_copy_source = False
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

PAGES = {"CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}
"""Files beside this folder that are pages here."""
INCLUDE = re.compile(r"```\{include\} (\S+)\n```")
LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\(([^)#\s:]+)\)")


def _stay_inside(_: Any, name: str, source: list[str]) -> None:
    """Lead links out of this folder to the page that shows the file, or leave the file's path in their place."""
    folder = (HERE / name).parent
    text = source[0]
    if include := INCLUDE.fullmatch(text.strip()):
        path = (folder / include[1]).resolve()
        text, folder = path.read_text(encoding="utf-8"), path.parent

    def link(match: re.Match[str]) -> str:
        path = (folder / match[2]).resolve()
        inside = path if path.is_relative_to(HERE) else HERE / PAGES.get(path.name, "")
        if inside == HERE:
            return f"{match[1]} `{path.relative_to(HERE.parent)}`"
        return f"[{match[1]}]({os.path.relpath(inside, (HERE / name).parent)})"

    source[0] = LINK.sub(link, text).replace("\n\n```\n", "\n```\n")  # an empty line ends an example for doctest


def _as_written(_: Any, what: str, ___: str, ____: Any, _____: Any, lines: list[str]) -> None:
    """Write docstrings as reStructuredText: in ours, backticks are code and other signs are themselves.

    Those of functions and classes have sections; under a field, a word before a colon is no type.
    """
    parts = re.split(r"(`[^`]+`)", "\n".join(lines))
    parts[::2] = [re.sub(r"[*|\\]|(?<=\w)_(?!\w)", r"\\\g<0>", part) for part in parts[::2]]
    parts[1::2] = [f"``{part.strip('` ')}``" for part in parts[1::2]]
    text = re.sub(r"(?<!:):\n\n(?= {4})", "::\n\n", "".join(parts))  # an example stands indented after a colon
    lines[:] = text.split("\n")
    if what != "attribute":
        lines[:] = GoogleDocstring(lines, Config(), what=what).lines()


def setup(app: Any) -> None:
    """Hook the two in."""
    app.connect("source-read", _stay_inside)
    app.connect("autodoc-process-docstring", _as_written)
