"""Where can everything be tried for real without touching a real platform?"""
