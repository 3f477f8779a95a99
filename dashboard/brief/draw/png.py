"""A page as PNG: PDFium draws the PDF of it, so that picture and document are one drawing."""

from __future__ import annotations

import io
from collections.abc import Mapping


def write(pdf: bytes, *, dpi: float, pixels: tuple[int, int], properties: Mapping[str, str]) -> bytes:
    """The first page of ``pdf`` at ``dpi``, exactly ``pixels`` wide and high, with ``properties`` as text chunks."""
    import pypdfium2
    from PIL import Image, PngImagePlugin

    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[0].render(scale=dpi / 72, rev_byteorder=True, fill_color=(255, 255, 255, 255))
        mode = {3: "RGB", 4: "RGBX"}[bitmap.n_channels]
        drawn = Image.frombuffer("RGB", (bitmap.width, bitmap.height), bitmap.buffer, "raw", mode, bitmap.stride)
        picture = drawn.copy()
    finally:
        document.close()
    if picture.size != pixels:
        picture = picture.crop((0, 0, *pixels))
    chunks = PngImagePlugin.PngInfo()
    for name, value in properties.items():
        if value:
            chunks.add_itxt(name, value.encode("utf-8", "replace").decode("utf-8"))
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(dpi, dpi), pnginfo=chunks, compress_level=6)
    return out.getvalue()
