"""Restatements, what is measured, whose currency is meant, and the comparable units."""

from collections.abc import Callable

import pytest

from extractor.schema import ArticleRecord

Extract = Callable[..., ArticleRecord]


@pytest.mark.parametrize(
    "text",
    [
        "The fund paid $48 million (€44 million).",
        "The pipe is 100 km (62 miles) long.",
        "It hit 9 million customers, roughly two-thirds of the population.",
        "It hit 9 million customers—roughly two-thirds of Norland's population.",
        "The firm cut 600 jobs, or about 5% of its workforce.",
        "The index lost 190 points, or 0.6%.",
    ],
)
def test_restatements_point_to_each_other(extract: Extract, text: str) -> None:
    first, second = extract(text).figures
    assert (first.same_as, second.same_as) == (second.id, first.id)


@pytest.mark.parametrize(
    "text",
    [
        "The fund paid $48 million and €44 million.",
        "It has 600 jobs, 5% more than Norvik.",
        "It is 5 km by 3 km.",
    ],
)
def test_other_neighbours_do_not(extract: Extract, text: str) -> None:
    assert all(figure.same_as is None for figure in extract(text).figures)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The breach hit 165,000 users.", "users"),
        ("The clinic did 700 heart transplants.", "heart transplants"),
        ("It sold 25% of its stake.", "its stake"),
        ("Two-thirds of the island's population fled.", "the island's population"),
        ("It reported a loss of $12m.", "a loss"),
        ("The £1,000 payment is late.", "payment"),
        ("Shares in Norvik fell 7%.", "Shares in Norvik"),
        ("They promised $3 million in aid.", "aid"),
        ("The bank raised its fees by 9%.", "its fees"),
        ("The ship is 72 metres long.", "The ship"),
        ("It is the third strike.", "strike"),
        ("They waited 3 hours.", None),
    ],
)
def test_what_is_measured(extract: Extract, text: str, of: str | None) -> None:
    assert [figure.of for figure in extract(text).figures] == [of]


def test_the_whole_of_a_share_is_its_base(extract: Extract) -> None:
    record = extract("Officials in Kenya said two-thirds of Kenya's population was at risk.")
    [kenya] = [entity for entity in record.entities if entity.name == "Kenya"]
    assert [figure.base for figure in record.figures] == [kenya.id]


@pytest.mark.parametrize(
    ("text", "unit", "inferred"),
    [
        ("The levy is $5.", "USD", True),
        ("The levy is US$5.", "USD", False),
        ("The levy is 5 pounds a head.", "GBP per head", True),
        ("SYDNEY, Australia — The levy is $5 million, officials said on Monday.", "AUD", True),
        ("CAIRO, Egypt — The levy is 5 million pounds, officials said on Monday.", "EGP", True),
        ("SYDNEY, Australia — The levy is US$5 million, officials said on Monday.", "USD", False),
    ],
)
def test_whose_currency(extract: Extract, text: str, unit: str, inferred: bool) -> None:
    [figure] = extract(text).figures
    assert (figure.unit, figure.inferred) == (unit, inferred)


def test_measures_are_comparable(extract: Extract) -> None:
    [length, heat] = extract("The 12-mile road was closed at 41°C.").figures
    assert (length.dimension, length.ucum, length.factor) == ("length", "[mi_i]", 1609.344)
    assert (heat.dimension, heat.ucum, heat.offset) == ("temperature", "Cel", 273.15)


def test_minor_units_carry_the_amount(extract: Extract) -> None:
    [figure] = extract("A stamp costs 45 cents.").figures
    assert (figure.unit, figure.currency, figure.amount) == ("cent", "USD", 0.45)


def test_the_head_of_a_kind(extract: Extract) -> None:
    [figure] = extract("It cut 2,300 factory jobs.").figures
    assert (figure.unit, figure.head) == ("factory job", "job")
