"""Worlds: what a script leaves where its sizes are others, since one run is a point and a shape in letters is a rule."""

import ast
import faulthandler
import os
import sys
import tempfile

from shapeproof.runs.names import names

# What vary() puts in place of a script's numbers: small, and no product of two of them is that of two others.
PRIMES = 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43
FIXED = {"num_directions"}  # it follows from bidirectional
VARIED_SECONDS = 10


def vary(source: bytes, shown: str, files: str) -> list[dict]:
    """What the script leaves with other sizes, so that a shape stated in letters can be held against more than one run.

    Every whole number that the script gives a name at its top level (`seq_len = 5`) becomes another prime; if it cannot
    run so, each of them by itself. What it prints then is dropped and what it raises is no failure: few scripts can run
    with any numbers.
    """
    tree = ast.parse(source)
    numbers = {constant: name for statement in tree.body for constant, name in assigned_numbers(statement)}
    if not numbers:
        return []
    faulthandler.dump_traceback_later(VARIED_SECONDS, exit=True, file=open(os.devnull, "w"))
    with open(os.devnull, "w") as null:
        os.dup2(null.fileno(), 1)
        os.dup2(null.fileno(), 2)
    if figure := sys.modules.get("matplotlib.figure"):
        figure.Figure.savefig = lambda *_, **__: None  # half the time of a script that draws, and nobody would see it
    old = {constant: constant.value for constant in numbers}
    primes = dict(zip(dict.fromkeys(numbers.values()), (p for p in PRIMES if p not in old.values())))
    primes.update((name, 3 if 3 not in old.values() else 2) for name in primes if name == "num_layers")  # many are slow

    def leaves(changed: set) -> list:
        for constant, name in numbers.items():
            constant.value = primes[name] if name in changed else old[constant]
        namespace = {"__name__": "__main__", "__file__": sys.argv[0]}
        os.chdir(tempfile.mkdtemp(dir=files))  # what it saves this time is not kept
        try:
            exec(compile(tree, shown, "exec"), namespace)
        except BaseException:
            return []
        return [names(namespace)]

    return leaves(set(primes)) or [left for name in primes for left in leaves({name})]


def assigned_numbers(statement: ast.stmt):
    """The whole numbers of `a = 5` and of `a, b = 5, 1`, each with its name."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target, value = statement.targets[0], statement.value
        both = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
        for name, number in zip(target.elts, value.elts) if both else [(target, value)]:
            if isinstance(name, ast.Name) and isinstance(number, ast.Constant) and type(number.value) is int \
                    and name.id not in FIXED:
                yield number, name.id
