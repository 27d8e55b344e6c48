"""What a page draws beside text: filled boxes, ruling lines and images."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from flows.ingest.readers.pdf.frame import Area, Frame
from flows.ingest.readers.pdf.handles import Handle

# More than that are a drawing; its lines rule no table.
_MOST_OBJECTS, _MOST_SEGMENTS, _DEEPEST = 4000, 400, 4
_THIN = 2.5
_SHORTEST_RULE = 8.0
_WHITE = 0xF8
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Shapes:
    """Areaes and lines of one page, in points from its top left."""

    fills: list[Area] = field(default_factory=list)
    """Areas with a colour that is not white."""

    images: list[Area] = field(default_factory=list)
    """Pictures."""

    across: list[Area] = field(default_factory=list)
    """Level ruling lines, borders of boxes included."""

    down: list[Area] = field(default_factory=list)
    """Upright ruling lines."""

    drawn: int = 0
    """Number of objects of any kind looked at."""


def shapes(page: Handle, frame: Frame) -> Shapes:
    """Return what a page draws beside text."""
    found = Shapes()
    top = (pdfium.FPDFPage_GetObject(page, at) for at in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)))
    _collect(found, top, frame, _SAME, 0)
    return found


def _collect(found: Shapes, objects: Iterator[Handle], frame: Frame, matrix: Matrix, depth: int) -> None:
    for one in objects:
        found.drawn += 1
        if found.drawn > _MOST_OBJECTS:
            return
        match pdfium.FPDFPageObj_GetType(one):
            case pdfium.FPDF_PAGEOBJ_PATH:
                _add_path(found, one, frame, matrix)
            case pdfium.FPDF_PAGEOBJ_IMAGE:
                found.images.append(_bounds(one, frame, matrix))
            case pdfium.FPDF_PAGEOBJ_SHADING:
                found.fills.append(_bounds(one, frame, matrix))
            case pdfium.FPDF_PAGEOBJ_FORM if depth < _DEEPEST:
                count = min(pdfium.FPDFFormObj_CountObjects(one), _MOST_OBJECTS)
                inner = (pdfium.FPDFFormObj_GetObject(one, at) for at in range(count))
                _collect(found, inner, frame, _times(_matrix(one), matrix), depth + 1)


def _add_path(found: Shapes, path: Handle, frame: Frame, matrix: Matrix) -> None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroke)
    bounds = _bounds(path, frame, matrix)
    filled = bool(mode.value)
    if filled and bounds.right - bounds.left > _THIN and bounds.bottom - bounds.top > _THIN and not _is_white(path):
        found.fills.append(bounds)
    if not filled and not stroke.value:
        return
    if not _add_rule(found, bounds) and stroke.value:
        for box in _edges(path, frame, matrix):
            _add_rule(found, box)


def _add_rule(found: Shapes, box: Area) -> bool:
    """Add a box that is thin as a line; tell whether it is."""
    wide, high = box.right - box.left, box.bottom - box.top
    if high <= _THIN and wide >= _SHORTEST_RULE:
        found.across.append(box)
    elif wide <= _THIN and high >= _SHORTEST_RULE:
        found.down.append(box)
    else:
        return wide <= _THIN and high <= _THIN
    return True


def _edges(path: Handle, frame: Frame, matrix: Matrix) -> Iterator[Area]:
    """Yield the straight lines of a path."""
    own = _times(_matrix(path), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    before = start = None
    for at in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = frame.point(*_moved(own, x.value, y.value))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif before is not None and kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _spanned(before, point)
        before = point
        if pdfium.FPDFPathSegment_GetClose(segment) and start is not None:
            yield _spanned(point, start)


def _spanned(one: tuple[float, float], other: tuple[float, float]) -> Area:
    return Area(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def _is_white(path: Handle) -> bool:
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, opacity)
    return bool(known) and (opacity.value == 0 or min(red.value, green.value, blue.value) >= _WHITE)


def _bounds(one: Handle, frame: Frame, matrix: Matrix) -> Area:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(one, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    corners = [frame.point(*_moved(matrix, x, y)) for x, y in ((left, bottom), (right, top))]
    return _spanned(_sane(corners[0]), _sane(corners[1]))


def _sane(point: tuple[float, float]) -> tuple[float, float]:
    return max(-1e5, min(1e5, point[0])), max(-1e5, min(1e5, point[1]))


def _matrix(one: Handle) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(one, matrix):
        return _SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
