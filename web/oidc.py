"""Sign in through the organisation's own sign-in (OpenID Connect), where the settings name one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from botnia_signals.errors import SettingsError
from botnia_signals.pipeline import identities
from botnia_signals.pipeline.identities import Provider
from web import auth
from web.security import local_path

blueprint = Blueprint("oidc", __name__, url_prefix="/sign-in/organisation")
ONWARD = "onward"


@blueprint.get("")
@auth.needs(auth.OPEN)
def begin() -> ResponseReturnValue:
    """Lead to the organisation's sign-in."""
    from authlib.integrations.base_client import OAuthError
    from requests import RequestException

    asked = _provider()
    onward = local_path(request.args.get("next"))
    try:
        answer: ResponseReturnValue = _client(asked).authorize_redirect(url_for("oidc.back", _external=True))
    except (OAuthError, RequestException, ValueError):
        return _failed("oidc-failed", 503)
    session[ONWARD] = onward or ""
    return answer


@blueprint.get("/back")
@auth.needs(auth.OPEN)
def back() -> ResponseReturnValue:
    """Let in whom the organisation vouches for, if they are a user here."""
    from authlib.integrations.base_client import OAuthError
    from joserfc.errors import JoseError
    from requests import RequestException

    asked = _provider()
    onward = local_path(str(session.get(ONWARD, ""))) or url_for("digest.newest")
    try:
        claims = _client(asked).authorize_access_token().get("userinfo") or {}
    except (OAuthError, JoseError, RequestException, ValueError):
        return _failed("oidc-failed", 401)
    found = identities.identify(current_app.config["HOME"], asked, claims)
    if found is None:
        return _failed("oidc-unknown", 403)
    auth.enter(found)
    return redirect(onward)


def is_on() -> bool:
    """Tell whether the settings name an organisation's sign-in."""
    try:
        return identities.provider(current_app.config["HOME"]) is not None
    except SettingsError:
        return False


def _provider() -> Provider:
    found = identities.provider(current_app.config["HOME"])
    if found is None:
        abort(404)
    return found


def _client(asked: Provider) -> Any:
    """Return Authlib's client of a provider: code flow with PKCE, state and nonce kept in the session."""
    from authlib.integrations.flask_client import OAuth

    return OAuth(current_app).register(
        "organisation",
        client_id=asked.client,
        client_secret=asked.secret,
        server_metadata_url=asked.metadata,
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256", "timeout": 10},
    )


def _failed(key: str, code: int) -> ResponseReturnValue:
    page = render_template(
        "sign_in.html", failed=False, typed="", onward="", oidc=is_on(), refused=f"error-{key}"
    )
    return page, code
