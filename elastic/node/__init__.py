"""A real Elasticsearch without Docker: the official distribution, fetched once and run on loopback.

coordinates ──distribution──▶ files ──plugin──▶ + analysis ──configuration──▶ settings ──process──▶ a running node
"""

from elastic.node.errors import NodeError
from elastic.node.process import NodeStatus, start, status, stop
from elastic.node.settings import NodeSettings, Security, from_environment

__all__ = ["NodeError", "NodeSettings", "NodeStatus", "Security", "from_environment", "start", "status", "stop"]
