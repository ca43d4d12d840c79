"""Train the studio's liveness network and write its folder in `weights`.

    python packaging/studio/liveness_faces.py train1.npz --people 56 --seed 1 --rate 1.2
    python packaging/studio/liveness_faces.py train5.npz --people 56 --seed 5 --rate 1.2
    python packaging/studio/liveness_faces.py train6.npz --people 56 --seed 6 --rate 1.2
    python packaging/studio/liveness_faces.py cast.npz --cast --seed 2
    python packaging/studio/train_liveness.py cast.npz train1.npz train5.npz train6.npz

As FLIR's card says: SGD, 5 epochs of warm-up to a rate of 1e-2, 20 epochs. Every tenth person is
kept for validation; the figures in the card are of the studio's own people, who were not drawn for
training, for each kind of fake. The same files and seed give the same weights on the same kind of
processor.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "weights"))

from convert import check, run_written, write

from core.evaluation.intervals import Rate, exact
from core.models import flir_net
from core.models.flir_net import FlirNet
from core.models.grey import GreyInput

ROOT = Path(__file__).resolve().parents[2]
NAME = "studio-liveness"
EPOCHS, WARM_UP = 20, 5
RATE, MOMENTUM, DECAY = 1e-2, 0.9, 5e-4
BATCH = 64
LIVE_BELOW, SPOOF_FROM = 0.3, 0.7
SPOOF, LIVE = 0, 1
CALLED: Mapping[str, str] = {
    "print": "prints that give a little",
    "flat-print": "flat prints",
    "bent-print": "bent prints",
    "cut-out": "cut-outs",
    "mask": "masks",
    "phone": "phones",
    "screen": "tablets",
}
"""Kind of fake to how the card calls it."""

Crops = NDArray[np.uint8]


def augmented(crops: Crops, rng: np.random.Generator) -> Crops:
    """Return crops as another exposure, place and lamp would show them."""
    out = crops.astype(np.float32)
    count = len(out)
    for k in range(count):
        if rng.random() < 0.5:
            out[k] = out[k, :, ::-1]
        dy, dx = rng.integers(-5, 6, 2)
        out[k] = np.roll(out[k], (dy, dx), (0, 1))
    gamma = rng.uniform(0.75, 1.3, (count, 1, 1))
    gain = rng.uniform(0.65, 1.35, (count, 1, 1))
    noise = rng.normal(0, 1, out.shape) * rng.uniform(0, 7, (count, 1, 1))
    out = 255.0 * (np.clip(out / 255.0, 0, 1) ** gamma) * gain + noise
    return np.asarray(np.clip(out, 0, 255), np.uint8)


def rate_at(step: int, steps_an_epoch: int) -> float:
    """Return the learning rate: a line up, then half a cosine down."""
    warm = WARM_UP * steps_an_epoch
    if step < warm:
        return RATE * (step + 1) / warm
    share = (step - warm) / max(1, (EPOCHS - WARM_UP) * steps_an_epoch)
    return float(RATE * 0.5 * (1 + np.cos(np.pi * share)))


def train(crops: Crops, labels: NDArray[np.int64], valid: NDArray[np.bool_], seed: int) -> FlirNet:
    """Return the network of the last epoch."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = FlirNet()
    whole = GreyInput(network, flir_net.CONTRACT).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimiser = torch.optim.SGD(
        network.parameters(), RATE, momentum=MOMENTUM, weight_decay=DECAY, nesterov=True
    )
    places = np.flatnonzero(~valid)
    # There are more fakes than living faces; both classes count the same.
    share = np.bincount(labels[places], minlength=2) / len(places)
    weight = torch.from_numpy((0.5 / share).astype(np.float32))
    loss_of = nn.CrossEntropyLoss(weight=weight, label_smoothing=0.02)
    steps = len(places) // BATCH
    began, worked = time.monotonic(), time.process_time()
    for epoch in range(EPOCHS):
        network.train()
        order = rng.permutation(places)
        total = 0.0
        for step in range(steps):
            for group in optimiser.param_groups:
                group["lr"] = rate_at(epoch * steps + step, steps)
            some = order[step * BATCH : (step + 1) * BATCH]
            pixels = torch.from_numpy(augmented(crops[some], rng)[:, None])
            loss = loss_of(whole(pixels), torch.from_numpy(labels[some]))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += float(loss.detach())
        scores = scored(network, crops[valid])
        wrong = int(((scores >= 0.5) != (labels[valid] == SPOOF)).sum())
        print(
            f"epoch {epoch + 1}: loss {total / steps:.4f}, wrong of validation {wrong} of "
            f"{int(valid.sum())}, {time.monotonic() - began:.0f} s, of which "
            f"{time.process_time() - worked:.0f} s of work",
            flush=True,
        )
    return network.eval()


def scored(network: FlirNet, crops: Crops) -> NDArray[np.float32]:
    """Return spoof scores, shape (N,), higher = more likely a fake."""
    whole = GreyInput(network, flir_net.CONTRACT).eval()
    network.eval()
    found = []
    with torch.inference_mode():
        for start in range(0, len(crops), 64):
            logits = whole(torch.from_numpy(crops[start : start + 64, None].copy()))
            found.append(torch.softmax(logits, 1)[:, SPOOF].numpy())
    return np.concatenate(found)


