"""Several profiles: the one for a page is chosen by the host of its address."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from attrs import field, frozen

from rupress.errors import UsageError, expect
from rupress.profiles.hosts import host_of, patterns_for
from rupress.profiles.profile import Profile
from rupress.records import Note


def _all(value: Iterable[Profile]) -> tuple[Profile, ...]:
    expect(value, Iterable, "profiles", "a list of rupress.Profile records")
    given = tuple(value)
    for profile in given:
        expect(profile, Profile, "each of the profiles", "a rupress.Profile")
    return given


@frozen
class Profiles:
    """Profiles of several outlets."""

    profiles: tuple[Profile, ...] = field(converter=_all)
    """The profiles; no host is claimed by two of them."""
    _by_host: dict[str, Profile] = field(init=False, factory=dict, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Find who claims which host.

        Raises:
            UsageError: two profiles claim one host, or one claims none.
        """
        for profile in self.profiles:
            if not profile.hosts:
                raise UsageError(f"profile {profile.name!r} names no hosts: among several, each must say whose it is")
            for host in profile.hosts:
                other = self._by_host.setdefault(host, profile)
                if other is not profile:
                    raise UsageError(
                        f"host {host!r} is claimed by {other.name!r} and by {profile.name!r}: leave it one"
                    )

    @classmethod
    def read(cls, folder: str | PathLike[str]) -> Profiles:
        """Read all profiles of a folder, `*.toml`.

        Raises:
            UsageError: there is none, one is not valid, or two claim one host.
        """
        expect(folder, (str, PathLike), "folder", "the path of a folder of profiles")
        found = sorted(Path(folder).glob("*.toml"))
        if not found:
            raise UsageError(f"{folder}: there is no profile (*.toml) in it")
        return cls(Profile.read(path) for path in found)

    def of(self, url: str | None) -> Profile | None:
        """Give the profile for the page of an address: of its host, else of the nearest `*.host`."""
        host = host_of(url)
        if host is None:
            return None
        return next((self._by_host[one] for one in patterns_for(host) if one in self._by_host), None)


def load(path: str | PathLike[str]) -> Profile | Profiles:
    """Read a profile from a file, or all of a folder.

    Raises:
        UsageError: what is there is no valid profile; the message says what to mend.
    """
    expect(path, (str, PathLike), "path", "the path of a profile, or of a folder of several")
    return Profiles.read(path) if Path(path).is_dir() else Profile.read(path)


def choose(given: Profile | Profiles | None, url: str | None) -> tuple[Profile | None, tuple[Note, ...]]:
    """Choose the profile for a page, with a note if the one that the caller gave is not for it.

    Raises:
        UsageError: what was given is no profile.
    """
    if given is None:
        return None, ()
    if not isinstance(given, (Profile, Profiles)):
        raise UsageError(f"profile is {type(given).__name__}: pass rupress.Profile.read('site.toml')")
    chosen = given.of(url)
    if chosen is None and isinstance(given, Profile):
        said = f"the profile {given.name!r} is for {', '.join(given.hosts)}, not for {host_of(url)}: it was not used"
        return None, (Note("profile_host", said),)
    return chosen, ()
