"""A run on a Ray cluster: each input is a shard, each shard a file of records, written by an actor."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractor.errors import ExtractorError, SourceError, TargetError, WorkerError
from extractor.extras import need
from extractor.readers import Input, sources
from extractor.runner.config import RunConfig, settings
from extractor.runner.inputs import plan
from extractor.runner.interrupt import Interrupt
from extractor.runner.manifest import Commit, Manifest, Part, State
from extractor.runner.outputs import check_settings
from extractor.runner.run import Progress, Summary, run
from extractor.runner.work import describe, job_of

MANIFEST = "run.manifest.jsonl"
_ENDING = ".jsonl.gz"


def run_on_ray(config: RunConfig, report: Callable[[Progress], None]) -> Summary:
    """Extract from all inputs on Ray; see `run`.

    The target is a folder that all machines see. An actor runs the local engine on a shard, with all it does
    to lose nothing; the folder's manifest says which shards are done.

    Raises:
        ExtractorError: the run cannot start or go on. What is done is kept, and the same call goes on.
    """
    folder = _folder(config)
    manifest = Manifest(folder / MANIFEST)
    state = _begun(config, folder, manifest)
    todo = _todo(config, folder, state)
    state = _without({shard.name for shard in todo}, state, manifest)
    before, sizes, read = state.counts.read, {shard.name: shard.size for shard in todo}, 0
    with Interrupt() as interrupt:
        for commit in _done(config, folder, todo):
            _add(commit, state, manifest)
            read += sum(sizes[part.input] for part in commit.parts)
            report(Progress(state.counts.read, read))
            if interrupt.requested:
                return Summary(state, before, True, folder)
    if not state.published:
        _add(Commit(complete=True, published=True), state, manifest)
    return Summary(state, before, False, folder)


def shard_file(folder: Path, shard: Input) -> Path:
    """Return the file that a shard's records go to: its name, and a hash of its whole path."""
    digest = hashlib.sha256(shard.name.encode()).hexdigest()[:12]
    return folder / f"{Path(shard.id).name.split('.')[0][:60]}-{digest}{_ENDING}"


class ShardWorker:
    """An actor: holds the models and runs shard after shard."""

    def __init__(self, config: RunConfig, folder: str, shards: Sequence[Input]) -> None:
        self._config = config
        self._folder = Path(folder)
        self._shards = shards

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[str]]:
        """Run the shards of a batch; return for each what is to be committed, or an error."""
        return {"done": [self._run(self._shards[int(number)]) for number in batch["shard"]]}

    def _run(self, shard: Input) -> str:
        target = shard_file(self._folder, shard)
        config = replace(self._config, inputs=(shard.name,), targets=(str(target),), workers=0)
        try:
            state = run(config, lambda _: None, shard).state
        except ExtractorError as error:
            return f"!{shard.name}: {error}"
        (entry,) = state.inputs.values()
        part = Part(
            input=shard.name, stamp=entry.stamp, readings=entry.readings, done=True, counts=state.counts
        )
        usage = state.usage.model_copy(
            update={"memory": {f"actor {os.getpid()}": max(state.usage.memory.values())}}
        )
        return Commit(parts=[part], usage=usage).model_dump_json()


def _done(config: RunConfig, folder: Path, todo: Sequence[Input]) -> Iterator[Commit]:
    """Yield what is done by actors, as it comes.

    Raises:
        ExtractorError: a shard could not be done.
    """
    if not todo:
        return
    ray = need("ray", "ray", "--engine ray")
    data = need("ray.data", "ray", "--engine ray")
    ray.init(ignore_reinit_error=True, include_dashboard=False, log_to_driver=False)
    rows = data.from_items([{"shard": number} for number in range(len(todo))], override_num_blocks=len(todo))
    actors = config.workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
    done = rows.map_batches(
        ShardWorker,
        fn_constructor_args=(config, str(folder), todo),
        batch_size=1,
        compute=data.ActorPoolStrategy(min_size=1, max_size=min(actors, len(todo))),
    )
    try:
        for row in done.iter_rows():
            if row["done"].startswith("!"):
                raise WorkerError(f"{row['done'][1:]}; mend that and run the same command to go on")
            yield Commit.model_validate_json(row["done"])
    except ray.exceptions.RayError as error:
        message = " ".join(str(error).split())[:300]
        raise WorkerError(f"an actor died: {message}; run the same command to go on") from error


def _begun(config: RunConfig, folder: Path, manifest: Manifest) -> State:
    made_by = settings(config, describe(job_of(config, (config.view,))), config.targets)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        state = None if config.fresh else manifest.load()
        if state is None:
            state = State(settings=made_by)
            manifest.write(made_by, ())
    except OSError as error:
        raise TargetError(f"cannot write {str(folder)!r}: {error.strerror}") from error
    check_settings(made_by, state, manifest.path)
    return state


def _todo(config: RunConfig, folder: Path, state: State) -> list[Input]:
    """Return the shards that are new, have changed, or whose file is gone."""
    own = {folder.resolve()}
    found = [
        shard for shard in sources(config.inputs, own) if folder.resolve() not in Path(shard.name).parents
    ]
    if any(shard.is_stream for shard in found):
        raise SourceError("--engine ray reads files, not streams")
    changed = plan(found, state).changed
    return [
        shard
        for shard in found
        if shard.name not in state.inputs or shard.name in changed or not shard_file(folder, shard).exists()
    ]


def _without(shards: set[str], state: State, manifest: Manifest) -> State:
    """Take back that shards are done which have to be done again."""
    if not shards & state.inputs.keys():
        return state

    def kept() -> Iterator[Commit]:
        for commit in manifest.commits():
            commit.parts = [part for part in commit.parts if part.input not in shards]
            commit.complete = commit.published = False
            yield commit

    manifest.write(state.settings, kept())
    return manifest.load() or state


def _add(commit: Commit, state: State, manifest: Manifest) -> None:
    manifest.add(commit)
    state.apply(commit)


def _folder(config: RunConfig) -> Path:
    if len(config.targets) != 1 or "." in Path(config.targets[0]).name or "://" in config.targets[0]:
        raise TargetError("--engine ray writes one folder that all machines see: --to FOLDER")
    filters = config.filters
    if config.limit or config.rejects or {filters.duplicates, filters.near_duplicates} != {"keep"}:
        raise TargetError(
            "--limit, --rejects, --duplicates and --near-duplicates go over all articles in their order:"
            " --engine ray cannot do them"
        )
    return Path(config.targets[0])
