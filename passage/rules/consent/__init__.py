"""Who may know what about a person, why, until when, and on whose word."""

from passage.rules.consent.agreement import BadConsent, Channel, Consent, ConsentFault
from passage.rules.consent.coverage import Coverage, Reason, covers, minimise
from passage.rules.consent.override import BadOverride, Ground, Override, OverrideFault
from passage.rules.consent.words import KINDS_WITHOUT_CONSENT, Field, NoSuchPurpose, Purpose, needs_consent

__all__ = [
    "KINDS_WITHOUT_CONSENT",
    "BadConsent",
    "BadOverride",
    "Channel",
    "Consent",
    "ConsentFault",
    "Coverage",
    "Field",
    "Ground",
    "NoSuchPurpose",
    "Override",
    "OverrideFault",
    "Purpose",
    "Reason",
    "covers",
    "minimise",
    "needs_consent",
]
