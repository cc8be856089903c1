"""Out of the records, into plain data and back."""

from rupress.export.plain import SCHEMA, from_dict, from_json, to_dict, to_json

__all__ = ["SCHEMA", "from_dict", "from_json", "to_dict", "to_json"]
