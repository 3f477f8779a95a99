"""Degrees -> plane and back, so that shapes stay true.

Up to a third of the earth: oblique stereographic, conformal, on the conformal sphere of WGS84 and exact in scale at its
centre (J. P. Snyder, "Map Projections: A Working Manual", USGS Professional Paper 1395, 1987, formulas 3-1, 21-2 to
21-15). Beyond: Equal Earth (B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", 2018), equal in area.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: WGS84: equatorial radius in metres, eccentricity
EQUATOR_M = 6378137.0
ECCENTRICITY = 0.0818191908426215

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2


class Projection(Protocol):
    """``forward``: degrees to metres east and north of the centre; ``backward``: the way back."""

    @property
    def centre(self) -> tuple[float, float]: ...

    @property
    def world(self) -> bool: ...

    def forward(self, lon: Array, lat: Array) -> tuple[Array, Array]: ...

    def backward(self, x: Array, y: Array) -> tuple[Array, Array]: ...


@dataclass(frozen=True, slots=True)
class Stereographic:
    """Oblique stereographic round ``lon``, ``lat`` (degrees)."""

    lon: float
    lat: float

    @property
    def centre(self) -> tuple[float, float]:
        return self.lon, self.lat

    @property
    def world(self) -> bool:
        return False

    @property
    def _constants(self) -> tuple[float, float]:
        return _at_centre(self.lat)

    def forward(self, lon: Array, lat: Array) -> tuple[Array, Array]:
        turn = np.radians(around(lon, self.lon))
        chi = _conformal(lat)
        chi0, radius = self._constants
        cos_c = math.sin(chi0) * np.sin(chi) + math.cos(chi0) * np.cos(chi) * np.cos(turn)
        k = 2 * radius / np.maximum(1 + cos_c, 1e-3)
        x = k * np.cos(chi) * np.sin(turn)
        y = k * (math.cos(chi0) * np.sin(chi) - math.sin(chi0) * np.cos(chi) * np.cos(turn))
        return x, y

    def backward(self, x: Array, y: Array) -> tuple[Array, Array]:
        chi0, radius = self._constants
        rho = np.hypot(x, y)
        c = 2 * np.arctan2(rho, 2 * radius)
        safe = np.where(rho == 0, 1.0, rho)
        sine = np.cos(c) * math.sin(chi0) + np.where(rho == 0, 0.0, y * np.sin(c) * math.cos(chi0) / safe)
        chi = np.arcsin(np.clip(sine, -1, 1))
        turn = np.arctan2(x * np.sin(c), safe * math.cos(chi0) * np.cos(c) - y * math.sin(chi0) * np.sin(c))
        return self.lon + np.degrees(turn), _geodetic(chi)


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """Equal Earth with the middle meridian ``lon``; ``lat``: what is the middle of the page (degrees)."""

    lon: float = 0.0
    lat: float = 0.0

    @property
    def centre(self) -> tuple[float, float]:
        return self.lon, self.lat

    @property
    def world(self) -> bool:
        return True

    def forward(self, lon: Array, lat: Array) -> tuple[Array, Array]:
        x, y = self._plane(np.radians(around(lon, self.lon)), np.radians(lat))
        _, y0 = self._plane(np.zeros(1), np.radians(np.array([self.lat])))
        return EQUATOR_M * x, EQUATOR_M * (y - y0[0])

    def backward(self, x: Array, y: Array) -> tuple[Array, Array]:
        _, y0 = self._plane(np.zeros(1), np.radians(np.array([self.lat])))
        high = y / EQUATOR_M + y0[0]
        theta = high / _A1
        for _ in range(12):  # Newton: converges from everywhere on the page
            square, sixth = theta**2, theta**6
            value = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square)) - high
            slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
            theta = theta - value / slope
        square, sixth = theta**2, theta**6
        slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
        turn = _M * (x / EQUATOR_M) * slope / np.cos(theta)
        return self.lon + np.degrees(turn), np.degrees(np.arcsin(np.clip(np.sin(theta) / _M, -1, 1)))

    @staticmethod
    def _plane(turn: Array, phi: Array) -> tuple[Array, Array]:
        theta = np.arcsin(_M * np.sin(phi))
        square, sixth = theta**2, theta**6
        slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
        return turn * np.cos(theta) / (_M * slope), theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


@lru_cache(maxsize=64)
def _at_centre(lat: float) -> tuple[float, float]:
    """Conformal latitude in radians, and the radius in metres that makes the scale there that of the ellipsoid."""
    phi, chi = math.radians(lat), float(_conformal(np.array([lat]))[0])
    if abs(lat) > 89.9:  # at a pole both cosines vanish: their ratio by its limit
        return chi, EQUATOR_M * 0.99664719
    across = EQUATOR_M / math.sqrt(1 - (ECCENTRICITY * math.sin(phi)) ** 2)
    return chi, across * math.cos(phi) / math.cos(chi)


def around(lon: Array | float, centre: float) -> Array:
    """Degrees east of ``centre``, -180 (inclusive) to 180."""
    return np.mod(lon - centre + 180.0, 360.0) - 180.0


def _conformal(lat: Array) -> Array:
    """Conformal latitude in radians (Snyder 3-1)."""
    phi = np.radians(np.clip(lat, -89.9999, 89.9999))
    sine = ECCENTRICITY * np.sin(phi)
    tangent = np.tan(math.pi / 4 + phi / 2) * ((1 - sine) / (1 + sine)) ** (ECCENTRICITY / 2)
    return 2 * np.arctan(tangent) - math.pi / 2


def _geodetic(chi: Array) -> Array:
    """Degrees of latitude from conformal latitude in radians (Snyder 3-4, iterated: four steps give 1e-10 degrees)."""
    start = np.tan(math.pi / 4 + chi / 2)
    phi = chi
    for _ in range(5):
        sine = ECCENTRICITY * np.sin(phi)
        phi = 2 * np.arctan(start * ((1 + sine) / (1 - sine)) ** (ECCENTRICITY / 2)) - math.pi / 2
    return np.degrees(phi)
