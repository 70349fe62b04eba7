"""The report: one self-contained page of a plan, and its key figures."""

from mapigo.report.difference_page import difference_page
from mapigo.report.kpi import Kpi
from mapigo.report.kpis import kpis
from mapigo.report.page import write_report

__all__ = ["Kpi", "difference_page", "kpis", "write_report"]
