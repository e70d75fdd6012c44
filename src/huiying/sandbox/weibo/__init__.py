"""How does Weibo's open platform behave, as its documents and its users describe it?"""
