"""Put the places that an article names on the map."""

from transforms.places.find import find_places
from transforms.places.gazetteer import Candidate, Gazetteer
from transforms.places.keys import place_key
from transforms.places.resolve import explain, resolve_places
from transforms.places.scoring import Scored

__all__ = ["Candidate", "Gazetteer", "Scored", "explain", "find_places", "place_key", "resolve_places"]
