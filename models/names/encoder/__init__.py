"""The encoder of the recognizers of names: the recipe of its weights."""
