"""Shipped weights and gazetteers, and the recipes that reproduce them."""
