"""Site profiles: what a user says of an outlet's pages where the general mechanism needs help.

How a profile is written, or learnt from saved pages, is in docs/profiles.md.
"""

from rupress.profiles.collection import Profiles, choose, load
from rupress.profiles.learning import Learnt, Said, learn
from rupress.profiles.lines import hinted
from rupress.profiles.profile import Profile

__all__ = ["Learnt", "Profile", "Profiles", "Said", "choose", "hinted", "learn", "load"]


def __dir__() -> list[str]:
    return __all__
