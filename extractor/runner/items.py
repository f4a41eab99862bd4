"""What goes through a run."""

from dataclasses import dataclass, field

from extractor.errors import InputError
from extractor.filters import Verdict
from extractor.readers import Page, Reading
from extractor.runner.manifest import Input
from extractor.runner.work import Outcome
from extractor.schema import Article

_REJECT_WEIGHT = 1_000  # characters that a reading without an article counts for in a batch


@dataclass(slots=True)
class Item:
    """A reading on its way through the run or, where there is none, the end of an input.

    `number` counts the input's readings. `again`: it ran out of time before.
    """

    input: Input
    number: int
    reading: Reading | None
    again: bool = False
    verdict: Verdict = field(default_factory=Verdict)
    outcome: Outcome | None = None

    @property
    def page(self) -> Page | None:
        """The page that has yet to be read."""
        return self.reading.outcome if self.reading and isinstance(self.reading.outcome, Page) else None

    @property
    def article(self) -> Article | None:
        """The article, if there is one and it is not left out."""
        if self.reading is None or self.verdict.left_out or not isinstance(self.reading.outcome, Article):
            return None
        return self.reading.outcome

    def settle(self, outcome: Article | InputError) -> None:
        """Put what a page holds, or why it holds nothing, in its place."""
        if self.reading:
            self.reading = Reading(self.reading.file, self.reading.line, self.reading.given, outcome)

    @property
    def characters(self) -> int:
        """How much work it is."""
        if self.page:
            return len(self.page.fields["html"])
        return len(self.article.text) if self.article else _REJECT_WEIGHT
