"""Profiles learnt from saved pages of one site: its pages share a template, so most of them tell what an element is."""

from __future__ import annotations

from rupress.profiles.learning.learner import PASSED_OVER, Learner, Learnt, learn
from rupress.profiles.learning.said import Said

__all__ = ["PASSED_OVER", "Learner", "Learnt", "Said", "learn"]
