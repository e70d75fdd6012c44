"""Where does `python -m huiying.config.cli` begin? For processes that must not search a PATH."""

from huiying.config.cli import main

main()
