"""Draw the reliability of the confidence of events, from the table in `models/trained/confidence.yaml`.

    python -m extractor.training.plot docs/reliability.svg

Each dot is a tenth of the confidence: on the diagonal as many events are right as the confidence says.
"""

import sys
from collections.abc import Iterator
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

from extractor import resources

_SIDE, _MARGIN = 320, 48  # pixels
_MOST = 12  # radius of the largest dot


def drawing() -> str:
    """Return the plot as SVG."""
    model = resources.load("trained/confidence.yaml")
    size = _SIDE + 2 * _MARGIN
    rows = [*model["reliability"].values()]
    scores = model["scores"]["all"]
    title = f"{scores['events']:,} held-out events, calibration error {scores['calibration_error']:.1%}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" font-family="sans-serif"'
        ' font-size="12">',
        f"<title>Reliability of the confidence of events: {title}</title>",
        f'<rect width="{size}" height="{size}" fill="white"/>',
        *_axes(),
        _line((0, 0), (1, 1), "#999", dashed=True),
        *(_line(_point(one), _point(other), "#36c") for one, other in pairwise(rows)),
        *_dots(rows),
        _text(_MARGIN, 24, title),
        _line((model["threshold"], 0), (model["threshold"], 1), "#c63", dashed=True),
        _text(_x(model["threshold"]) + 4, _MARGIN + 12, f"default threshold {model['threshold']}"),
        "</svg>",
    ]
    return "\n".join([*parts, ""])


def _axes() -> Iterator[str]:
    yield f'<rect x="{_MARGIN}" y="{_MARGIN}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#333"/>'
    for tenth in range(0, 11, 2):
        share = tenth / 10
        yield _text(_x(share) - 8, _y(0) + 16, f"{share:.1f}")
        yield _text(_MARGIN - 24, _y(share) + 4, f"{share:.1f}")
    yield _text(_MARGIN + _SIDE / 2 - 30, _y(0) + 36, "confidence")
    yield f'<g transform="rotate(-90)">{_text(-_MARGIN - _SIDE / 2 - 40, 14, "share that is right")}</g>'


def _dots(rows: list[dict[str, Any]]) -> Iterator[str]:
    most = max(row["events"] for row in rows)
    for row in rows:
        x, y = _point(row)
        radius = max(2.0, _MOST * sqrt(row["events"] / most))
        yield (
            f'<circle cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="{radius:.1f}" fill="#36c" fill-opacity="0.6">'
            f"<title>{row['events']:,} events of confidence {x}: {y} right</title></circle>"
        )


def _point(row: dict[str, Any]) -> tuple[float, float]:
    return row["confidence"], row["right"]


def _line(start: tuple[float, float], end: tuple[float, float], colour: str, dashed: bool = False) -> str:
    (x1, y1), (x2, y2) = start, end
    dashes = ' stroke-dasharray="4 4"' if dashed else ""
    ends = f'x1="{_x(x1):.1f}" y1="{_y(y1):.1f}" x2="{_x(x2):.1f}" y2="{_y(y2):.1f}"'
    return f'<line {ends} stroke="{colour}"{dashes}/>'


def _text(x: float, y: float, words: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}">{words}</text>'


def _x(share: float) -> float:
    return _MARGIN + share * _SIDE


def _y(share: float) -> float:
    return _MARGIN + (1 - share) * _SIDE


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(drawing(), encoding="utf-8")
