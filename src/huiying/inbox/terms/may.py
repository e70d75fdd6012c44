"""Which post may do what in the inbox, and who may see cases at all?"""

from __future__ import annotations

from huiying.registry.terms import Post

# Editors, technicians and outsourced operators have no business with people's letters.
SEES_CASES = frozenset(
    {
        Post.HANDLER,
        Post.DUTY_OFFICER,
        Post.REVIEWER,
        Post.SIGNATORY,
        Post.SUPERVISOR,
        Post.INSPECTOR,
        Post.MACHINE,
    }
)

MAY: dict[str, frozenset[str]] = {
    "hear_message": frozenset({Post.MACHINE}),
    "take_in_message": frozenset({Post.MACHINE}),
    "note_trouble": frozenset({Post.MACHINE}),
    "submit_case": frozenset({Post.CITIZEN, Post.DUTY_OFFICER, Post.MACHINE}),
    "follow_up": frozenset({Post.CITIZEN}),
    "open_case_from": frozenset({Post.DUTY_OFFICER}),
    "accept_case": frozenset({Post.DUTY_OFFICER}),
    "refuse_case": frozenset({Post.DUTY_OFFICER}),
    "dispatch_case": frozenset({Post.DUTY_OFFICER, Post.SUPERVISOR}),
    "classify_case": frozenset({Post.DUTY_OFFICER, Post.HANDLER}),
    # Signing, returning and answering further ask that she is this case's named handler.
    "sign_for_case": frozenset({Post.HANDLER}),
    "return_case": frozenset({Post.HANDLER}),
    "reassign_case": frozenset({Post.SUPERVISOR, Post.DUTY_OFFICER}),
    "ask_to_assist": frozenset({Post.HANDLER, Post.DUTY_OFFICER}),
    "add_note": frozenset({Post.HANDLER, Post.DUTY_OFFICER, Post.REVIEWER, Post.SUPERVISOR}),
    "reveal_contact": frozenset({Post.HANDLER, Post.DUTY_OFFICER}),
    "mark_public": frozenset({Post.REVIEWER, Post.SUPERVISOR}),
    "take_from_public": frozenset({Post.REVIEWER, Post.SUPERVISOR}),
    "await_review": frozenset({Post.HANDLER}),
    "resume_work": frozenset({Post.REVIEWER, Post.SIGNATORY, Post.MACHINE}),
    "note_reply": frozenset({Post.REVIEWER, Post.SIGNATORY, Post.MACHINE}),
    "end_case": frozenset({Post.HANDLER, Post.DUTY_OFFICER, Post.SUPERVISOR}),
    "import_cases": frozenset({Post.SUPERVISOR, Post.MACHINE}),
}
