#!/usr/bin/env python3
"""Times a step of training, and 100,000 rows, of our CTGAN or TVAE in turn with the peer of that name.

    python -m venv peers && peers/bin/pip install ctgan==0.12.1
    peers/bin/python step_peers.py --syntho ../../../syntho [--method ctgan|tvae] [--rounds 3] TABLE.csv …

Both sides learn from the same rows with batches of 500 (CTGAN: packs of 10, one step of the critic per step), on one thread, each time in a process
of its own, one right after the other, so that both meet the machine in the same state. Processor seconds are compared, not those on the clock.

The peer is a black box here. Its step is what further passes over the rows add: the seconds of a fit of MANY passes minus those of a fit of FEW, over
the steps between; a fit before those warms it. Ours is the mean over a third fit, the others warm the JVM; it includes our validations, which the
peer does not make.

Besides the tables that are named, both learn from one whose columns are categories only, drawn at random. Each side then sees exactly one input for
every category, so the networks have the same shapes. Prints a line for each round, and the medians and their ratios at the end.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROWS = 10_000
BATCH = 500
MADE = 100_000
FEW, MANY = 1, 11
SHAPES = [2, 2, 3, 4, 5, 6, 7, 9, 11, 12, 15, 19, 39, 41]
"""Categories of each column of the table with equal shapes: 175 in all, as many as our encoding of Adult has."""


def one_thread():
    names = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "LOKY_MAX_CPU_COUNT")
    return {**os.environ, **{name: "1" for name in names}}


def peer(method, table):
    """Runs in a process of its own: the peer's seconds of a step and of making rows."""
    import time
    import warnings

    warnings.filterwarnings("ignore")
    import ctgan
    import numpy
    import pandas
    import torch

    torch.set_num_threads(1)
    rows = pandas.read_csv(table)
    discrete = [name for name in rows.columns if not pandas.api.types.is_numeric_dtype(rows[name])]
    rows[discrete] = rows[discrete].astype(object).fillna("missing")
    rows = rows.fillna(0)

    def fit(epochs):
        numpy.random.seed(0)
        torch.manual_seed(0)
        more = {"pac": 10, "discriminator_steps": 1} if method == "ctgan" else {}
        model = getattr(ctgan, method.upper())(epochs=epochs, batch_size=BATCH, **more)
        begin = time.process_time()
        model.fit(rows, discrete)
        return time.process_time() - begin, model

    fit(FEW)
    few, _ = fit(FEW)
    many, model = fit(MANY)
    begin = time.process_time()
    model.sample(MADE)
    made = time.process_time() - begin
    steps = (MANY - FEW) * (len(rows) // BATCH)
    print(json.dumps({"step_cpu_ms": 1000 * (many - few) / steps, "sample_100k_cpu_seconds": made}))


def last(lines):
    return json.loads(lines.strip().splitlines()[-1])


def theirs(method, table):
    done = subprocess.run([sys.executable, __file__, "--peer", "--method", method, str(table)],
                          check=True, stdout=subprocess.PIPE, text=True, env=one_thread())
    return last(done.stdout)


def ours(syntho, method, table):
    # A fifth of the table is held out for the quality report: the table has as many rows more.
    done = subprocess.run([syntho, "bench", "engine", table, "--method", method, "--rows", str(ROWS), "--epochs", str(MANY),
                           "--runs", "3", "--json"], check=True, stdout=subprocess.PIPE, text=True, env=one_thread())
    return last(done.stdout)


def same_shapes(folder):
    import numpy
    import pandas

    random = numpy.random.default_rng(0)
    count = ROWS * 5 // 4
    table = pandas.DataFrame({
        f"column {place}": [f"value {value}" for value in random.integers(0, categories, count)]
        for place, categories in enumerate(SHAPES)})
    path = Path(folder) / "same-shapes.csv"
    table.to_csv(path, index=False)
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--syntho", type=Path, default=Path("./syntho"))
    parser.add_argument("--method", choices=["ctgan", "tvae"], default="ctgan")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("tables", nargs="*", type=Path)
    asked = parser.parse_args()
    if asked.peer:
        peer(asked.method, asked.tables[0])
        return
    import pandas

    medians = []
    with tempfile.TemporaryDirectory() as folder:
        for table in [same_shapes(folder), *asked.tables]:
            whole = pandas.read_csv(table, low_memory=False)
            # Both see as many rows; which ones does not matter to time.
            small = Path(folder) / f"rows-{table.name}"
            whole.head(ROWS).to_csv(small, index=False)
            measured = {"peer": [], "ours": []}
            for turn in range(asked.rounds):
                measured["peer"].append(theirs(asked.method, small))
                measured["ours"].append(ours(asked.syntho.resolve(), asked.method, table.resolve()))
                for side, results in measured.items():
                    print(f"{table.name} round {turn + 1} {side:4}: step {results[-1]['step_cpu_ms']:6.1f} ms, "
                          f"{MADE} rows {results[-1]['sample_100k_cpu_seconds']:5.2f} s", flush=True)
            for value, unit in (("step_cpu_ms", "ms a step"), ("sample_100k_cpu_seconds", f"s for {MADE} rows")):
                middle = {side: statistics.median(one[value] for one in results) for side, results in measured.items()}
                medians.append(f"{asked.method}, {table.name}: peer {middle['peer']:.2f}, ours {middle['ours']:.2f} {unit}, "
                               f"{middle['peer'] / middle['ours']:.2f} times as fast")
    print("\n".join(["", *medians]))


if __name__ == "__main__":
    main()
