"""Does our tree agree with the published vectors of Certificate Transparency, and prove itself?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiying.foundation.journal.merkle import (
    EMPTY_ROOT,
    Frontier,
    includes,
    inclusion_path,
    leaf_hash,
    root_of,
)

# Leaves and roots of the reference implementation of RFC 6962/9162 (certificate-transparency,
# merkle_tree_test: "kSHA256Roots"), which nobody here computed.
ENTRIES = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [leaf_hash(bytes.fromhex(entry)) for entry in ENTRIES]


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_the_reference(size: int) -> None:
    assert root_of(LEAVES[:size]).hex() == ROOTS[size - 1]


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    assert root_of([]) == EMPTY_ROOT


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=70), st.data())
def test_every_leaf_is_proved(entries: list[bytes], data: st.DataObject) -> None:
    leaves = [leaf_hash(entry) for entry in entries]
    index = data.draw(st.integers(0, len(leaves) - 1))
    path = inclusion_path(leaves, index)
    assert includes(root_of(leaves), len(leaves), index, leaves[index], path)


@given(st.lists(st.binary(max_size=8), min_size=2, max_size=70, unique=True), st.data())
def test_another_leaf_is_not_proved(entries: list[bytes], data: st.DataObject) -> None:
    leaves = [leaf_hash(entry) for entry in entries]
    index = data.draw(st.integers(0, len(leaves) - 1))
    other = leaves[(index + 1) % len(leaves)]
    path = inclusion_path(leaves, index)
    assert not includes(root_of(leaves), len(leaves), index, other, path)


@given(st.lists(st.binary(max_size=4), max_size=40), st.integers(0, 40))
def test_a_tree_continued_from_its_edge_is_the_same_tree(entries: list[bytes], cut: int) -> None:
    leaves = [leaf_hash(entry) for entry in entries]
    first = Frontier()
    for leaf in leaves[:cut]:
        first.append(leaf)
    second = Frontier(first.size, list(first.edge))
    for leaf in leaves[cut:]:
        second.append(leaf)
    assert second.root() == root_of(leaves)
