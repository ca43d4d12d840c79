"""The studio's camera: projects meshes, lights them and draws them into a small window.

Only the rectangle that a body covers is drawn. OpenCV's software rasteriser fills it with the
place in the atlas and the light of each pixel; the sharp picture then comes from the atlas.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture.studio.mesh import Mesh

Float32 = NDArray[np.float32]

NEAR, FAR = 5.0, 1000.0
LIGHT_RANGE = 64.0
"""Brightest light on a surface that can be drawn; white paper fully lit has about 1."""


@dataclass(frozen=True, slots=True)
class Light:
    """The light of one frame. Directions point from the scene to the light."""

    lamp: float = 1.0
    """Irradiance of the lamp beside the lens at 1 m, 0 when it is off."""

    lamp_at: tuple[float, float, float] = (5.0, 3.0, 0.0)
    around: float = 0.05
    """Even light from everywhere."""

    window: float = 0.08
    """Light from the window's side."""

    window_from: tuple[float, float, float] = (-0.85, 0.35, 0.4)
    sun: float = 0.0
    sun_from: tuple[float, float, float] = (0.9, 0.35, 0.25)


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A body in the picture."""

    x: int
    y: int
    """Left upper corner of the window in the frame."""

    radiance: Float32
    """Shape (h, w), linear; 0 outside the body."""

    cover: Float32
    """Shape (h, w), 0 to 1."""

    depth: Float32
    """Shape (h, w): distance in centimetres, FAR outside."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A pinhole camera at the origin that looks along -z."""

    width: int
    height: int
    focal: float
    """Focal length in pixels."""

    def project(self, points: Float32) -> Float32:
        """Pixels (n, 2) of points (n, 3) in centimetres."""
        z = np.minimum(points[:, 2], -NEAR)
        x = self.width / 2 - self.focal * points[:, 0] / z
        y = self.height / 2 + self.focal * points[:, 1] / z
        return np.stack([x, y], 1)

    def draw(
        self,
        points: Float32,
        normals: Float32,
        mesh: Mesh,
        picture: NDArray[np.uint8],
        light: Light,
        *,
        stencil: NDArray[np.uint8] | None = None,
        glow: Float32 | None = None,
    ) -> Drawn | None:
        """Draw `mesh`, whose points and normals lie at `points` and `normals`; None if not in view.

        `picture` holds the reflectances that the mesh's places refer to. Like it are `stencil`,
        255 where there is something and 0 where it is cut away, and `glow`, the light that the
        surface gives itself.
        """
        z = np.minimum(points[:, 2], -NEAR)
        x = points[:, 0] * (-self.focal / z) + self.width / 2
        y = points[:, 1] * (self.focal / z) + self.height / 2
        x0, x1 = max(int(x.min()) - 2, 0), min(int(x.max()) + 3, self.width)
        y0, y1 = max(int(y.min()) - 2, 0), min(int(y.max()) + 3, self.height)
        w, h = x1 - x0, y1 - y0
        if w < 4 or h < 4:
            return None
        # A window off the middle of the frame is a sheared view: depth stays, x and y shift.
        sheared = points.astype(np.float32, copy=True)
        sheared[:, 0] += points[:, 2] * ((x0 + w / 2 - self.width / 2) / self.focal)
        sheared[:, 1] -= points[:, 2] * ((y0 + h / 2 - self.height / 2) / self.focal)
        ph, pw = picture.shape
        values = np.empty((len(points), 3), np.float32)
        values[:, 0] = mesh.places[:, 0] * np.float32(1 / pw)
        values[:, 1] = mesh.places[:, 1] * np.float32(1 / ph)
        values[:, 2] = np.minimum(shade(points, normals, mesh, light), LIGHT_RANGE) / LIGHT_RANGE
        buffer = np.zeros((h, w, 3), np.float32)
        depth = np.full((h, w), FAR, np.float32)
        fov = 2 * math.atan(h / 2 / self.focal)
        for triangles, settings in (
            (mesh.triangles[: mesh.closed], _CLOSED),
            (mesh.triangles[mesh.closed :], _OPEN),
        ):
            if len(triangles):
                # Draws into buffer and depth.
                cv2.triangleRasterize(
                    sheared, triangles, values, buffer, depth, _EYE, fov, NEAR, FAR, settings
                )
        across, down, lit = cv2.split(buffer)
        across, down = across * np.float32(pw), down * np.float32(ph)
        reflectance = cv2.remap(picture, across, down, cv2.INTER_LINEAR)
        cover = (depth < FAR - 1).astype(np.float32)
        if stencil is not None:
            there = cv2.remap(stencil, across, down, cv2.INTER_LINEAR)
            cover = np.asarray(cv2.multiply(there, cover, scale=1 / 255, dtype=cv2.CV_32F), "f4")
        radiance = cv2.multiply(reflectance, lit * cover, scale=LIGHT_RANGE / 255, dtype=cv2.CV_32F)
        if glow is not None:
            shining = cv2.remap(glow, across, down, cv2.INTER_LINEAR)
            radiance = cv2.add(radiance, cv2.multiply(shining, cover))
        return Drawn(x0, y0, np.asarray(radiance, np.float32), cover, depth)


def shade(points: Float32, normals: Float32, mesh: Mesh, light: Light) -> Float32:
    """Light of each point (n,), to be multiplied by its reflectance.

    Skin lets light in and out again: it turns dark later than paper does (wrapped cosine).
    """
    total = light.around * mesh.openness
    if light.lamp:
        to_lamp = np.array(light.lamp_at, np.float32) - points
        square = np.einsum("ij,ij->i", to_lamp, to_lamp)
        cosine = np.einsum("ij,ij->i", to_lamp, normals) / np.sqrt(square)
        power = np.float32(light.lamp * 1e4) / square
        wrapped = np.maximum((cosine + 0.12) / 1.12, -0.5 * cosine)  # the inside of hair
        # Lens and lamp are close together: the half vector is nearly the lamp's direction.
        shine = np.maximum(cosine, 0) ** 18
        total = total + power * (wrapped * mesh.openness + 0.28 * mesh.gloss * shine)
    for strength, way, soft in (
        (light.window, light.window_from, 0.45),
        (light.sun, light.sun_from, 0.1),
    ):
        if strength:
            d = np.array(way, np.float32)
            d /= np.linalg.norm(d)
            wrapped = np.maximum((normals @ d + soft) / (1 + soft), 0)
            total = total + strength * wrapped * mesh.openness
    return np.asarray(total, np.float32)


_EYE = np.eye(4, dtype=np.float32)
_CLOSED = cv2.TriangleRasterizeSettings()
_CLOSED.setShadingType(cv2.RASTERIZE_SHADING_SHADED)
_CLOSED.setCullingMode(cv2.RASTERIZE_CULLING_CW)
_OPEN = cv2.TriangleRasterizeSettings()
_OPEN.setShadingType(cv2.RASTERIZE_SHADING_SHADED)
_OPEN.setCullingMode(cv2.RASTERIZE_CULLING_NONE)
