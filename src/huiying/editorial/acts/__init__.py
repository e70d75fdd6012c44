"""What can be done with a piece? Every verb, by noun."""

from huiying.editorial.acts.assets import add_asset
from huiying.editorial.acts.findings import dismiss_finding
from huiying.editorial.acts.forms import PieceForm, VariantForm
from huiying.editorial.acts.pieces import revise_piece, submit_piece, withdraw_piece, write_piece
from huiying.editorial.acts.reviews import return_piece, review_piece, sign_piece

__all__ = [
    "PieceForm",
    "VariantForm",
    "add_asset",
    "dismiss_finding",
    "return_piece",
    "review_piece",
    "revise_piece",
    "sign_piece",
    "submit_piece",
    "withdraw_piece",
    "write_piece",
]
