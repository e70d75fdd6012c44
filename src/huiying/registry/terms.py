"""Which words does the registry use? Posts, kinds, states, and which post may do what."""

from __future__ import annotations

from enum import StrEnum

from huiying.foundation.scope import CITIZEN, MACHINE
from huiying.foundation.words import Words


class Post(StrEnum):
    """What somebody is charged with in an organisation (岗位)."""

    EDITOR = "editor"
    SPECIALIST = "specialist"
    REVIEWER = "reviewer"
    SIGNATORY = "signatory"
    HANDLER = "handler"
    DUTY_OFFICER = "duty_officer"
    TECHNICIAN = "technician"
    SUPERVISOR = "supervisor"
    INSPECTOR = "inspector"
    OPERATOR = "operator"
    # Not held by anybody: whoever comes from the street, and the workers of this installation.
    CITIZEN = CITIZEN
    MACHINE = MACHINE


POST_NAMES: dict[str, Words] = {
    Post.EDITOR: Words("编辑", "Editor"),
    Post.SPECIALIST: Words("业务专员", "Specialist"),
    Post.REVIEWER: Words("审核员", "Reviewer"),
    Post.SIGNATORY: Words("签发人", "Signatory"),
    Post.HANDLER: Words("承办人", "Case handler"),
    Post.DUTY_OFFICER: Words("值班员", "Duty officer"),
    Post.TECHNICIAN: Words("技术员", "Technician"),
    Post.SUPERVISOR: Words("主管人员", "Supervisor"),
    Post.INSPECTOR: Words("检查员", "Inspector"),
    Post.OPERATOR: Words("运维人员", "Outsourced operator"),
    Post.CITIZEN: Words("市民", "Citizen"),
    Post.MACHINE: Words("系统", "System"),
}

HELD_POSTS = frozenset(Post) - {Post.CITIZEN, Post.MACHINE}


class OrganisationKind(StrEnum):
    """Where an organisation stands: along the line of places (块) or of departments (条)."""

    CITY = "city"
    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    DEPARTMENT = "department"


ORGANISATION_KIND_NAMES: dict[str, Words] = {
    OrganisationKind.CITY: Words("市", "City"),
    OrganisationKind.DISTRICT: Words("区", "District"),
    OrganisationKind.STREET: Words("街道", "Street office"),
    OrganisationKind.COMMUNITY: Words("社区", "Community"),
    OrganisationKind.DEPARTMENT: Words("部门", "Department"),
}


class AccountState(StrEnum):
    """The state of an official account (账号状态)."""

    RUNNING = "running"
    RECTIFYING = "rectifying"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    CANCELLED = "cancelled"


ACCOUNT_STATE_NAMES: dict[str, Words] = {
    AccountState.RUNNING: Words("正常", "Running"),
    AccountState.RECTIFYING: Words("整改", "Being rectified"),
    AccountState.SUSPENDED: Words("停更", "Suspended"),
    AccountState.CLOSED: Words("关停", "Closed"),
    AccountState.CANCELLED: Words("注销", "Cancelled"),
}

# An organisation's supervisor keeps its tree, people and register; keys to platforms are the
# technician's, so that nobody who writes or signs can also post behind the review's back.
MAY: dict[str, frozenset[str]] = {
    "add_organisation": frozenset({Post.SUPERVISOR, Post.MACHINE}),
    "add_person": frozenset({Post.SUPERVISOR, Post.MACHINE}),
    "give_post": frozenset({Post.SUPERVISOR, Post.MACHINE}),
    "end_post": frozenset({Post.SUPERVISOR, Post.MACHINE}),
    "register_account": frozenset({Post.SUPERVISOR, Post.MACHINE}),
    "describe_account": frozenset({Post.SUPERVISOR, Post.MACHINE}),
    "keep_credentials": frozenset({Post.TECHNICIAN, Post.MACHINE}),
    "add_duty": frozenset({Post.SUPERVISOR, Post.SPECIALIST, Post.MACHINE}),
}
