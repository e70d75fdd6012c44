"""How do tests hash passwords? As the product does, with less work for each."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 with the least memory and time that the library allows."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
