"""How is one sending carried to its platform, so that it arrives once or is known not to have?"""

from __future__ import annotations

from django.conf import settings

from huiying.channels.catalogue import channel
from huiying.channels.contract import Access, Channel, Letter, Picture, Post, Receipt
from huiying.delivery.access import access_for
from huiying.delivery.acts import Lease
from huiying.delivery.models import Sending
from huiying.delivery.reads import receipt_of
from huiying.delivery.terms import SendingKind
from huiying.editorial.models import Asset
from huiying.editorial.rules import as_post
from huiying.foundation.errors import ChannelTrouble, Unclear
from huiying.foundation.files import store


def carry(lease: Lease) -> Receipt | ChannelTrouble:
    """Do the call (after asking the platform, where an earlier call was cut off)."""
    sending = lease.sending
    kind = channel(sending.account.kind)
    access = access_for(sending.account)
    try:
        if sending.kind == SendingKind.LETTER:
            return _carry_letter(lease, kind, access)
        return _carry_post(lease, kind, access)
    except ChannelTrouble as trouble:
        return trouble


def _carry_post(lease: Lease, kind: Channel, access: Access) -> Receipt:
    post = post_of(lease.sending)
    if lease.ask_first and not kind.idempotent:
        known = receipt_of(lease.sending) if lease.sending.keys else None
        found = kind.find(post, known, access)
        if found is not None:
            return found
    return kind.publish(post, access)


def _carry_letter(lease: Lease, kind: Channel, access: Access) -> Receipt:
    """A private answer whose first call was cut off is never sent again by a machine."""
    if lease.ask_first and not kind.idempotent:
        raise Unclear("delivery.letter.maybe_sent")
    return kind.reply(letter_of(lease.sending), access)


def post_of(sending: Sending) -> Post:
    """The signed version in its channel's form."""
    version = sending.version
    assert version is not None, "a post carries a version"
    return as_post(
        version.content(),
        sending.account.kind,
        link=link_of(version.piece_id),
        marker=sending.marker,
        author=version.piece.organisation.short_name,
        cover=_picture(version.cover),
        mode=sending.mode,
        operator_address=settings.HUIYING_OPERATOR_ADDRESS,
    )


def link_of(piece: int) -> str:
    """The public address of a piece."""
    return f"{settings.HUIYING_PUBLIC_URL}/p/{piece}/"


def letter_of(sending: Sending) -> Letter:
    """The private answer in the channel's form."""
    assert sending.recipient is not None, "a letter has a recipient"
    return Letter(
        sending.recipient.open_by_machine(), sending.text, sending.marker, sending.last_heard_at
    )


def _picture(asset: Asset | None) -> Picture | None:
    if asset is None:
        return None
    name = asset.file.rsplit("/", 1)[-1]
    return Picture(
        name, asset.content_type, store.read(asset.file), asset.alternative, asset.digest
    )
