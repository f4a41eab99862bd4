"""Every exception of the package.

ExtractorError
├── InputError      an article or file that cannot be read: goes to the rejects, the run goes on
├── RecordError     a record that breaks the contract
├── GoldError       annotated data that breaks its format: nothing is measured with it
├── BaselineError   a pinned floor that is missing, or would be lowered without being asked
├── ResourceError   a file of `models/` is missing or malformed
├── DependencyError a library of an extra that is not installed
├── ModelError      a spaCy model or pipeline that is not there
├── QueryError      a question to a database that is wrong, or does more than read
├── SourceError     an INPUT that is not there or holds nothing to read: the run cannot start
├── TargetError     a target that cannot be written or resumed: the run cannot start or go on
└── WorkerError     a process that extracts has died: the run cannot go on, but can be continued
"""


class ExtractorError(Exception):
    """Base of all errors raised on purpose; the message says what, where and the remedy."""


class InputError(ExtractorError):
    """An article or an input file that cannot be read.

    Args:
        kind: what is wrong, in words that rejects are counted by, e.g. `not JSON`.
        detail: what exactly, and where.
    """

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind, detail)
        self.kind = kind
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.kind}: {self.detail}" if self.detail else self.kind


class RecordError(ExtractorError):
    """A record that breaks the output contract."""


class GoldError(ExtractorError):
    """Annotated data that breaks its format.

    Args:
        file: which file.
        line: which line or record of it; 0 for the whole.
        reason: what is wrong.
    """

    def __init__(self, file: object, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}" if line else f"{file}: {reason}")


class BaselineError(ExtractorError):
    """A pinned floor that is missing, or would be lowered without being asked."""


class ResourceError(ExtractorError):
    """A file of `models/` is missing or malformed."""


class DependencyError(ExtractorError):
    """A library of an extra that is not installed."""


class ModelError(ExtractorError):
    """A spaCy model or a pipeline that is not installed or not known."""


class TargetError(ExtractorError):
    """A target that cannot be written, or an unfinished run that cannot be continued."""


class QueryError(ExtractorError):
    """A question to a database that cannot be answered, or does more than read."""


class SourceError(ExtractorError):
    """An INPUT that does not exist or holds nothing that can be read."""


class WorkerError(ExtractorError):
    """A worker process that died."""
