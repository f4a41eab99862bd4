"""How far a run has come: one small file that is replaced as a whole after each batch."""

import hashlib
import os
from collections import Counter
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from extractor.errors import TargetError
from extractor.readers import Reading


class State(BaseModel):
    """What is committed.

    `settings` is what the output depends on, `done` the number of readings, `digest` a hash of them all,
    `positions` how far each target and at last the rejects are written. `complete`: only publishing is left.
    """

    settings: dict[str, Any]
    done: int = 0
    digest: str = ""
    positions: list[int] = []
    complete: bool = False
    articles: int = 0
    events: Counter[str] = Counter()
    rejects: Counter[str] = Counter()
    seconds: float = 0.0

    def add(self, reading: Reading) -> None:
        """Count one more reading as done."""
        self.done += 1
        self.digest = hashlib.sha256(self.digest.encode() + fingerprint(reading)).hexdigest()

    def save(self, file: Path) -> None:
        """Replace the file; whatever happens, it holds either the old state or the new one."""
        draft = file.with_name(file.name + ".new")
        with draft.open("w", encoding="utf-8") as out:
            out.write(self.model_dump_json())
            out.flush()
            os.fsync(out.fileno())
        os.replace(draft, file)


def load(file: Path, settings: dict[str, Any]) -> State:
    """Return the state of the unfinished run, or that of a run not begun.

    Raises:
        TargetError: the unfinished run was another one, or its state cannot be read.
    """
    try:
        state = State.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return State(settings=settings)
    except (OSError, ValidationError) as error:
        raise TargetError(f"cannot read the state of a run, {str(file)!r}: use --fresh") from error
    changed = [name for name, value in settings.items() if state.settings.get(name) != value]
    if changed:
        now = ", ".join(f"{name} (was {state.settings.get(name)!r})" for name in changed)
        raise TargetError(
            f"an unfinished run left {str(file)!r}, and this is not the same run; changed: {now}."
            " Run its command again to finish it, or use --fresh to start over"
        )
    return state


def fingerprint(reading: Reading) -> bytes:
    """Return a hash of what was read."""
    return hashlib.blake2b(repr(reading.given).encode(errors="surrogatepass"), digest_size=16).digest()
