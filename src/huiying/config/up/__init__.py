"""How is everything started with one command, watched over, and stopped again?"""
