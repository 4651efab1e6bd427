"""Node names."""

import pytest

from passage.rules.keys import is_node_name


@pytest.mark.parametrize("name", ["kh", "th", "iom", "mol.kh", "kh-moslavy-2", "a" * 64, "7"])
def test_short_lower_case_names_are_node_names(name):
    assert is_node_name(name)


@pytest.mark.parametrize("name", ["", "KH", "k h", "kh/", "-kh", "kh.", "*", "a" * 65, "ខ្មែរ", "kh\n", "kh\x00"])
def test_anything_else_is_no_node_name(name):
    assert not is_node_name(name)
