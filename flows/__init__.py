"""Prefect flows and the command line: where the pure transforms meet files, clocks and Elasticsearch."""
