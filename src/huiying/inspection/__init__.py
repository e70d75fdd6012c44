"""How well do we do?"""