def said(rate: Rate) -> str:
    """Return a rate with its interval, in per cent."""
    return (
        f"{100 * rate.value:.1f} % of {rate.trials} (95 % interval {100 * rate.low:.1f} to "
        f"{100 * rate.high:.1f} %)"
    )


def of_presentations(
    names: NDArray[np.str_], wrong: NDArray[np.bool_], chosen: NDArray[np.bool_]
) -> Rate:
    """Return how many of the people whose faces are `chosen` are judged wrongly most of the time.

    Frames of one person are alike; intervals that hold are those of people.
    """
    people = sorted(set(names[chosen].tolist()))
    mostly = [bool(wrong[chosen & (names == one)].mean() >= 0.5) for one in people]
    return exact(sum(mostly), len(mostly))


def measured(
    kinds: NDArray[np.str_],
    names: NDArray[np.str_],
    found: NDArray[np.bool_],
    scores: NDArray[np.float32],
) -> list[str]:
    """Return a sentence for living people, for each kind of fake, and for the unsure."""
    alive = kinds == "live"
    wrong = np.where(alive, scores >= SPOOF_FROM, scores < LIVE_BELOW)
    people = len(set(names.tolist()))
    told = [
        f"On {people} people of the studio who were not drawn for training: BPCER "
        f"{said(exact(int(wrong[alive].sum()), int(alive.sum())))} of their faces."
    ]
    for kind, called in CALLED.items():
        of_kind = kinds == kind
        rate = exact(int(wrong[of_kind].sum()), int(of_kind.sum()))
        presented = of_presentations(names, wrong, of_kind)
        told.append(
            f"APCER of {called}: {said(rate)} of their faces; mostly taken for live were "
            f"{round(presented.value * presented.trials)} of {presented.trials} (up to "
            f"{100 * presented.high:.0f} % at 95 %)."
        )
        if unseen := int((of_kind & ~found).sum()):
            told[-1] += f" The detector found a face in {int(of_kind.sum()) - unseen} of them."
    unsure = int(((scores >= LIVE_BELOW) & (scores < SPOOF_FROM)).sum())
    return [*told, f"{unsure} of {len(scores)} faces were called neither."]


def of_validation(
    kinds: NDArray[np.str_], names: NDArray[np.str_], scores: NDArray[np.float32]
) -> str:
    """Return a sentence for the people that the training kept aside."""
    alive = kinds == "live"
    bpcer = exact(int((scores[alive] >= SPOOF_FROM).sum()), int(alive.sum()))
    apcer = exact(int((scores[~alive] < LIVE_BELOW).sum()), int((~alive).sum()))
    return (
        f"On {len(set(names.tolist()))} random people kept aside: BPCER {said(bpcer)}, APCER of "
        f"all kinds {said(apcer)}."
    )


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("cast", type=Path)
    parser.add_argument("train", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    drawn = [np.load(file) for file in options.train]
    crops = np.concatenate([one["crops"] for one in drawn])
    kinds = np.concatenate([one["kinds"] for one in drawn])
    # The people of each file are others, and bear the same names.
    people = np.concatenate([np.char.add(f"{k}-", one["people"]) for k, one in enumerate(drawn)])
    labels = np.where(kinds == "live", LIVE, SPOOF).astype(np.int64)
    names = sorted(set(people.tolist()))
    valid = np.isin(people, names[::10])
    network = train(crops, labels, valid, options.seed)
    aside = of_validation(kinds[valid], people[valid], scored(network, crops[valid]))
    held = np.load(options.cast)
    scores = scored(network, held["crops"])
    figures = [*measured(held["kinds"], held["people"], held["found"], scores), aside]
    print("\n".join(figures))
    tensors = {
        name: np.ascontiguousarray(value.numpy().astype(np.float32))
        for name, value in network.state_dict().items()
    }
    graph = write(
        NAME,
        "flir-net",
        tensors,
        flir_net.CONTRACT,
        {
            "slot": "liveness",
            "title": "Studio liveness",
            "default": False,
            "light": "studio",
            "licence": "Apache-2.0",
            "origin": "Trained by this project: packaging/studio/train_liveness.py",
            "trained_by": "The developers of FaceDesk IR",
            "training_data": f"{int((~valid).sum())} pictures of {len(names) - len(names[::10])} "
            "computer-made people of the studio and of prints, cut-outs, phones, tablets and masks "
            "that show them. Nobody of them exists.",
            "live_below": LIVE_BELOW,
            "spoof_from": SPOOF_FROM,
            "notes": [
                *figures,
                "For the studio only: networks trained on renders alone do not carry over to "
                "real cameras (AUC 0.49 to 0.73 on 542 real pictures), so it is not asked about "
                "any other picture.",
            ],
        },
        (ROOT / "LICENSE").read_text("utf-8"),
        size=(112, 112),
        outputs=("logits",),
    )
    some = held["crops"][:8]
    with torch.inference_mode():
        whole = GreyInput(network, flir_net.CONTRACT).eval()
        wanted = [whole(torch.from_numpy(some[:, None].copy())).numpy()]
    check("graph against torch", wanted, run_written(graph, some))


if __name__ == "__main__":
    main()
