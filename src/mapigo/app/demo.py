"""The demonstration: an example centre in a folder of its own, ready to be planned."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mapigo.app.examples import make_example, write_example
from mapigo.errors import OutputError

__all__ = ["Demo", "set_up_demo"]


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the demonstration keeps its centre, its plan and its report."""

    folder: Path
    is_new: bool

    @property
    def centre(self) -> Path:
        """The centre folder, which people may edit."""
        return self.folder / "heart-centre"

    @property
    def plan(self) -> Path:
        """The plan."""
        return self.folder / "plan.json"

    @property
    def report(self) -> Path:
        """The page that shows the plan."""
        return self.folder / "plan.html"


def set_up_demo(folder: Path) -> Demo:
    """Write the example centre, unless an earlier demonstration left one there.

    A centre that is there already is kept as it is, since it may have been edited.

    Raises
    ------
    OutputError
        When the folder cannot be made or written.
    """
    demo = Demo(folder, is_new=not (folder / "heart-centre").exists())
    if demo.is_new:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            msg = f"Cannot make the folder {folder}: {error.strerror or error}."
            raise OutputError(msg) from error
        write_example(make_example("heart-centre"), demo.centre)
    return demo
