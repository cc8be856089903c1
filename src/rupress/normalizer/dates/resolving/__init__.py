"""The second step: what an expression means, given a reference. Nothing here reads text or looks at a clock."""

from rupress.normalizer.dates.resolving.dispatch import leaves_year_open, resolve
from rupress.normalizer.dates.resolving.meaning import Context, Meaning, Reference, reference_of

__all__ = ["Context", "Meaning", "Reference", "leaves_year_open", "reference_of", "resolve"]
