"""Find articles that are copies of earlier ones, exact or nearly so."""

import base64
import hashlib
from abc import ABC, abstractmethod
from typing import Any, NamedTuple

from extractor.extras import need
from extractor.schema import Article

_PERMUTATIONS = 64
_SHINGLE = 3  # words
_SCHEME = "affine32"  # how the library computes permutations
# The share of the shingles of two articles that both have. A wire copy that lost one of five paragraphs has
# 0.8 of them, one in which every tenth word was changed 0.6.
_SIMILAR = 0.7


class Trace(NamedTuple):
    """What is remembered of an article: its id, its input, and what it is compared by, as text."""

    article: str
    of_input: str
    key: str


class Copies(ABC):
    """Articles seen so far."""

    def trace(self, article: Article, of_input: str) -> Trace:
        """Return what would be remembered of an article."""
        return Trace(article.key, of_input, self._key(article.full_text))

    @abstractmethod
    def _key(self, text: str) -> str:
        """Return what a text is compared by."""

    @abstractmethod
    def find(self, trace: Trace) -> Trace | None:
        """Return the first article seen that this one is a copy of."""

    @abstractmethod
    def add(self, trace: Trace) -> None:
        """See an article."""


class Exact(Copies):
    """Copies to the letter; 16 bytes of hash and the id are kept of each article."""

    def __init__(self) -> None:
        self._seen: dict[str, Trace] = {}

    def _key(self, text: str) -> str:
        return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()

    def find(self, trace: Trace) -> Trace | None:
        """See `Copies.find`."""
        return self._seen.get(trace.key)

    def add(self, trace: Trace) -> None:
        """See `Copies.add`."""
        self._seen.setdefault(trace.key, trace)


class Near(Copies):
    """Copies that share most of their sequences of three words: MinHash (Broder 1997) with banding.

    Some 2 kB are kept of each article.
    """

    def __init__(self) -> None:
        self._library = need("datasketch", "archives", "--near-duplicates")
        self._index = self._library.MinHashLSH(threshold=_SIMILAR, num_perm=_PERMUTATIONS)
        self._seen: list[tuple[Trace, Any]] = []

    def _key(self, text: str) -> str:
        words = text.lower().split()
        last = max(1, len(words) - _SHINGLE + 1)
        shingles = {" ".join(words[start : start + _SHINGLE]) for start in range(last)}
        sketch = self._library.MinHash(num_perm=_PERMUTATIONS, scheme=_SCHEME)
        sketch.update_batch([shingle.encode(errors="surrogatepass") for shingle in sorted(shingles)])
        return base64.b64encode(sketch.hashvalues.astype("<u4").tobytes()).decode()

    def find(self, trace: Trace) -> Trace | None:
        """See `Copies.find`."""
        sketch = self._sketch(trace)
        for number in sorted(self._index.query(sketch)):
            seen: Trace = self._seen[number][0]
            if sketch.jaccard(self._seen[number][1]) >= _SIMILAR:
                return seen
        return None

    def add(self, trace: Trace) -> None:
        """See `Copies.add`."""
        sketch = self._sketch(trace)
        self._index.insert(len(self._seen), sketch, check_duplication=False)
        self._seen.append((trace._replace(key=""), sketch))

    def _sketch(self, trace: Trace) -> Any:
        numpy = need("numpy", "archives", "--near-duplicates")
        values = numpy.frombuffer(base64.b64decode(trace.key), dtype="<u4")
        return self._library.MinHash(num_perm=_PERMUTATIONS, hashvalues=values, scheme=_SCHEME)
