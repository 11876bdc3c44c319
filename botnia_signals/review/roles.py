"""Who may do what: six roles, the rights that each gives, and the region in which they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from botnia_signals.records import Grant

ROLES = ("facilitator", "planner", "expert", "privacy_officer", "administrator", "reader")
REGIONS = ("ep", "kp", "po")
EVERYWHERE = ""

RIGHTS: dict[str, tuple[str, ...]] = {
    "read": ROLES,
    "write": ("facilitator", "planner"),
    "decide": ("planner", "expert"),
    "rounds": ("planner",),
    "rate": ("expert",),
    "codebook": ("planner",),
    "code": ("planner", "expert"),
    "privacy": ("privacy_officer",),
    "jobs": ("planner", "administrator"),
    "audit": ("administrator", "privacy_officer"),
    "admin": ("administrator",),
    "settings": ("administrator",),
    "users": ("administrator",),
}
"""Each right with the roles that have it. Reading is not bound to a region: the three read each other."""


def may(grants: Iterable[Grant], right: str, regions: Collection[str] = ()) -> bool:
    """Tell whether `grants` give a right: anywhere, or with `regions` in at least one of them.

    What lies in no region that is known ("" or "other") may be handled by whoever has the right somewhere.

    Raises:
        KeyError: no such right.
    """
    held = {one.region for one in grants if one.role in RIGHTS[right]}
    asked = {region for region in regions if region in REGIONS}
    if not held or right == "read" or not asked:
        return bool(held)
    return EVERYWHERE in held or bool(held & asked)


def regions_of(grants: Iterable[Grant], right: str) -> tuple[str, ...]:
    """Return the regions in which a right holds, in the order of `REGIONS`; all of them for everywhere.

    Raises:
        KeyError: no such right.
    """
    held = {one.region for one in grants if one.role in RIGHTS[right]}
    return REGIONS if EVERYWHERE in held else tuple(one for one in REGIONS if one in held)
