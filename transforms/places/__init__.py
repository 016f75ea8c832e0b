"""Put the places that an article names on the map."""

from transforms.places.gazetteer import Candidate, Gazetteer
from transforms.places.keys import place_key
from transforms.places.resolve import explain, resolve_places
from transforms.places.scoring import Scored

__all__ = ["Candidate", "Gazetteer", "Scored", "explain", "place_key", "resolve_places"]
