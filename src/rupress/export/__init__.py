"""Out of the records, into plain data and back, and into the formats of annotation tools and of linked data.

Arrow tables are in `rupress.export.arrow`, documents of spaCy in `rupress.export.docbin`: they need extras, and are
loaded when they are first used, as is `rupress.export.schema`.
"""

from typing import TYPE_CHECKING, Any

from rupress.export.brat import Brat, brat_config, to_brat
from rupress.export.conll import to_conll
from rupress.export.doccano import to_doccano
from rupress.export.label_studio import label_studio_config, to_label_studio
from rupress.export.layers import Layer
from rupress.export.linked import to_annotations, to_json_ld
from rupress.export.plain import SCHEMA, from_dict, from_json, to_dict, to_json

if TYPE_CHECKING:
    from rupress.export import arrow as arrow
    from rupress.export import docbin as docbin
    from rupress.export import schema as schema

__all__ = [
    "SCHEMA",
    "Brat",
    "Layer",
    "brat_config",
    "from_dict",
    "from_json",
    "label_studio_config",
    "to_annotations",
    "to_brat",
    "to_conll",
    "to_dict",
    "to_doccano",
    "to_json",
    "to_json_ld",
    "to_label_studio",
]

_LATE = {"arrow", "docbin", "schema"}

if not TYPE_CHECKING:  # else a type checker would take any name for one that is there

    def __getattr__(name: str) -> Any:
        """Load a module on first use (PEP 562), as `rupress` does its rooms."""
        from importlib import import_module

        if name not in _LATE:
            raise AttributeError(f"module 'rupress.export' has no attribute {name!r}")
        return import_module(f"rupress.export.{name}")


def __dir__() -> list[str]:
    return [*__all__, *_LATE]
