"""Sina Weibo: how does a short word with a link reach its readers, and a citizen's word us?"""

from huiying.channels.weibo.channel import Weibo

CHANNEL = Weibo()
