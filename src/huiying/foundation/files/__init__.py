"""What is this uploaded file really, and in which form do we keep it?"""
