"""A PostgreSQL server of our own, on the loopback interface."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def binary(name: str) -> str | None:
    """Return a program of the server, which Debian keeps off the path."""
    return shutil.which(name, path=os.pathsep.join([*map(str, _BINARIES), os.environ["PATH"]]))


MISSING = None if binary("initdb") else "PostgreSQL's server is not installed: apt-get install postgresql"


class Server:
    """A server in a folder of its own; started and stopped at will, also as a crash."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        # It refuses to run as root.
        self.user = "postgres" if os.getuid() == 0 else None
        if self.user:
            shutil.chown(self.folder, self.user)
        self._run(
            "initdb",
            "-D",
            str(self.folder / "data"),
            "-U",
            "extractor",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
        )

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder}"
        self._control("start", "-w", "-o", options, "-l", str(self.folder / "log"))

    def stop(self, mode: str = "fast") -> None:
        """Stop it; `immediate` is a crash."""
        self._control("stop", "-m", mode)

    def remove(self) -> None:
        """Stop it and delete its folder."""
        self.stop("immediate")
        shutil.rmtree(self.folder)

    def address(self, database: str = "postgres") -> str:
        return f"postgresql://extractor@127.0.0.1:{self.port}/{database}"

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), *arguments)

    def _run(self, name: str, *arguments: str) -> None:
        subprocess.run(
            [str(binary(name)), *arguments],
            check=True,
            user=self.user,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
