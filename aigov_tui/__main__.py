"""`python -m aigov_tui` is the same command as `aigov`."""

from aigov_tui.cli import main

if __name__ == "__main__":
    main()
