"""Charts as SVG, drawn from strings; colours and fonts are in ``benchmark.css``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count

MARKER_SIZE = 4.5
LETTER_WIDTH = 7.0

_numbers = count(1)


@dataclass(frozen=True)
class Axis:
    """A direction of a chart: where a value lies, and which values are named."""

    label: str
    ticks: Sequence[tuple[float, str]]
    scale: Callable[[float], float]
    """From a value to a length along the axis, 0 to 1."""


@dataclass(frozen=True)
class Series:
    """Points of one kind, with a line through them or without."""

    name: str
    points: Sequence[tuple[float, float]]
    style: str
    """A class of the style sheet, which gives the colour."""
    shape: str
    """How a point looks: circle, ring, square, diamond or open diamond."""
    with_line: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart with a title and a description for those who do not see it."""

    title: str
    description: str
    x: Axis
    y: Axis
    series: Sequence[Series]
    """The first is named first and drawn last, above the others."""

    width: int = 800
    height: int = 380

    left: int = 62
    right: int = 22
    top: int = 44
    bottom: int = 52

    def svg(self) -> str:
        """Return the chart as an SVG element that stands in a page."""
        number = next(_numbers)
        parts = [
            f'<div class="chart"><svg viewBox="0 0 {self.width} {self.height}" '
            f'role="img" aria-labelledby="chart-{number} chart-{number}-text">',
            f'<title id="chart-{number}">{escape(self.title)}</title>',
            f'<desc id="chart-{number}-text">{escape(self.description)}</desc>',
            *self._axes(),
            *self._legend(),
            *(part for series in self.series[::-1] for part in self._series(series)),
            "</svg></div>",
        ]
        return "\n".join(parts)

    def _x(self, value: float) -> float:
        return self.left + self.x.scale(value) * (self.width - self.left - self.right)

    def _y(self, value: float) -> float:
        bottom = self.height - self.bottom
        return bottom - self.y.scale(value) * (bottom - self.top)

    def _axes(self) -> list[str]:
        bottom, right = self.height - self.bottom, self.width - self.right
        parts = []
        for value, name in self.y.ticks:
            y = self._y(value)
            style = "zero" if value == 0 else "grid"
            parts += [
                _line(self.left, y, right, y, style),
                _text(self.left - 8, y + 4, name, "end"),
            ]
        for value, name in self.x.ticks:
            x = self._x(value)
            parts += [
                _line(x, bottom, x, bottom + 4, "grid"),
                _text(x, bottom + 18, name),
            ]
        middle = (self.top + bottom) / 2
        return [
            *parts,
            _text((self.left + right) / 2, self.height - 8, self.x.label),
            f'<g transform="rotate(-90 14 {middle:.1f})">'
            f"{_text(14, middle, self.y.label)}</g>",
        ]

    def _legend(self) -> list[str]:
        parts, x = [], float(self.left)
        for series in self.series:
            parts += [
                f'<g class="{series.style}">{_marker(series.shape, x + 6, 16)}</g>',
                _text(x + 18, 20, series.name, "start"),
            ]
            x += 40 + LETTER_WIDTH * len(series.name)
        return parts

    def _series(self, series: Series) -> list[str]:
        places = [(self._x(x), self._y(y)) for x, y in series.points]
        parts = []
        if series.with_line:
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
            parts.append(f'<polyline class="{series.style}" points="{path}"/>')
        parts += [
            f'<g class="{series.style}">{_marker(series.shape, x, y)}</g>'
            for x, y in places
        ]
        return parts


def signed(value: float, digits: int = 1) -> str:
    """Return a number with its sign, a true minus; what rounds to zero has none."""
    text = f"{abs(value):.{digits}f}"
    if not float(text):
        return text
    return f"{'−' if value < 0 else '+'}{text}"


def _line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line class="{style}" {ends}/>'


def _text(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _marker(shape: str, x: float, y: float) -> str:
    r = MARKER_SIZE
    if shape == "square":
        return (
            f'<rect x="{x - r:.1f}" y="{y - r:.1f}" width="{2 * r}" height="{2 * r}"/>'
        )
    style = ' class="hollow"' if shape in {"ring", "open diamond"} else ""
    if shape in {"diamond", "open diamond"}:
        r *= 1.8 if style else 1.3
        corners = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
        path = " ".join(f"{a:.1f},{b:.1f}" for a, b in corners)
        return f'<polygon{style} points="{path}"/>'
    return f'<circle{style} cx="{x:.1f}" cy="{y:.1f}" r="{r}"/>'
