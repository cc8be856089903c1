"""Profiles learnt from saved pages of one site."""

from __future__ import annotations

from rupress.profiles.learning.learner import Learner

__all__ = ["Learner"]
