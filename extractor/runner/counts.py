"""What a run counts and what it takes."""

from collections import Counter

from pydantic import BaseModel

LATE = "timed out"


class Counts(BaseModel):
    """What became of articles: read = articles (written) + left out + rejects.

    `marked` counts articles among the written that copy another.
    """

    articles: int = 0
    words: int = 0
    marked: int = 0
    events: Counter[str] = Counter()
    rejects: Counter[str] = Counter()
    left_out: Counter[str] = Counter()

    @property
    def read(self) -> int:
        """All readings that are done."""
        return self.articles + self.left_out.total() + self.rejects.total()

    def add(self, other: "Counts") -> None:
        """Add other counts."""
        self.articles += other.articles
        self.words += other.words
        self.marked += other.marked
        self.events.update(other.events)
        self.rejects.update(other.rejects)
        self.left_out.update(other.left_out)


class Usage(BaseModel):
    """What it took: seconds of the clock, seconds by stage of all processes, peak memory in bytes."""

    seconds: float = 0.0
    stages: dict[str, float] = {}
    memory: dict[str, int] = {}

    def add(self, other: "Usage") -> None:
        """Add other usage."""
        self.seconds += other.seconds
        for stage, seconds in other.stages.items():
            self.stages[stage] = self.stages.get(stage, 0.0) + seconds
        for process, peak in other.memory.items():
            self.memory[process] = max(peak, self.memory.get(process, 0))
