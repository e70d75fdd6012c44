"""Tests in which everybody who knocks means harm."""
