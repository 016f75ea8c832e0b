"""Reading: files, folders, HTML, JSON Lines and WARC become pages."""
