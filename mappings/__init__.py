"""Index templates, Kibana saved objects and stored queries, as data."""
