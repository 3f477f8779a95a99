"""Word lists and word patterns of six words and more in the engine's ``.py`` files, found in their syntax trees.

``python -m tests.lexicon.words_in_code`` writes what there is as rows for ``words_in_code.tsv``.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: where no natural language may stand in code
ROOMS = ("documents", "events", "frame", "mentions", "resolve")
MOST = 5  # words that may stand together in code

_WORD = re.compile(r"[a-z][a-z'’-]*(?: [a-z'’-]+)*")
_LISTED = re.compile(r"[a-z'’# -]+")
_READERS = ("words", "word_set", "_numbered")  # make a list of a text
_Place = tuple[str, str]  # a file under extract/, and the function or constant that the list stands in


def places() -> Counter[_Place]:
    """How many lists stand in each function or constant of each file."""
    files = (path for room in ROOMS for path in sorted((ROOT / "extract" / room).rglob("*.py")))
    return Counter(
        (path.relative_to(ROOT / "extract").as_posix(), name)
        for path in files
        for name in lists(path.read_text(encoding="utf-8"))
    )


def lists(source: str) -> Iterator[str]:
    """For each list or pattern of too many words the name of the outermost function, class or constant around it."""
    for statement in ast.parse(source).body:
        for _ in _in(statement):
            yield _named(statement)


def _named(statement: ast.stmt) -> str:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return statement.name
    if isinstance(statement, ast.Assign):
        return ast.unparse(statement.targets[0])
    return ast.unparse(statement.target) if isinstance(statement, ast.AnnAssign) else "-"


def _in(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if _too_many(node):
        yield node
        return
    for child in ast.iter_child_nodes(node):
        yield from _in(child)


def _too_many(node: ast.AST) -> bool:
    if isinstance(node, ast.Set | ast.Tuple | ast.List):
        return _words(node.elts) > MOST
    if isinstance(node, ast.Dict):
        texts = [value for value in node.values if isinstance(value, ast.Constant) and isinstance(value.value, str)]
        listed = any(_LISTED.fullmatch(str(text.value)) and len(str(text.value).split()) > MOST for text in texts)
        return listed or _words([key for key in node.keys if key is not None]) > MOST
    if isinstance(node, ast.Call):
        split = isinstance(node.func, ast.Attribute) and node.func.attr == "split"
        given = (
            node.func.value if split and isinstance(node.func, ast.Attribute) else node.args[0] if node.args else None
        )
        listed = split or ast.unparse(node.func) in _READERS
        text = given.value if listed and isinstance(given, ast.Constant) else ""
        return isinstance(text, str) and len(text.split()) > MOST
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        pattern = node.value.count("|") >= MOST or re.search(r"\\[bsw]|\(\?", node.value)
        return bool(pattern) and len(re.findall(r"[a-z][a-z'’-]+", node.value)) > MOST
    return False


def _words(nodes: list[ast.expr]) -> int:
    given = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return sum(len(word) > 1 and _WORD.fullmatch(word) is not None for word in given)


if __name__ == "__main__":
    for (file, name), count in sorted(places().items()):
        print(f"{file}\t{name}\t{count}")
