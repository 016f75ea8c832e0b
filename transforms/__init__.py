"""Pure functions from a scraped page to the documents of the index: records in, records out."""
