"""The worker as a process of its own, on the database that it is told."""

import django

if __name__ == "__main__":
    django.setup()
    from huiying.config.worker import run

    run()
