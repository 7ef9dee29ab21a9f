"""Which settings there are, where they live and what they are called."""

from __future__ import annotations

HOST = "www.linkedin.com"
ORIGIN = f"https://{HOST}"

AI_KEY = "allowDataForGenerativeAI"
AI_SLUG = "data-for-ai-improvement"
AI_PATH = f"/mypreferences/d/settings/{AI_SLUG}"
FRAME_PATH = f"/psettings/embedded/{AI_SLUG}"  # inferred: no source prints the frame's address

SIMILAR_KEY = "allowDataForRecommendationAI"  # our own invention, as are all marked "own" below
MICROSOFT_KEY = "shareDataWithMicrosoftForAI"  # own: the notice of 2025 names no key

# slug -> title, keys. All the sources of seen ones: brave/psst-component, 2026-07-30.
SETTINGS: dict[str, tuple[str, tuple[str, ...]]] = {
    AI_SLUG: ("Data for Generative AI Improvement", (AI_KEY,)),
    "policy-and-academic-research": (
        "Social, economic, and workplace research",
        ("allowAnonymizedDataResearch",),
    ),
    "share-data-with-select-partners": (
        "Share data with affiliates and partners",
        ("shareDataWithTrustedPartners",),
    ),
    "linkedin-promotions": (
        "Promotions",
        ("allowProfileAndActivityDataForMarketingAds", "tipsForUsingLinkedinViaEmail"),
    ),
    "general-preferences": (  # own
        "General preferences",
        ("autoplayVideos", "soundEffects", "showProfilePhotos", "notificationsByEmail"),
    ),
    "two-factor-authentication": ("Two-step verification", ("twoFactorAuthentication",)),  # own
}

LABELS: dict[str, str] = {
    AI_KEY: "Use my data for training content creation AI models",
    SIMILAR_KEY: "Use my data for training content recommendation AI models",
    MICROSOFT_KEY: "Share my data with Microsoft for training content creation AI models",
    "allowAnonymizedDataResearch": "Let researchers use my data",
    "shareDataWithTrustedPartners": "Share my data with affiliates and partners",
    "allowProfileAndActivityDataForMarketingAds": "Use my profile and activity data for promotions",
    "tipsForUsingLinkedinViaEmail": "Send me tips by e-mail",
    "autoplayVideos": "Autoplay videos",
    "soundEffects": "Sound effects",
    "showProfilePhotos": "Show profile photos",
    "notificationsByEmail": "Notifications by e-mail",
    "twoFactorAuthentication": "Ask for a code when I sign in",
}

CATEGORIES: dict[str, str] = {
    "account": "Account preferences",
    "sign-in-and-security": "Sign in & security",
    "profile-visibility": "Visibility",
    "privacy": "Data privacy",
    "ads": "Advertising data",
    "notifications": "Notifications",
}
