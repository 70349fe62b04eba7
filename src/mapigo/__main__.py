"""``python -m mapigo`` is the command line."""

from mapigo.cli.main import run

if __name__ == "__main__":
    run()
