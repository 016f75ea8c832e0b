# mypy: disable-error-code="no-untyped-call"
"""Write trained weights as the integer ONNX graph that is shipped.

python -m models.names.encoder.export WEIGHTS.pt [accurate.onnx]
"""

import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from models.names.encoder.network import Encoder
from transforms.entities.encoder import LABELS_OF

NAMES = Path(__file__).parents[1]


def export(weights: Path, target: Path) -> None:
    """Every matrix in whole numbers of 8 bits, each column with a scale of its own."""
    network = Encoder(len(LABELS_OF))
    network.load_state_dict(torch.load(weights, map_location="cpu"))
    network.eval()
    example = torch.tensor([[101, 2000, 2001, 102]] * 2), torch.ones((2, 4), dtype=torch.int64)
    axes = {0: "rows", 1: "length"}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            network,
            example,
            str(full),
            input_names=["ids", "shapes"],
            output_names=["scores"],
            dynamic_axes={"ids": axes, "shapes": axes, "scores": axes},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, target, weight_type=QuantType.QInt8, per_channel=True)


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else NAMES / "accurate.onnx")
