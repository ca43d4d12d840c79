"""What can be downloaded: the vendor's table of addresses, for people."""

from __future__ import annotations

from core.models.download import licence_of, size_of
from core.models.vendor.addresses import ADDRESSES
from core.models.vendor.systems import BY_NAME
from gui.models.fetch_page import Offer


def offers() -> tuple[Offer, ...]:
    """Return the models of the vendor's table."""
    return tuple(
        Offer(
            BY_NAME[name],
            licence_of(name),
            f"{address.host}/models/{address.repositories[0]}",
            size_of(name),
        )
        for name, address in ADDRESSES.items()
    )
