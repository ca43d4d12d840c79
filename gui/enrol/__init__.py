"""Enrolment from the live picture."""
