"""The nouns of the house: frozen dataclasses on the standard library alone."""
