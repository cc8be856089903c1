"""Site profiles: what a user says of an outlet's pages where the general mechanism needs help.

How a profile is written is in docs/profiles.md.
"""

from rupress.profiles.collection import Profiles, choose, load
from rupress.profiles.lines import hinted
from rupress.profiles.profile import Profile

__all__ = ["Profile", "Profiles", "choose", "hinted", "load"]
