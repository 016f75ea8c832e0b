# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
"""The encoder as a graph: BERT's six small layers, with the shape of each word told to it twice.

Layers after Devlin et al. (2019), weights of all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019).
"""

from pathlib import Path

import onnx
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from models.names.encoder.graph import HEADS, LAYERS, TABLES, read
from transforms.entities.encoder import SHAPES

WIDTH = 384
FROZEN = ("words", "places")


class Layer(nn.Module):
    """Attention and a feed-forward net, each added to its input and normalized."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.three, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.wide, self.narrow = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        rows, length, _ = x.shape
        parts = self.three(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        q, k, v = parts.unbind(0)
        weights = torch.softmax(q @ k.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + hidden, dim=-1)
        mixed = (weights @ v).transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.narrow(functional.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """Numbers and shapes of pieces, ``[rows, length]``, to scores of labels, ``[rows, length, labels]``."""

    def __init__(self, labels: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.shapes, self.last_shapes = nn.Embedding(len(SHAPES), WIDTH), nn.Embedding(len(SHAPES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop, self.classifier = nn.Dropout(dropout), nn.Linear(WIDTH, labels)
        for new in (self.shapes, self.last_shapes, self.classifier):
            nn.init.normal_(new.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        hidden = (ids == 0).to(torch.float32)[:, None, None, :] * -10000.0
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(places)) + self.shapes(shapes))
        for layer in self.layers:
            x = layer(x, hidden)
        return self.classifier(self.drop(x + self.last_shapes(shapes)))


def pretrained(weights: Path, labels: int) -> Encoder:
    """The encoder with the published weights and everything new drawn at random."""
    old = load_file(weights)
    network = Encoder(labels)
    with torch.no_grad():
        network.words.weight.copy_(old["embeddings.word_embeddings.weight"])
        of_one_kind = old["embeddings.token_type_embeddings.weight"][0]
        network.places.weight.copy_(old["embeddings.position_embeddings.weight"] + of_one_kind)
        _copy(network.norm, old, "embeddings.LayerNorm")
        for at, layer in enumerate(network.layers):
            for new, name in _NAMES.items():
                _copy(getattr(layer, new), old, f"encoder.layer.{at}.{name}")
            for kind in ("weight", "bias"):
                three = [old[f"encoder.layer.{at}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                getattr(layer.three, kind).copy_(torch.cat(three))
    return network


def shipped(weights: Path, start: Path, labels: int) -> Encoder:
    """The encoder with the shipped weights, turned back from whole numbers, and its frozen embeddings as published."""
    network = pretrained(start, labels)
    stored, state = read(onnx.load(str(weights))), network.state_dict()
    for name in state:
        base = name.removesuffix(".weight")
        if name in stored:
            state[name] = torch.tensor(stored[name])
        elif base not in FROZEN:
            state[name] = torch.tensor(stored[base] if base in TABLES else stored[base].T.copy())
    network.load_state_dict(state)
    return network


_NAMES = {
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "norm2": "output.LayerNorm",
}


def _copy(new: nn.Module, old: dict[str, Tensor], name: str) -> None:
    new.weight.copy_(old[f"{name}.weight"])
    new.bias.copy_(old[f"{name}.bias"])
