"""How long stays and operations take, learned from a centre's own records."""

from mapigo.forecasting.calibrate import Calibration, PublishedLengths, calibrate
from mapigo.forecasting.case_mix import ProcedureShare
from mapigo.forecasting.judgement import Judgement
from mapigo.forecasting.prior import WORTH_CASES, PriorSource
from mapigo.forecasting.reliability import ShareBelow, Typical
from mapigo.forecasting.stay_fit import StayFit
from mapigo.forecasting.verdict import Verdict

__all__ = [
    "WORTH_CASES",
    "Calibration",
    "Judgement",
    "PriorSource",
    "ProcedureShare",
    "PublishedLengths",
    "ShareBelow",
    "StayFit",
    "Typical",
    "Verdict",
    "calibrate",
]
