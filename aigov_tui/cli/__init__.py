"""The `aigov` command."""


def main() -> None:
    """Run the command line."""
    raise NotImplementedError
