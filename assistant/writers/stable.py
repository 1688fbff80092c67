"""Office files that are the same bytes for the same content: no clock in their archive, nor in their properties."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# What every file says of its own making; the corpus version tells one edition from the next.
EPOCH = datetime(2025, 1, 1, tzinfo=UTC)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_DATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def stable_archive(data: bytes) -> bytes:
    """The same Office file with every date fixed, in the workbooks that its charts embed too."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name.endswith(".xlsx"):
                part = stable_archive(part)
            elif name.endswith("docProps/core.xml"):
                part = _DATED.sub(rb"\g<1>" + EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), part)
            info = ZipInfo(name, _ZIP_EPOCH)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, part)
    return made.getvalue()
