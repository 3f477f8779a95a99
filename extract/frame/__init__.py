"""The frame of a document, worked out before anything in it is resolved: what it is about, and what rules where."""

from extract.frame.model import CountryEvidence, Frame, Period, Scope, ScopeKind
from extract.frame.read import read_frame

__all__ = ["CountryEvidence", "Frame", "Period", "Scope", "ScopeKind", "read_frame"]
