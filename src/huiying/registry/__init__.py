"""Who may speak?"""
