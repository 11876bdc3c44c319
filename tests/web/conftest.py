"""Pages over a fresh store for each test."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import web_sample
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from web import create_app

Post = Callable[..., TestResponse]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with users, documents, six weeks and themes."""
    web_sample.build(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def app(home: Path) -> Flask:
    """The pages over that store."""
    return create_app(home, testing=True)


@pytest.fixture
def nobody(app: Flask) -> FlaskClient:
    """A browser in which nobody is signed in."""
    return app.test_client()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser in which the planner is signed in."""
    browser = app.test_client()
    assert enter(browser).status_code == 302
    return browser


def token(client: FlaskClient, address: str = "/sign-in") -> str:
    """Return the CSRF token of a page."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def enter(
    client: FlaskClient,
    user: str = web_sample.USER,
    password: str = web_sample.PASSWORD,
    **more: str,
) -> TestResponse:
    """Sign in through the form."""
    form = {"user": user, "password": password, "csrf_token": token(client), **more}
    return client.post("/sign-in", data=form)


@pytest.fixture
def sign_in() -> Post:
    """The act of signing in through the form."""
    return enter


@pytest.fixture
def post(client: FlaskClient) -> Post:
    """Send a form as the planner, with its token."""

    def send(address: str, **form: str) -> TestResponse:
        return client.post(address, data={"csrf_token": token(client, "/search"), **form})

    return send
