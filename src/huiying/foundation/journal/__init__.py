"""Who did what, on what, when, under which post, and can anybody prove that it was not altered?"""
