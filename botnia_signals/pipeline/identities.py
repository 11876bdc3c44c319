"""An organisation's own sign-in (OpenID Connect): whether it is on, and who somebody is here.

It is off until the settings name an issuer. Nobody becomes a user by it: the administrator adds users, under
the name that the claim gives. From the first time on the issuer's own subject says who somebody is.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from botnia_signals.errors import SettingsError
from botnia_signals.pipeline.users import is_locked
from botnia_signals.settings import load_settings
from botnia_signals.store import Store
from botnia_signals.store.users import User

SECRET_FILE, SECRET_VARIABLE = "oidc.secret", "BOTNIA_OIDC_SECRET"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Provider:
    """Whom to ask: the issuer's address, our name and secret there, and the claim that names a user here."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    claim: str

    @property
    def metadata(self) -> str:
        """Return the address at which the issuer describes itself."""
        return f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"


def provider(home: Path) -> Provider | None:
    """Return whom to ask, or None where the settings name nobody.

    Raises:
        SettingsError: the issuer is not https (but on this computer), or the secret is nowhere.
    """
    settings = load_settings(home)
    if not settings.oidc_issuer:
        return None
    parts = urlsplit(settings.oidc_issuer)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise SettingsError("oidc-issuer", issuer=settings.oidc_issuer)
    file = home / SECRET_FILE
    secret = os.environ.get(SECRET_VARIABLE) or (file.read_text("ascii").strip() if file.is_file() else "")
    if not secret or not settings.oidc_client:
        raise SettingsError("oidc-secret", file=SECRET_FILE, variable=SECRET_VARIABLE)
    return Provider(settings.oidc_issuer, settings.oidc_client, secret, settings.oidc_claim)


def identify(home: Path, asked: Provider, claims: Mapping[str, object]) -> User | None:
    """Return the user that verified claims are of, None where there is none who may sign in.

    The first time the claim names the user (an e-mail address only if the issuer has verified it), and the
    subject is bound to it; a user that is bound to one subject of the issuer is not given to another.
    """
    subject = str(claims.get("sub") or "")
    with Store(home) as store, store.transaction():
        name = store.users.identified(asked.issuer, subject)
        if name is None:
            name = _named(asked.claim, claims)
            if not name or not subject or store.users.is_bound(asked.issuer, name):
                return None
            if store.users.get(name) is None:
                return None
            store.users.bind(asked.issuer, subject, name)
            store.users.log(name, name, "bound")
        user = store.users.get(name)
        if user is None or not user.active or is_locked(user):
            return None
        store.users.note_entry(name)
        return user


def _named(claim: str, claims: Mapping[str, object]) -> str:
    if claim == "email" and claims.get("email_verified") is not True:
        return ""
    return str(claims.get(claim) or "")
