"""The gazetteer: its sources, its recipe and the built file."""
