"""Every exception of the package.

ExtractorError
├── InputError      an article or file that cannot be read: goes to the rejects, the run goes on
├── RecordError     a record that breaks the contract
├── ResourceError   a file of `models/` is missing or malformed
├── ModelError      a spaCy model or pipeline that is not there
└── TargetError     a target that cannot be written or resumed: the run cannot start or go on
"""


class ExtractorError(Exception):
    """Base of all errors raised on purpose; the message says what, where and the remedy."""


class InputError(ExtractorError):
    """An article or an input file that cannot be read."""


class RecordError(ExtractorError):
    """A record that breaks the output contract."""


class ResourceError(ExtractorError):
    """A file of `models/` is missing or malformed."""


class ModelError(ExtractorError):
    """A spaCy model or a pipeline that is not installed or not known."""


class TargetError(ExtractorError):
    """A target that cannot be written, or an unfinished run that cannot be continued."""
