"""What is the root of these leaves, and does this leaf belong to that root? (RFC 9162, section 2)

Pure. Hash is SHA-256; a leaf is hashed with prefix 0x00, a node with 0x01.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


def leaf_hash(entry: bytes) -> bytes:
    """MTH of a single entry: SHA-256(0x00 || entry)."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


EMPTY_ROOT = hashlib.sha256(b"").digest()


@dataclass
class Frontier:
    """The right edge of a growing tree: one hash for each complete subtree, largest first.

    `size` leaves are in it; appending costs O(log n) hashes and the root follows from the edge
    alone, so that the tree need not be kept to be continued.
    """

    size: int = 0
    edge: list[bytes] = field(default_factory=list)

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash at the end."""
        self.edge.append(leaf)
        size = self.size
        while size & 1:
            right = self.edge.pop()
            self.edge.append(node_hash(self.edge.pop(), right))
            size >>= 1
        self.size += 1

    def root(self) -> bytes:
        """The tree's root; the empty tree's is SHA-256 of nothing."""
        if not self.edge:
            return EMPTY_ROOT
        root = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            root = node_hash(left, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier.root()


def inclusion_path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """PATH(index, leaves) of section 2.1.3.1; raises IndexError outside the tree."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    split = _largest_power_below(len(leaves))
    if index < split:
        return [*inclusion_path(leaves[:split], index), root_of(leaves[split:])]
    return [*inclusion_path(leaves[split:], index - split), root_of(leaves[:split])]


def includes(root: bytes, size: int, index: int, leaf: bytes, path: Sequence[bytes]) -> bool:
    """Whether the path proves the leaf at `index` in the tree of `size` (section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    first, last, computed = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if first & 1 or first == last:
            computed = node_hash(sibling, computed)
            while not first & 1 and first:
                first >>= 1
                last >>= 1
        else:
            computed = node_hash(computed, sibling)
        first >>= 1
        last >>= 1
    return last == 0 and computed == root


def _largest_power_below(size: int) -> int:
    return 1 << (size - 1).bit_length() - 1
