#!/usr/bin/env python3
"""Compares the privacy attacks with those of anonymeter (Giomi et al., PoPETs 2023) on the same rows.

    python -m venv peers && peers/bin/pip install anonymeter
    peers/bin/python privacy_peers.py --syntho ../../../syntho --secrets age,income adult.csv …

Each table is cut at random in training and hold-out rows of equal number. Synthetic tables are the training rows themselves, one third of
them with fresh rows of the same origin, and fresh rows alone, so the right risks are 1, about a third, and 0. Both sides attack the same
files. One line a measure says both risks with their 95 % intervals and whether the intervals meet.

They do not meet where the definitions differ: of equally near rows ours takes all and theirs one, so that links between rows of categories
are missed. --break-ties shows that nothing else keeps them apart: it gives every row two random numbers of its own, one for each half of a link, so
that no two rows are equally near. A budget that univariate predicates do not fill would count there as failed attacks, so theirs makes as many as ours
found. A pair is in order when the intervals meet or ours is nearer to the right risk. Ends with 1 when a tenth of the pairs is not in order.
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
from anonymeter.evaluators import InferenceEvaluator, LinkabilityEvaluator, SinglingOutEvaluator

ROWS = 4_000
ATTACKS = 1_000
RIGHT = {"copy": 1, "third": 1 / 3, "fresh": 0}


def ours(syntho, folder):
    """The components of our report, by measure and column."""
    done = subprocess.run(
        [syntho, "evaluate", "--train", folder / "train.csv", "--holdout", folder / "holdout.csv",
         "--synth", folder / "synthetic.csv", "--seed", "1", "--json"],
        check=True, capture_output=True, text=True)
    report = json.loads(done.stdout.splitlines()[-1])
    return {(part["measure"], part.get("column", "")): part for part in report["privacy"]["components"]}


def theirs(train, holdout, synthetic, parts, secrets, only):
    """Their evaluators, by measure and column. Linkability knows the columns that ours knew."""
    links = parts[("linkability", "")]
    found = {}
    for measure, mode in (("singling_out_univariate", "univariate"), ("singling_out_multivariate", "multivariate")):
        if only not in measure:
            continue
        made = min(ATTACKS, parts[(measure, "")]["attacks_made"]) if mode == "univariate" else ATTACKS
        evaluator = SinglingOutEvaluator(
            train, synthetic, n_attacks=made, n_cols=4, control=holdout, max_attempts=200_000, seed=1)
        found[(measure, "")] = evaluator.evaluate(mode=mode)
    if only in "linkability":
        found[("linkability", "")] = LinkabilityEvaluator(
            train, synthetic, aux_cols=(links["known_columns"], links["other_columns"]), n_attacks=ATTACKS,
            control=holdout).evaluate(n_jobs=1)
    for secret in secrets if only in "inference" else []:
        known = [column for column in train.columns if column != secret]
        found[("inference", secret)] = InferenceEvaluator(
            train, synthetic, aux_cols=known, secret=secret,
            regression=pandas.api.types.is_numeric_dtype(train[secret]), n_attacks=ATTACKS,
            control=holdout).evaluate(n_jobs=1)
    return found


def compare(name, right, part, evaluator):
    """Prints one line; whether the intervals meet, and whether that is in order."""
    low, high = part.get("risk_interval", (0.0, 1.0))
    risk = evaluator.risk(confidence_level=0.95)
    meet = low <= risk.ci[1] and risk.ci[0] <= high
    nearer = abs(part.get("risk", right) - right) < abs(risk.value - right)
    print(f"{name:44} {part['outcome'][:4]} {part.get('risk', float('nan')):6.3f} [{low:5.3f}, {high:5.3f}]   "
          f"{risk.value:6.3f} [{risk.ci[0]:5.3f}, {risk.ci[1]:5.3f}]   {'meet' if meet else 'apart, ours nearer' if nearer else 'APART'}", flush=True)
    return meet, meet or nearer


def cases(table, random, break_ties):
    """Training and hold-out rows, and the synthetic tables by name."""
    rows = table.iloc[random.permutation(len(table))].reset_index(drop=True)
    if break_ties:
        rows["one of its own"] = random.random(len(rows)).round(9)
        rows["another of its own"] = random.random(len(rows)).round(9)
    size = min(ROWS, len(rows) // 3)
    train, holdout, fresh = (rows.iloc[part * size:(part + 1) * size].reset_index(drop=True) for part in range(3))
    mixed = pandas.concat([train.iloc[:size // 3], fresh.iloc[size // 3:]], ignore_index=True)
    return train, holdout, {"copy": train, "third": mixed, "fresh": fresh}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tables", nargs="+", type=Path)
    parser.add_argument("--syntho", default="./syntho")
    parser.add_argument("--secrets", default="", help="columns to infer, of any of the tables; the last of each unless given")
    parser.add_argument("--break-ties", action="store_true", help="give every row two random numbers of its own")
    parser.add_argument("--only", default="", help="a measure, such as linkability; all unless given")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    meets = []
    print(f"{'':44}      ours                     anonymeter")
    for file in options.tables:
        table = pandas.read_csv(file).dropna(axis=1)
        secrets = [name for name in options.secrets.split(",") if name in table.columns] or [table.columns[-1]]
        train, holdout, synthetics = cases(table, numpy.random.default_rng(0), options.break_ties)
        for kind, synthetic in synthetics.items():
            with tempfile.TemporaryDirectory() as folder:
                for part, rows in (("train", train), ("holdout", holdout), ("synthetic", synthetic)):
                    rows.to_csv(Path(folder) / f"{part}.csv", index=False)
                parts = ours(options.syntho, Path(folder))
            for (measure, column), evaluator in theirs(train, holdout, synthetic, parts, secrets, options.only).items():
                if (measure, column) in parts:
                    name = f"{file.stem.split('.')[0]} {kind} {measure} {column}"
                    meets.append(compare(name, RIGHT[kind], parts[(measure, column)], evaluator))
    in_order = sum(good for _, good in meets)
    print(f"{sum(meet for meet, _ in meets)} of {len(meets)} intervals meet, {in_order} are in order")
    sys.exit(0 if in_order > 0.9 * len(meets) else 1)


if __name__ == "__main__":
    main()
