"""Author keys over the generations of a store's secret: the same author stays the same, known to nobody.

An author's first key is an HMAC of the name under the first secret. When the secret is rotated every key is
carried on: the new key is an HMAC of the old key under the new secret. A text that comes later goes the same
way from its author's name, so it meets the earlier ones; and whoever only has an older secret can't.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

PREFIX, DIGITS = "a-", 12


def carried(key: str, secrets: Iterable[bytes]) -> str:
    """Return an author key carried over later generations of the secret, in their order; "" stays ""."""
    for secret in secrets:
        key = carried_once(key, secret)
    return key


def carried_once(key: str, secret: bytes) -> str:
    """Return an author key carried over one generation."""
    if not key:
        return ""
    return PREFIX + hmac.new(secret, key.encode(), hashlib.sha256).hexdigest()[:DIGITS]
