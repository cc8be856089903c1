"""Out of the records, into plain data and back, and into the formats of annotation tools and of linked data.

Arrow tables are in `rupress.export.arrow`, documents of spaCy in `rupress.export.docbin`: they need extras.
"""

from rupress.export.brat import Brat, brat_config, to_brat
from rupress.export.conll import to_conll
from rupress.export.doccano import to_doccano
from rupress.export.label_studio import label_studio_config, to_label_studio
from rupress.export.layers import Layer
from rupress.export.linked import to_annotations, to_json_ld
from rupress.export.plain import SCHEMA, from_dict, from_json, to_dict, to_json

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
