"""Worlds: a script run with other sizes, another seed, a layer more. One run is a point, and what a page says is a rule.

First of all it runs once more as it is, and tells what it does: that is its trace.
"""

import ast
import faulthandler
import functools
import inspect
import io
import json
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any, BinaryIO, NoReturn

from shapeproof.runs import trace, truths
from shapeproof.runs.interpreter import end_as_python_does, flush_what_c_holds_back
from shapeproof.runs.limits import WORLD_SECONDS, WORLDS_SECONDS
from shapeproof.runs.names import names
from shapeproof.runs.state import State
from shapeproof.vocabulary import Scripts


@dataclass
class World:
    """What is different in a world, and what came of it: what the script left there, or why it could not run."""

    label: str = ""
    numbers: dict[str, int] = field(default_factory=dict)  # for the names that Numbers puts in place of them
    deeper: str = ""  # the argument of which modules get one more than the script says
    names: dict | None = None
    error: BaseException | None = None
    recorder: trace.Recorder = field(init=False)
    printed: truths.Printed = field(init=False)


class TooLong(BaseException):
    """A world took longer than WORLD_SECONDS; no script catches this."""


class Script:
    """A script that is run in several worlds, compiled once. Raises SyntaxError."""

    def __init__(self, source: bytes, shown: str, scripts: Scripts):
        self.shown, self.scripts = shown, scripts
        tree = ast.parse(source)
        self.numbers = Numbers(tree, scripts)
        self.telling = trace.Telling(source.decode("utf-8-sig", errors="replace"))
        self.code = compile(self.telling.visit(self.numbers.visit(tree)), shown, "exec")
        self.told: set[str] = set()  # of the arguments of which there may be more, those that it makes modules with

    def execute(self, world: World, namespace: dict) -> None:
        """Run the script in a world, with this namespace. Raises what it raises."""
        world.recorder = trace.Recorder(self.shown, self.telling)
        world.printed = truths.Printed(self.shown)
        own = world.recorder.names() | {"print": world.printed.print}
        namespace.update(own | self.numbers.values | world.numbers)
        with ExitStack() as modules:
            for module, argument in self.scripts.deeper.items():
                modules.enter_context(self.made(module, argument, more=argument == world.deeper))
            exec(self.code, namespace)

    def run(self, world: World, state: State, printed: int, seconds: float = WORLD_SECONDS) -> None:
        """Run the script in a world as if for the first time; what it prints goes to this file descriptor."""
        main = state.renew()
        try:
            with printing_to(printed), at_most(seconds):
                self.execute(world, vars(main))
                end_as_python_does()
            world.names = names(vars(main))
        except SystemExit as exit:
            world.names, world.error = (names(vars(main)), None) if exit.code in (None, 0) else (None, exit)
        except BaseException as error:
            world.error = error.with_traceback(None)

    @contextmanager
    def made(self, module: str, argument: str, more: bool) -> Iterator[None]:
        """Notice where a module is made that takes this argument, and give it one more than it is told."""
        package, _, name = module.rpartition(".")
        base = getattr(sys.modules.get(package), name, None)
        if base is None:
            yield
            return
        init = base.__init__

        @functools.wraps(init)
        def noticed(*args: Any, **kwargs: Any) -> None:
            self.told.add(argument)
            if more:
                given = inspect.signature(init).bind(*args, **kwargs)
                if given.arguments.get(argument) not in (0, 1):  # who says one means one
                    given.apply_defaults()
                    given.arguments[argument] += 1
                args, kwargs = given.args, given.kwargs
            init(*args, **kwargs)

        base.__init__ = noticed
        try:
            yield
        finally:
            base.__init__ = init

    def worlds(self) -> list[World]:
        """The worlds there are, beside the one that is shown, which has run by now."""
        values, sizes = self.numbers.values, self.numbers.sizes
        taken = {values[own] for own in sizes}
        # Small numbers, and no product of two of them is that of two others.
        free = (number for number in count(5) if number not in taken and all(number % by for by in range(2, number)))
        primes = {name: next(free) for name in dict.fromkeys(sizes.values())}
        few = next(number for number in chain((3, 2), count(4)) if number not in taken | {*primes.values()})
        primes.update((name, few) for name in primes if name in self.scripts.few)
        each = [
            World(f"{name} = {prime}", {own: prime for own, of in sizes.items() if of == name})
            for name, prime in primes.items()
        ]
        every = World(", ".join(world.label for world in each), {own: primes[name] for own, name in sizes.items()})
        worlds = [every] * (len(each) > 1) + each
        if self.numbers.seeds:
            seeds = {own: values[own] + 1 for own in self.numbers.seeds}
            worlds.append(World(f"manual_seed({', '.join(map(str, dict.fromkeys(seeds.values())))})", seeds))
        return worlds + [World(f"{name} + 1", deeper=name) for name in sorted(self.told - set(primes))]


