"""Which moves there are, how often each is drawn, and the way from code to move.

To add a move: write its file, add a line to ``PATIENT_MOVES``, ``NURSE_MOVES`` or
``RUINS`` and a branch to ``propose_patients``, ``propose_nurses`` or ``propose_ruin``.
"""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.moves.admit import admit
from mapigo.solver.moves.change_day import change_day
from mapigo.solver.moves.change_nurse import change_nurse_anywhere, change_nurse_near
from mapigo.solver.moves.change_room import change_room
from mapigo.solver.moves.change_theatre import change_theatre
from mapigo.solver.moves.eject import eject
from mapigo.solver.moves.exchange_days import exchange_days
from mapigo.solver.moves.exchange_waiting import exchange_waiting
from mapigo.solver.moves.leave_out import leave_out
from mapigo.solver.moves.make_time import make_time
from mapigo.solver.moves.relocate import relocate
from mapigo.solver.moves.replace import replace
from mapigo.solver.moves.ruin import ruin_room, ruin_sessions
from mapigo.solver.moves.swap_blocks import swap_blocks
from mapigo.solver.moves.swap_days import swap_days
from mapigo.solver.moves.swap_nurses import swap_nurses
from mapigo.solver.moves.swap_patients import swap_patients
from mapigo.solver.moves.swap_rooms import swap_rooms

__all__ = [
    "FIRST_NURSE_MOVE",
    "FIRST_RUIN",
    "MOVE_NAMES",
    "MOVE_SHARES",
    "NURSE_MOVES",
    "PATIENT_MOVES",
    "RUINS",
    "propose_nurses",
    "propose_patients",
    "propose_ruin",
]

PATIENT_MOVES: tuple[tuple[str, float], ...] = (
    ("relocate", 20),
    ("change_room", 8),
    ("change_day", 8),
    ("change_theatre", 4),
    ("admit", 3),
    ("leave_out", 1),
    ("replace", 6),
    ("swap_patients", 8),
    ("swap_days", 4),
    ("swap_rooms", 5),
    ("eject", 1.5),
    ("make_time", 1.5),
    ("exchange_days", 8),
    ("exchange_waiting", 2),
    ("swap_blocks", 2),
)
NURSE_MOVES: tuple[tuple[str, float], ...] = (
    ("change_nurse_anywhere", 14),
    ("change_nurse_near", 14),
    ("swap_nurses", 8),
)
RUINS: tuple[tuple[str, float], ...] = (
    ("ruin_sessions", 0.03),
    ("ruin_room", 0.03),
)
MOVES = PATIENT_MOVES + NURSE_MOVES + RUINS
MOVE_NAMES: tuple[str, ...] = tuple(name for name, _ in MOVES)
MOVE_SHARES: tuple[float, ...] = tuple(share for _, share in MOVES)
FIRST_NURSE_MOVE = len(PATIENT_MOVES)
FIRST_RUIN = FIRST_NURSE_MOVE + len(NURSE_MOVES)


@inlined
def propose_patients(code, instance, state, search):
    """Let move ``code`` write a proposal; return how many patients it moves."""
    if code == 0:
        return relocate(instance, state, search)
    if code == 1:
        return change_room(instance, state, search)
    if code == 2:
        return change_day(instance, state, search)
    if code == 3:
        return change_theatre(instance, state, search)
    if code == 4:
        return admit(instance, state, search)
    if code == 5:
        return leave_out(instance, state, search)
    if code == 6:
        return replace(instance, state, search)
    if code == 7:
        return swap_patients(instance, state, search)
    if code == 8:
        return swap_days(instance, state, search)
    if code == 9:
        return swap_rooms(instance, state, search)
    if code == 10:
        return eject(instance, state, search)
    if code == 11:
        return make_time(instance, state, search)
    if code == 12:
        return exchange_days(instance, state, search)
    if code == 13:
        return exchange_waiting(instance, state, search)
    return swap_blocks(instance, state, search)


@inlined
def propose_nurses(code, instance, state, search):
    """Let move ``code`` write a proposal; return how many room-shifts it changes."""
    if code == FIRST_NURSE_MOVE:
        return change_nurse_anywhere(instance, state, search)
    if code == FIRST_NURSE_MOVE + 1:
        return change_nurse_near(instance, state, search)
    return swap_nurses(instance, state, search)


@inlined
def propose_ruin(code, instance, state, search):
    """Let move ``code`` choose whom to take out; return how many."""
    if code == FIRST_RUIN:
        return ruin_sessions(instance, state, search)
    return ruin_room(instance, state, search)
