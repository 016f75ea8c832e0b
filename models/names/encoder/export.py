# mypy: disable-error-code="no-untyped-call"
"""Write trained weights as the integer ONNX graph that is shipped.

python -m models.names.encoder.export WEIGHTS.pt [encoder.onnx]
"""

import sys
from pathlib import Path

import onnx
import torch

from models.names.encoder.graph import TABLES, State, build, whole

NAMES = Path(__file__).parents[1]


def export(weights: Path, target: Path) -> None:
    """Every matrix in whole numbers of 8 bits, each column with a scale of its own."""
    onnx.save(build(whole(numbers(weights))), str(target))


def numbers(weights: Path) -> State:
    """What a stage of training has saved, as the graph names it."""
    state = {}
    for name, tensor in torch.load(weights, map_location="cpu").items():
        value, base = tensor.numpy(), name.removesuffix(".weight")
        state[name if value.ndim == 1 else base] = value if value.ndim == 1 or base in TABLES else value.T
    return state


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else NAMES / "encoder.onnx")
