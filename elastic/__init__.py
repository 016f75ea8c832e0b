"""Everything said to Elasticsearch: the embedded node, generations, bulk loading and search."""
