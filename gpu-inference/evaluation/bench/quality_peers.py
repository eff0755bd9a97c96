#!/usr/bin/env python3
"""Compares the quality report with SDMetrics' metrics on the same rows.

    python -m venv peers && peers/bin/pip install sdmetrics
    peers/bin/python quality_peers.py --syntho ../../../syntho adult.csv …

Each table is cut at random in training and hold-out rows. Synthetic tables are fresh rows of the same origin, the training rows with every
column shuffled by itself, and the training rows with some cells replaced by those of other rows. Both sides judge the same files: each
column and each pair by the same measure, and the means over all columns and over the pairs that count.

SDMetrics' own quality report is not compared: it cuts the numbers of the two tables over a range of their own each, so that equal values
fall in different bins where one stray value stretches the range. Its metrics, used here, cut both over the real range.
Ends with 1 when any mean is more than 0.01 apart.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import numpy
import pandas
from sdmetrics.column_pairs import ContingencySimilarity, CorrelationSimilarity
from sdmetrics.errors import ConstantInputError
from sdmetrics.single_column import KSComplement, TVComplement

ROWS = 8_000
APART = 0.01


def ours(syntho, folder):
    """The quality part of our report."""
    done = subprocess.run(
        [syntho, "evaluate", "--train", folder / "train.csv", "--holdout", folder / "holdout.csv",
         "--synth", folder / "synthetic.csv", "--seed", "1", "--json"],
        check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])["quality"]


def scale(values):
    """A column as numbers; times as seconds."""
    if pandas.api.types.is_numeric_dtype(values):
        return values.astype(float)
    return pandas.to_datetime(values, format="mixed").astype("int64").where(values.notna()) / 1e9


def typed(rows, numbers):
    """Numbers where our report compares numbers, else text."""
    return pandas.DataFrame({
        name: scale(rows[name]) if name in numbers else rows[name].astype("string").astype(object)
        for name in rows.columns})


def theirs(real, synthetic, report, numbers):
    """Their score of each column and each pair."""
    columns, pairs = {}, {}
    for entry in report["columns"]:
        name = entry["column"]
        metric = KSComplement if name in numbers else TVComplement
        columns[name] = metric.compute(real[name], synthetic[name])
    for entry in report["pairs"]:
        names = entry["columns"]
        continuous = [name for name in names if name in numbers]
        if len(continuous) == 2:
            try:
                pairs[tuple(names)] = CorrelationSimilarity.compute(real[names], synthetic[names])
            except ConstantInputError:
                pairs[tuple(names)] = float("nan")
        else:
            pairs[tuple(names)] = ContingencySimilarity.compute(
                real[names].copy(), synthetic[names].copy(), continuous_column_names=continuous or None)
    return columns, pairs


def cases(table, random):
    """Training and hold-out rows, and the synthetic tables by name."""
    rows = table.iloc[random.permutation(len(table))].reset_index(drop=True)
    size = min(ROWS, len(rows) // 3)
    train, holdout, fresh = (rows.iloc[part * size:(part + 1) * size].reset_index(drop=True) for part in range(3))
    shuffled = train.apply(lambda column: column.iloc[random.permutation(size)].reset_index(drop=True))
    mixed = train.where(random.random(train.shape) < 0.7, shuffled)
    return train, holdout, {"fresh": fresh, "shuffled": shuffled, "mixed": mixed}


def mean(scores):
    scores = [score for score in scores if score == score]
    return sum(scores) / len(scores) if scores else float("nan")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tables", nargs="+", type=Path)
    parser.add_argument("--syntho", default="./syntho")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    worst = 0
    print(f"{'':24}{'shapes':>8} {'SDMetrics':>9}   {'pairs':>6} {'SDMetrics':>9}   furthest column, pair")
    for file in options.tables:
        table = pandas.read_csv(file)
        train, holdout, synthetics = cases(table, numpy.random.default_rng(0))
        for kind, synthetic in synthetics.items():
            with tempfile.TemporaryDirectory() as folder:
                for part, rows in (("train", train), ("holdout", holdout), ("synthetic", synthetic)):
                    rows.to_csv(Path(folder) / f"{part}.csv", index=False)
                report = ours(options.syntho, Path(folder))
            numbers = {entry["column"] for entry in report["columns"] if entry["metric"] == "ks_complement"}
            columns, pairs = theirs(typed(train, numbers), typed(synthetic, numbers), report, numbers)
            counted = [tuple(entry["columns"]) for entry in report["pairs"] if entry["counted"]]
            counted = counted or [tuple(entry["columns"]) for entry in report["pairs"]]
            shapes, trends = mean(columns.values()), mean([pairs[pair] for pair in counted])
            column = max(abs(entry["score"] - columns[entry["column"]]) for entry in report["columns"])
            pair = max((abs(entry["score"] - pairs[tuple(entry["columns"])]) for entry in report["pairs"]
                        if pairs[tuple(entry["columns"])] == pairs[tuple(entry["columns"])]), default=0)
            ours_trends = report.get("column_pair_trends", float("nan"))
            worst = max(worst, abs(report["column_shapes"] - shapes), abs(ours_trends - trends))
            print(f"{file.stem + ' ' + kind:24}{report['column_shapes']:8.4f} {shapes:9.4f}   "
                  f"{ours_trends:6.4f} {trends:9.4f}   {column:.4f}, {pair:.4f}", flush=True)
    print(f"means at most {worst:.4f} apart")
    sys.exit(0 if worst <= APART else 1)


if __name__ == "__main__":
    main()