class Numbers(ast.NodeTransformer):
    """Puts names in place of the numbers that worlds change: the whole numbers that a script gives a name at its top level
    (`seq_len = 5`), and those that it seeds with. `sizes` says of each of these names what the script calls it."""

    def __init__(self, tree: ast.Module, scripts: Scripts):
        self.values: dict[str, int] = {}
        self.sizes: dict[str, str] = {}
        self.seeds: list[str] = []
        assigned = (one for statement in tree.body for one in assigned_numbers(statement))
        self.given = {constant: name for constant, name in assigned if name not in scripts.follow}

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if node not in self.given:
            return node
        own = self.named(node)
        self.sizes[own.id] = self.given[node]
        return own

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if (
            isinstance(node.func, ast.Attribute)
            and node.func.attr == "manual_seed"
            and len(node.args) == 1
            and isinstance(node.args[0], ast.Constant)
            and type(node.args[0].value) is int
        ):
            seed = self.named(node.args[0])
            node.args = [seed]
            self.seeds.append(seed.id)
        return self.generic_visit(node)

    def named(self, constant: ast.Constant) -> ast.Name:
        own = f"{trace.OWN}number_{len(self.values)}__"
        assert isinstance(constant.value, int)  # as whoever calls this has seen
        self.values[own] = constant.value
        return ast.copy_location(ast.Name(own, ast.Load()), constant)


def assigned_numbers(statement: ast.stmt) -> Iterator[tuple[ast.Constant, str]]:
    """The whole numbers of `a = 5` and of `a, b = 5, 1`, each with its name."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target, value = statement.targets[0], statement.value
        pairs = [(target, value)]
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            pairs = [*zip(target.elts, value.elts)]
        for name, number in pairs:
            if isinstance(name, ast.Name) and isinstance(number, ast.Constant) and type(number.value) is int:
                yield number, name.id


def explore(
    source: bytes, shown: str, state: State, kept: dict[str, BinaryIO], scripts: Scripts
) -> Sequence[tuple[int | None, str]]:
    """Run a script that ended well once more, then in its other worlds. `kept` has the open files for what comes of it:
    ".stdout" is what it printed, ".again" is for what it prints now, ".trace.json" and ".worlds.json" are as they are kept.

    Returns what is wrong with the script, if anything is, each with its line.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    faulthandler.dump_traceback_later(WORLDS_SECONDS, exit=True, file=nowhere)
    if figure := sys.modules.get("matplotlib.figure"):
        figure.Figure.savefig = lambda *_, **__: None  # half the time of a script that draws, and nobody would see it
    script = Script(source, shown, scripts)
    here = World()
    os.dup2(nowhere, 2)
    script.run(here, state, kept[".again"].fileno(), WORLDS_SECONDS)
    if differs := difference(here, kept[".stdout"], kept[".again"]):
        return [(None, differs)]
    worlds = script.worlds()
    marks = truths.marks(script.telling.lines, script.telling.statements)
    said = truths.told(here.printed, marks)
    keep(kept, here, [], worlds, said)  # in case it hangs where no alarm is heard
    for world in worlds:
        script.run(world, state, nowhere)
    survived = [world for world in worlds if world.names is not None]
    keep(kept, here, survived, [world for world in worlds if world.names is None], said)
    return truths.check(here.printed, {world.label: world.printed for world in survived}, marks)


def difference(here: World, *printed: BinaryIO) -> str | None:
    """How the run that tells differs from the plain one, if it does."""
    if here.error:
        return f"ends otherwise when it runs once more: {type(here.error).__name__}: {here.error}"
    one, two = (os.pread(file.fileno(), os.fstat(file.fileno()).st_size, 0) for file in printed)
    if one == two:
        return None
    both = [[*text.decode(errors="replace").split("\n"), "(the end)"] for text in (one, two)]
    at = next((at for at, (a, b) in enumerate(zip(*both)) if a != b), 0)
    return f"prints something else when it runs once more, in line {at + 1}:\n    {both[0][at]}\n    {both[1][at]}"


def keep(
    kept: dict[str, BinaryIO],
    here: World,
    survived: list[World],
    raised: list[World],
    said: list[dict],
) -> None:
    """Write the trace and the worlds, an expression or a world to a line."""
    told = trace.trace(here.recorder, [world.recorder for world in survived])
    worlds: dict[str, list] = {
        "worlds": [{"world": world.label, "names": world.names} for world in survived],
        "raised": [world.label for world in raised],
        "truths": said,
    }
    for suffix, content in (".trace.json", told), (".worlds.json", worlds):
        lists = (f'"{name}": [\n' + ",\n".join(map(json.dumps, items)) + "\n]" for name, items in content.items())
        kept[suffix].seek(0)
        kept[suffix].truncate()
        kept[suffix].write(("{\n" + ",\n".join(lists) + "\n}\n").encode())
        kept[suffix].flush()


@contextmanager
def printing_to(file: int) -> Iterator[None]:
    """What is printed goes to a file, at the file descriptor; what goes to stderr goes nowhere."""
    os.dup2(file, 1)
    sys.stdout = stdout = io.TextIOWrapper(
        os.fdopen(1, "wb", 0, closefd=False), encoding="utf-8", newline="\n", write_through=True
    )
    sys.stderr = io.StringIO()
    try:
        yield
    finally:
        stdout.flush()
        flush_what_c_holds_back()


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TooLong where this takes the processor longer, on systems that have such an alarm."""

    def ring(*_: object) -> NoReturn:
        raise TooLong

    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
