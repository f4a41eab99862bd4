"""Intervals and the test of a difference."""

import pytest

from extractor.evaluation.significance import intervals, permutation
from extractor.evaluation.tally import Tally

RIGHT, WRONG = Tally.of(1, 1, 1), Tally.of(0, 1, 1)


def articles(*tallies: Tally) -> list[dict[str, Tally]]:
    return [{"m": tally} for tally in tallies]


def test_articles_all_alike_leave_no_doubt():
    assert intervals(articles(*[RIGHT] * 5))["m"] == (100, 100)
    assert intervals(articles(*[WRONG] * 5))["m"] == (0, 0)
    assert intervals([]) == {}


def test_an_interval_of_half_right_articles_is_the_binomials():
    # 100 articles, half right: a mean of 50 with a standard error of 5, so about 40 to 60.
    low, high = intervals(articles(*[RIGHT, WRONG] * 50))["m"]
    assert low == pytest.approx(40, abs=1.5)
    assert high == pytest.approx(60, abs=1.5)
    assert intervals(articles(*[RIGHT, WRONG] * 50))["m"] == (low, high)


def test_a_system_does_not_differ_from_itself():
    mixed = articles(RIGHT, WRONG, RIGHT)
    assert permutation(mixed, mixed)["m"] == 1


def test_the_chance_of_a_difference_is_that_of_coin_throws():
    # Five articles, one system all right, the other all wrong: only 2 of 2**5 swaps differ as much.
    found = permutation(articles(*[RIGHT] * 5), articles(*[WRONG] * 5))["m"]
    assert found == pytest.approx(2 / 32, abs=0.01)


def test_the_test_is_two_sided_and_symmetric():
    one, other = articles(RIGHT, RIGHT, WRONG, RIGHT), articles(RIGHT, WRONG, WRONG, WRONG)
    # Two articles differ, both in favour of one: 2 of 4 swaps differ as much.
    assert permutation(one, other)["m"] == pytest.approx(0.5, abs=0.03)
    assert permutation(other, one)["m"] == pytest.approx(permutation(one, other)["m"], abs=0.03)
