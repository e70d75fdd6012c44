"""How does a WeChat Official Account behave, as its documents and its users describe it?"""
