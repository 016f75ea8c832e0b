"""The connection to a cluster, and its errors in words a person can act on.

url, API key, CA ──connect──▶ Elasticsearch ──check──▶ reachable, or ClusterError
"""

import ipaddress
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from elastic_transport import ConnectionError as CannotConnect
from elastic_transport import ConnectionTimeout, TlsError
from elasticsearch import ApiError, AuthenticationException, AuthorizationException, Elasticsearch

_API_KEY = re.compile(r"[!-~]+")

OVERLOADED = frozenset({429, 502, 503, 504})


class ClusterError(Exception):
    """The cluster cannot be used as it is; the message says why and what to do, and never holds a secret."""


class ClusterBusyError(ClusterError):
    """The cluster did not answer or refused for now; the same call can succeed later."""


class ClusterFullError(ClusterError):
    """The cluster takes no more documents until somebody makes room on its disk."""


NO_ROOM = (
    "The disk that holds the cluster's data is nearly full, and Elasticsearch takes no more documents (its flood-stage "
    "watermark). Free some space there; it unlocks its indices by itself within a minute. Then give the same command "
    "again: it does the rest."
)


def connect(
    url: str,
    api_key: str | None = None,
    ca: str | Path | None = None,
    timeout: float = 60,
    *,
    administrator: tuple[str, str] | None = None,
) -> Elasticsearch:
    """Make a client for a cluster; TLS certificates are always verified, against ``ca`` where one is given.

    ``administrator`` is a user and a password, for setting a cluster up; everything else is done with an API key.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ClusterError("The address of the cluster must look like https://host:9200.")
    if parts.username or parts.password:
        raise ClusterError("Leave user and password out of the cluster's address; give an API key instead.")
    if (api_key or administrator) and parts.scheme == "http" and not is_loopback(parts.hostname):
        secret = "API key" if api_key else "password"
        raise ClusterError(f"The {secret} would travel unencrypted to {parts.hostname}; use https.")
    if api_key and not _API_KEY.fullmatch(api_key):
        # The HTTP library would refuse it too, and print it.
        raise ClusterError("The API key holds characters that no API key has; was it copied whole, and nothing else?")
    if ca and not Path(ca).is_file():
        raise ClusterError(f"There is no CA certificate at {ca}.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    tls: dict[str, Any] = {"ca_certs": str(ca)} if ca and parts.scheme == "https" else {}
    return Elasticsearch(
        [{"scheme": parts.scheme, "host": parts.hostname, "port": port, "path_prefix": parts.path.rstrip("/")}],
        api_key=api_key,
        basic_auth=administrator,
        **tls,
        request_timeout=timeout,
        max_retries=3,
        retry_on_timeout=False,
        http_compress=not is_loopback(parts.hostname),
    )


def check(client: Elasticsearch) -> None:
    """Raise ClusterError unless the cluster answers and accepts our key."""
    with explained():
        try:
            client.cluster.health(timeout="10s")
        except AuthorizationException:
            return  # a key without the right to see the cluster's health is a good key


@contextmanager
def explained() -> Iterator[None]:
    """Turn the client's errors into a ClusterError that says what to do."""
    try:
        yield
    except AuthenticationException as error:
        raise ClusterError(_unknown(error)) from None
    except AuthorizationException as error:
        raise ClusterError(f"The API key does not allow this: {_reason(error)}") from None
    except TlsError:
        raise ClusterError(
            "The cluster's certificate could not be verified; give the CA certificate that signed it."
        ) from None
    except ConnectionTimeout:
        raise ClusterBusyError("The cluster did not answer in time; try again, or look at its load.") from None
    except CannotConnect as error:
        raise ClusterBusyError(f"The cluster cannot be reached: {_where(error)}. Is it running?") from None
    except ApiError as error:
        if is_full(_reason(error)):
            raise ClusterFullError(NO_ROOM) from None
        kind = ClusterBusyError if error.meta.status in OVERLOADED else ClusterError
        raise kind(f"Elasticsearch refused with status {error.meta.status}: {_reason(error)}") from None


def is_full(reason: str) -> bool:
    """Whether the server's reason for a refusal is that its disk has no more room."""
    return "flood-stage watermark" in reason


def _unknown(error: ApiError) -> str:
    """Say what is wrong with who we say we are, as far as the server tells."""
    said = str(error.body)
    if "missing authentication credentials" in said:
        return (
            "The cluster asks for an API key and got none. Put one into ELASTICSEARCH_API_KEY, or name the file that "
            "holds it in ELASTICSEARCH_API_KEY_FILE."
        )
    if "unable to authenticate user" in said:
        return "The cluster does not accept this user and password."
    if "api key is expired" in said:
        return "The API key has expired. Ask for a new one; an administrator makes it with: clippings cluster setup"
    return "The cluster does not accept the API key: it is wrong, expired or missing."


def _reason(error: ApiError) -> str:
    """The server's own reason; what we sent, keys among it, is not part of it."""
    body = error.body
    cause = body.get("error") if isinstance(body, dict) else None
    if isinstance(cause, dict):
        first = (cause.get("root_cause") or [cause])[0]
        return str(first.get("reason") or first.get("type"))[:500]
    return str(error.message)[:500]


def _where(error: CannotConnect) -> str:
    return str(error.message).splitlines()[0][:300] if error.message else "no answer"


def is_loopback(host: str) -> bool:
    """Whether what is sent to a host never leaves this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
