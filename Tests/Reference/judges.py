"""Where the scripts that hold our figures against other libraries find those libraries."""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def enter(*packages):
    """Begins the script again in an environment that has the packages, installed into .build once.

    Where that is not possible, or they are not there even so, the script says that it is skipped, and ends well.
    """
    script = pathlib.Path(sys.argv[0])
    environment = ROOT / ".build" / f"{script.stem}-env"
    python = environment / "bin" / "python"
    if pathlib.Path(sys.prefix) != environment:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", environment], check=False)
        installed = python.exists() and subprocess.run(
            [python, "-m", "pip", "install", "-q", *packages], check=False).returncode == 0
        if installed:
            os.execv(python, [str(python), *sys.argv])
    print(f"{script.name}: skipped, since {', '.join(packages)} cannot be had here")
    sys.exit(0)
