"""The notebook: a channel that reaches nobody and writes down what it was asked to do."""

from huiying.channels.notebook.channel import Notebook

CHANNEL = Notebook()
