"""What do we answer?"""
