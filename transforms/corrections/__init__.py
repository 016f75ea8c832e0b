"""What the user says of names against what was found: merge, split, rename, retype, drop."""

from transforms.corrections.correct import Corrected, correct
from transforms.corrections.entries import NONE, Correction, CorrectionError, Corrections, Operation
from transforms.corrections.read import parse

__all__ = ["NONE", "Corrected", "Correction", "CorrectionError", "Corrections", "Operation", "correct", "parse"]
