"""The city's own website: how does a word stand on the portal?"""

from huiying.channels.website.channel import Website

CHANNEL = Website()
