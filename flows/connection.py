"""Settings, templates and the connection to the cluster, each once in every process.

Apart from the models, for the sake of commands that only ask.
"""

from functools import lru_cache
from pathlib import Path

from elasticsearch import Elasticsearch

from elastic.client import connect
from elastic.templates import Templates, read_templates
from flows.settings import Settings, read_settings

ROOT = Path(__file__).resolve().parents[1]
MAPPINGS = ROOT / "mappings"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process."""
    return read_settings()


@lru_cache(maxsize=1)
def client() -> Elasticsearch:
    """The connection of this process to its cluster."""
    stated = settings()
    return connect(stated.cluster_url, stated.api_key.value if stated.api_key else None, stated.ca)


@lru_cache(maxsize=1)
def templates() -> Templates:
    """The templates that ship with the project."""
    return read_templates(MAPPINGS)
