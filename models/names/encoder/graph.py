"""The encoder as the integer ONNX graph that is shipped: one window in, scores of labels for its tokens out.

Matrices are whole numbers of 8 bits, each column with a scale of its own, and what they are multiplied with is made
whole as it comes (Zafrir et al. 2019). Attention is one operation of onnxruntime, and so is a product with its offset:
a fifth faster than the graph that is exported step by step.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper

HEADS, LAYERS = 12, 6
EPSILON = 1e-12
TABLES = ("words", "places", "shapes", "last_shapes")
"""Rows to be looked up; every other matrix is multiplied with."""
Floats = NDArray[np.float32]
State = Mapping[str, Floats]
"""Every number of the network by name; matrices as ``[in, out]``, tables as ``[row, width]``."""


class Whole(NamedTuple):
    """Whole numbers of 8 bits: ``numbers`` less ``zero``, times ``scale``, are the matrix."""

    numbers: NDArray[Any]
    scale: Floats
    zero: NDArray[Any]

    def floats(self) -> Floats:
        """The matrix again, as near as 8 bits come."""
        return (self.numbers.astype(np.float32) - self.zero.astype(np.float32)) * self.scale


def by_column(matrix: Floats) -> Whole:
    """Each column from -127 to 127."""
    scale = np.maximum(np.abs(matrix).max(axis=0), 1e-12).astype(np.float32) / np.float32(127)
    return Whole(np.rint(matrix / scale).astype(np.int8), scale, np.zeros(matrix.shape[1], np.int8))


def whole_table(table: Floats) -> Whole:
    """All rows by one scale, from 0 to 255."""
    low, high = min(float(table.min()), 0.0), max(float(table.max()), 0.0)
    scale = np.float32((high - low) / 255)
    zero = np.uint8(round(-low / float(scale)))
    numbers = np.clip(np.rint(table / scale) + zero, 0, 255).astype(np.uint8)
    return Whole(numbers, np.array(scale), np.array(zero))


def whole(state: State) -> dict[str, Whole | Floats]:
    """The network in whole numbers; offsets and norms stay as they are."""
    return {
        name: value if value.ndim == 1 else (whole_table if name in TABLES else by_column)(value)
        for name, value in state.items()
    }


def read(model: ModelProto) -> dict[str, Floats]:
    """The numbers of a graph that ``build`` made, as ``State``."""
    stored = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    state: dict[str, Floats] = {}
    for name, value in stored.items():
        base = name.removesuffix(".numbers")
        if base != name:
            state[base] = Whole(value, stored[f"{base}.scale"], stored[f"{base}.zero"]).floats()
        elif value.dtype == np.float32 and not name.endswith(".scale"):
            state[name] = value
    return state


def build(weights: Mapping[str, Whole | Floats]) -> ModelProto:
    """The graph of ``ids`` and ``shapes``, ``[1, pieces]``, to ``scores``, ``[1, tokens, labels]``.

    ``firsts``, ``[tokens]``, says at which piece each token begins. Past the last attention only those pieces are
    followed: no label is read at the others.
    """
    graph = _Graph(weights)
    x = graph.add(graph.looked_up("words", "ids"), graph.places())
    x = graph.add(graph.norm(x, "norm"), graph.looked_up("shapes", "shapes"))
    for at in range(LAYERS):
        mixed = graph.attention(x, f"layers.{at}.three")
        if at == LAYERS - 1:
            mixed, x = graph.at_firsts(mixed), graph.at_firsts(x)
        x = graph.norm(graph.add(x, graph.times(mixed, f"layers.{at}.out")), f"layers.{at}.norm1")
        wide = graph.node("Gelu", [graph.times(x, f"layers.{at}.wide")], domain="com.microsoft")
        x = graph.norm(graph.add(x, graph.times(wide, f"layers.{at}.narrow")), f"layers.{at}.norm2")
    x = graph.add(x, graph.at_firsts(graph.looked_up("last_shapes", "shapes")))
    return graph.model(graph.times(x, "classifier"))


class _Graph:
    """Nodes and numbers in the making; every method gives the name of what its node puts out."""

    def __init__(self, weights: Mapping[str, Whole | Floats]) -> None:
        self._weights = weights
        self._nodes: list[Any] = []
        self._numbers: dict[str, Any] = {}

    def node(self, kind: str, inputs: list[str], outputs: int = 1, **attributes: object) -> str:
        first = f"{len(self._nodes)}"
        names = [f"{first}.{number}" for number in range(outputs)]
        self._nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names[0] if outputs == 1 else first

    def add(self, one: str, other: str) -> str:
        return self.node("Add", [one, other])

    def norm(self, x: str, name: str) -> str:
        parts = [self._kept(f"{name}.{part}", self._plain(f"{name}.{part}")) for part in ("weight", "bias")]
        return self.node("LayerNormalization", [x, *parts], axis=-1, epsilon=EPSILON)

    def times(self, x: str, name: str) -> str:
        bias = self._kept(f"{name}.bias", self._plain(f"{name}.bias"))
        return self.node("DynamicQuantizeMatMul", [x, *self._whole(name), bias], domain="com.microsoft")

    def attention(self, x: str, name: str) -> str:
        """All heads at once; ``name`` holds queries, keys and values side by side."""
        made_whole = self.node("DynamicQuantizeLinear", [x], outputs=3)
        numbers, scale, zero = self._whole(name)
        bias = self._kept(f"{name}.bias", self._plain(f"{name}.bias"))
        x, x_scale, x_zero = (f"{made_whole}.{at}" for at in range(3))
        inputs = [x, numbers, bias, x_scale, scale, "", x_zero, zero]
        return self.node("QAttention", inputs, domain="com.microsoft", num_heads=HEADS)

    def looked_up(self, name: str, rows: str) -> str:
        numbers, scale, zero = self._whole(name)
        return self.node("DequantizeLinear", [self.node("Gather", [numbers, rows]), scale, zero])

    def places(self) -> str:
        """The first rows of the table, as many as there are pieces."""
        numbers, scale, zero = self._whole("places")
        start = self._kept("start", np.array([0], np.int64))
        length = self.node("Shape", ["ids"], start=1, end=2)
        return self.node("DequantizeLinear", [self.node("Slice", [numbers, start, length]), scale, zero])

    def at_firsts(self, x: str) -> str:
        return self.node("Gather", [x, "firsts"], axis=1)

    def model(self, scores: str) -> ModelProto:
        self._nodes.append(helper.make_node("Identity", [scores], ["scores"]))
        inputs = [
            helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"]),
            helper.make_tensor_value_info("shapes", TensorProto.INT64, [1, "pieces"]),
            helper.make_tensor_value_info("firsts", TensorProto.INT64, ["tokens"]),
        ]
        output = helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, "tokens", "labels"])
        graph = helper.make_graph(self._nodes, "names", inputs, [output], list(self._numbers.values()))
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8)

    def _plain(self, name: str) -> Floats:
        value = self._weights[name]
        assert not isinstance(value, Whole)
        return value

    def _whole(self, name: str) -> tuple[str, str, str]:
        value = self._weights[name]
        assert isinstance(value, Whole)
        numbers, scale, zero = (self._kept(f"{name}.{part}", getattr(value, part)) for part in Whole._fields)
        return numbers, scale, zero

    def _kept(self, name: str, value: NDArray[Any]) -> str:
        self._numbers[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name
