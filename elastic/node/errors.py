"""What can go wrong with the embedded node, said so that a person can act on it."""


class NodeError(Exception):
    """The embedded node cannot be had; the message says why and what to do."""
