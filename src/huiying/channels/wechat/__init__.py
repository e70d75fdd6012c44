"""WeChat Official Account: how does a word reach its followers, and a citizen's word us?"""

from huiying.channels.wechat.channel import WeChat

CHANNEL = WeChat()
