"""The examples of a documentation page: what to run, and what to expect.

A page is read like a person reads it, from top to bottom, in an empty folder:

- a ``console`` block is typed into a shell; lines after ``$ `` are commands, the
  others are the output to expect;
- a ``python`` block with ``>>>`` is a doctest; all blocks of a page share their names;
- a ``code-block`` with a caption is a file, and the caption says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

CHECKOUT = Path(__file__).resolve().parents[2]
DOCS = CHECKOUT / "docs"
CAPTION = re.compile(r":caption: (\S+)\n\n?")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: its language, text and first line in the page."""

    language: str
    text: str
    line: int

    @property
    def file_name(self) -> str | None:
        """The file that the block shows, if it has a caption."""
        found = CAPTION.match(self.text)
        return found[1] if found else None

    @property
    def file_text(self) -> str:
        """The block without its caption."""
        return CAPTION.sub("", self.text, count=1)


def pages() -> list[Path]:
    """Return every page with examples, the README among them."""
    found = (*DOCS.rglob("*.md"), CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md")
    return sorted(page for page in found if "_build" not in page.parts)


def blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page in order."""
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type == "fence":
            yield Block(token.info.strip(), token.content, (token.map or [0])[0] + 1)


def commands(console: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with the output expected of it."""
    for part in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, _, expected = re.sub(r"\\\n\s*", "", part).partition("\n")
        yield command, expected


def matches(expected: str, actual: str) -> bool:
    """Compare outputs by words; ``...`` stands for anything.

    Any number stands for any other, since plans depend on how fast the machine is.
    """
    pieces = (" ".join(piece.split()) for piece in expected.split("..."))
    pattern = ".*".join(map(re.escape, pieces))
    any_number = re.sub(r"\d(?:[\d,]|\\\.)*", lambda _: r"\d[\d.,]*", pattern)
    return re.search(any_number, " ".join(actual.split())) is not None
