"""Every error that a user may meet.

    BotniaError
    ├── SettingsError        a setting or option is wrong
    ├── IntakeError          a file or a row can't be read
    ├── PrivacyError         text can't be pseudonymised safely
    ├── ModelError           the encoder is missing, broken or can't be built
    ├── StoreError           the store is missing, locked or of another version
    └── NotFoundError        no such signal, theme, week or user

An error carries a key of the message catalogue and the values that its sentence needs, never text of a
document. `str(error)` is English; the web shows the same key in the reader's language.
"""

from __future__ import annotations

from botnia_signals.messages import message, page_message


class BotniaError(Exception):
    """Base of all errors; `key` names its sentence in the catalogue, `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(key)

    def __str__(self) -> str:
        return message(f"error-{self.key}", "en", **self.values)

    def in_language(self, language: str) -> str:
        """Return the error's sentence in `language` (fi, sv or en)."""
        return message(f"error-{self.key}", language, **self.values)

    def on_page(self, language: str) -> str:
        """Return the error's sentence for who reads it on a page, where no options of a command help."""
        return page_message(f"error-{self.key}", language, **self.values)


class SettingsError(BotniaError):
    """A setting or an option is wrong."""


class IntakeError(BotniaError):
    """A file or a row can't be read."""


class PrivacyError(BotniaError):
    """Text can't be pseudonymised safely."""


class ModelError(BotniaError):
    """The encoder is missing, broken or can't be built."""


class StoreError(BotniaError):
    """The store is missing, locked or of another version."""


class NotFoundError(BotniaError):
    """No such signal, theme, week or user."""
