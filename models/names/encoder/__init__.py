"""The accurate recognizer of names: the recipe of its weights."""
