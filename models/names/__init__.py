"""The shipped recognizer of names: its weights, its lists, its labelled articles and its recipe."""
