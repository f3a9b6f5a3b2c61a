"""
Which places inside, off the public internet, may be connected to: none, all, or those that a list names.

A list names networks and addresses (``10.2.0.0/16``, ``192.168.1.5``, ``fd00::/8``) and hosts (``wiki.corp.example``;
``.corp.example`` for all below it). A host that is named may stand at any address: its name server is trusted.
"""

import ipaddress
import re
from dataclasses import dataclass
from typing import Self

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_ALL = frozenset({"true", "1", "yes", "on", "y", "t"})
_NONE = frozenset({"false", "0", "no", "off", "n", "f", ""})
# No bare number and nothing that ends in one: that would be an address in an odd spelling.
_HOST = re.compile(
    r"\.?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
)


@dataclass(frozen=True, slots=True)
class Inside:
    """What may be connected to although it isn't public."""

    everything: bool = False
    networks: tuple[Network, ...] = ()
    hosts: frozenset[str] = frozenset()

    @classmethod
    def read(cls, text: str) -> Self:
        """
        Read ``true``, ``false``, or a list with commas or spaces between.

        Raises:
            ValueError: A part is neither a network nor a host; says which by its number.
        """
        word = text.strip().lower()
        if word in _ALL or word in _NONE:
            return cls(everything=word in _ALL)
        networks: list[Network] = []
        hosts: set[str] = set()
        for number, part in enumerate(word.replace(",", " ").split(), 1):
            if (network := _network(part)) is not None:
                networks.append(network)
            elif _HOST.fullmatch(name := part.removeprefix("*").rstrip(".")):
                hosts.add(name)
            else:
                raise ValueError(f"part {number} is neither a network, nor an address, nor the name of a host")
        return cls(networks=tuple(networks), hosts=frozenset(hosts))

    def allows(self, host: str, address: Address) -> bool:
        """Tell whether *address*, to which *host* was resolved, may be connected to."""
        if self.everything:
            return True
        plain = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
        if any(one in network for network in self.networks for one in (address, plain) if one is not None):
            return True
        name = host.lower().rstrip(".")
        return name in self.hosts or any(one.startswith(".") and name.endswith(one) for one in self.hosts)


def _network(part: str) -> Network | None:
    try:
        return ipaddress.ip_network(part.strip("[]"), strict=False)
    except ValueError:
        return None
