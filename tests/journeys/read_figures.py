"""Read every platform's figures now, instead of at the next quarter of an hour."""

import django

if __name__ == "__main__":
    django.setup()
    from huiying.delivery.tasks import read_metrics

    read_metrics()
