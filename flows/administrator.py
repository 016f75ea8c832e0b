"""The one who sets a cluster up: a user and a password, from the environment alone and for this one purpose.

environ ──read_administrator──▶ Administrator ──connect──▶ client
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from elasticsearch import Elasticsearch

from elastic.client import connect
from flows.settings import Settings, SettingsError


@dataclass(frozen=True, slots=True)
class Administrator:
    """A user who may make roles and keys."""

    user: str
    password: str = field(repr=False)

    def connect(self, settings: Settings) -> Elasticsearch:
        """Connect to the cluster of these settings; raises SettingsError where they name none."""
        if settings.url is None:
            raise SettingsError(
                "The embedded Elasticsearch has no users to set up. Name a cluster in ELASTICSEARCH_URL, and where its "
                "certificate is its own, the CA's in ELASTICSEARCH_CA."
            )
        return connect(settings.url, ca=settings.ca, administrator=(self.user, self.password))


def read_administrator(environ: Mapping[str, str] | None = None) -> Administrator:
    """Read ELASTICSEARCH_USER and ELASTICSEARCH_PASSWORD, or the file that ELASTICSEARCH_PASSWORD_FILE names."""
    environ = os.environ if environ is None else environ
    user, password = environ.get("ELASTICSEARCH_USER"), environ.get("ELASTICSEARCH_PASSWORD")
    if not password and (file := environ.get("ELASTICSEARCH_PASSWORD_FILE")):
        try:
            password = Path(file).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise SettingsError(f"The password's file {file} cannot be read.") from None
    if user and password:
        return Administrator(user, password)
    if environ.get("ELASTICSEARCH_API_KEY") or environ.get("ELASTICSEARCH_API_KEY_FILE"):
        raise SettingsError(
            "Elasticsearch lets no API key make keys for others. Put an administrator into ELASTICSEARCH_USER and "
            "ELASTICSEARCH_PASSWORD for this one command."
        )
    raise SettingsError(
        "Setting a cluster up takes an administrator: put the name into ELASTICSEARCH_USER and the password into "
        "ELASTICSEARCH_PASSWORD, or its file's name into ELASTICSEARCH_PASSWORD_FILE, for this one command."
    )
