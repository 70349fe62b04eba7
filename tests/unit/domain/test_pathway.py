from __future__ import annotations

import pytest

from mapigo.domain import OPERATION, WARD, LogNormal, Pathway, Stage

pytestmark = pytest.mark.unit

HEART = Pathway((Stage(WARD, 1), Stage(OPERATION, 0), Stage("icu", 2), Stage(WARD, 4)))


def test_days_of_a_pathway_with_intensive_care() -> None:
    assert HEART.length_of_stay == 7
    assert HEART.operation_offset == 1
    assert HEART.ward_offsets == (0, 3, 4, 5, 6)
    assert HEART.pool_offsets == (("icu", 1), ("icu", 2))


def test_the_simple_pathway_operates_on_admission() -> None:
    simple = Pathway.simple(3)
    assert simple.operation_offset == 0
    assert simple.ward_offsets == (0, 1, 2)
    assert simple.pool_offsets == ()


def test_a_pathway_without_an_operation() -> None:
    assert Pathway((Stage(WARD, 2),)).operation_offset is None


def test_quantiles_of_a_lognormal_stay() -> None:
    stay = LogNormal(log_mean=0.0, log_sd=1.0)
    assert stay.quantile(0.5) == pytest.approx(1.0)
    assert stay.quantile(0.8413447) == pytest.approx(2.7182818, rel=1e-6)
