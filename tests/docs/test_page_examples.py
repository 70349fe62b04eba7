"""Every example of the documentation runs and gives what the page says."""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.page import CHECKOUT, DOCS, Block, blocks, commands, matches, pages

pytestmark = pytest.mark.docs

NOT_RUN = {"text", "bash"}
LONGEST_COMMAND_S = 120


def _is_example(block: Block) -> bool:
    return block.language in {"console", "python"} or block.file_name is not None


def _run_console(block: Block, folder: Path) -> None:
    scripts = str(Path(sys.executable).parent)
    path = scripts + os.pathsep + os.environ["PATH"]
    settings = {"PATH": path, "NO_COLOR": "1", "COLUMNS": "100", "TERM": "dumb"}
    for command, expected in commands(block.text):
        run = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=os.environ | settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LONGEST_COMMAND_S,
            check=False,
        )
        where = f"line {block.line}: {command}"
        assert run.returncode == 0, f"{where}\nfailed with\n{run.stdout}"
        assert matches(expected, run.stdout), f"{where}\nprinted\n{run.stdout}"


def _run_python(block: Block, page: Path, names: dict[str, object]) -> None:
    example = doctest.DocTestParser().get_doctest(
        block.text, names, page.name, str(page), block.line
    )
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    complaints: list[str] = []
    runner.run(example, out=complaints.append, clear_globs=False)
    names.update(example.globs)
    assert not complaints, "".join(complaints)


def _write_file(block: Block, folder: Path) -> None:
    assert block.file_name
    path = folder / block.file_name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.file_text, encoding="utf-8")


@pytest.mark.parametrize(
    "page",
    [page for page in pages() if any(map(_is_example, blocks(page)))],
    ids=lambda page: str(page.relative_to(CHECKOUT)),
)
def test_examples_of_page_do_what_it_says(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    if "ihtc/" in page.read_text(encoding="utf-8"):
        (tmp_path / "ihtc").symlink_to(request.getfixturevalue("ihtc_folder"))
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks(page):
        if block.file_name:
            _write_file(block, tmp_path)
        elif block.language == "console":
            _run_console(block, tmp_path)
        elif block.language == "python":
            _run_python(block, page, names)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_every_block_is_run_or_says_that_it_is_not(page: Path) -> None:
    unknown = [
        f"line {block.line}: {block.language}"
        for block in blocks(page)
        if not _is_example(block)
        and block.language not in NOT_RUN
        and not block.language.startswith("{")
    ]
    assert unknown == []


def test_make_targets_that_pages_name_exist() -> None:
    named = {
        target
        for page in pages()
        for block in blocks(page)
        if block.language == "bash"
        for line in block.text.splitlines()
        if line.startswith("make ")
        for target in line.partition("#")[0].split()[1:]
        if "=" not in target
    }
    listed = subprocess.run(
        ["make", "help"], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    known = {line.split()[0] for line in listed.stdout.splitlines() if line[:2] == "  "}
    assert named
    assert named <= known


def test_output_is_compared_by_words_with_gaps_and_any_numbers() -> None:
    assert matches("cost ... days", "the cost\n is 3  days")
    assert matches("rule ... cost ...", "rule  cost")
    assert matches("cost 4,512 in 3 days.", "cost 3 in 12.5 days.")
    assert matches("took 12.5 s", "took 3 s")
    assert not matches("cost 4 days", "cost four days")
    assert not matches("cost 4 days", "cost 4 hours")


def test_documentation_has_pages() -> None:
    assert (DOCS / "index.md") in pages()
