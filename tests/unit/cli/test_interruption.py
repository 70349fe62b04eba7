"""Signals ask for the best plan so far."""

from __future__ import annotations

import os
import signal

import pytest

from mapigo.cli import interruption
from mapigo.cli.interruption import Interruption

pytestmark = pytest.mark.unit


def send(number: signal.Signals) -> None:
    os.kill(os.getpid(), number)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take two signals for two keystrokes, however close together."""
    monkeypatch.setattr(interruption, "_ONE_KEYSTROKE_S", -1.0)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_asks_the_search_to_stop(number: signal.Signals):
    with Interruption() as interruption:
        assert not interruption.stop.is_set()
        send(number)
        assert interruption.stop.is_set()


def test_a_nervous_double_keystroke_counts_as_one():
    with Interruption() as interruption:
        send(signal.SIGINT)
        send(signal.SIGINT)
        assert interruption.stop.is_set()


@pytest.mark.usefixtures("no_waiting")
def test_a_second_signal_leaves_at_once(monkeypatch: pytest.MonkeyPatch):
    left: list[bool] = []
    monkeypatch.setattr(interruption, "leave_now", lambda: left.append(True))
    with Interruption():
        send(signal.SIGINT)
        assert left == []
        send(signal.SIGINT)
        assert left == [True]


@pytest.mark.usefixtures("no_waiting")
def test_no_signal_disturbs_the_writing_of_the_plan():
    with Interruption() as interruption:
        interruption.finish()
        send(signal.SIGINT)
        send(signal.SIGINT)
        send(signal.SIGTERM)
        assert interruption.stop.is_set()


def test_afterwards_signals_do_what_they_did_before():
    before = signal.getsignal(signal.SIGTERM)
    with Interruption():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before
