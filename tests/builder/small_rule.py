"""A rule of the small tree, and words in it that tests replace."""

from __future__ import annotations

RULE = "rules/ai-training.toml"
SITE = "rules/site.toml"
ENGLISH = "Use my data for training content creation AI models"
GERMAN = "Ihre Daten zum Schulen von KI-Modellen verwenden, um Inhalte zu erstellen"
PATH = '"/mypreferences/d/settings/data-for-ai-improvement"'
