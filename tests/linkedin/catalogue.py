"""List the settings of the simulator with their addresses, keys and labels."""

from __future__ import annotations

HOST = "www.linkedin.com"
ORIGIN = f"https://{HOST}"

AI_KEY = "allowDataForGenerativeAI"
AI_SLUG = "data-for-ai-improvement"
AI_PATH = f"/mypreferences/d/settings/{AI_SLUG}"
LIST_PATH = "/mypreferences/d/categories/privacy"
ACCOUNT_PATH = "/mypreferences/d/categories/account"
FRAME_PATH = f"/psettings/embedded/{AI_SLUG}"  # inferred: no source prints the frame's address
PRELOAD_PATH = "/preload/"  # the frame in which the new shell shows an old page

# The sign-in names of two people who share a browser.
MEMBER = "ada@example.org"
OTHER_MEMBER = "ben@example.org"

SIMILAR_KEY = "allowDataForRecommendationAI"  # our own, like all marked "own" below
MICROSOFT_KEY = "shareDataWithMicrosoftForAI"  # own: the notice of 2025 names no key
NEWSLETTER_KEY = "tipsForUsingLinkedinViaEmail"
ADS_KEY = "allowLinkedInAudienceNetwork"
PARTNER_KEY = "shareDataWithTrustedPartners"
COOKIE_ID = "nonEssentialCookieConsent"  # the id of its element; this switch has no key

# slug -> title, and switches with their labels. Keys and addresses are from
# brave/psst-component, 2026-07-30, titles and labels those of the rules where they have any. The
# others are our own words.
SETTINGS: dict[str, tuple[str, dict[str, str]]] = {
    AI_SLUG: (
        "Data for Generative AI Improvement",
        {AI_KEY: "Use my data for training content creation AI models"},
    ),
    "policy-and-academic-research": (
        "Social, economic, and workplace research",
        {"allowAnonymizedDataResearch": "Use data for research"},
    ),
    "share-data-with-select-partners": (
        "Share data with affiliates and partners",
        {PARTNER_KEY: "Share my data with affiliates and partners"},
    ),
    "linkedin-promotions": (
        "Promotions",
        {
            "allowProfileAndActivityDataForMarketingAds": (
                "Use my profile and activity data for promotions"
            ),
            NEWSLETTER_KEY: "Send me tips by e-mail",
        },
    ),
    "ads-by-age": ("Age range", {"allowAdsByAge": "Use your age range for ads"}),
    "ads-by-gender": ("Gender", {"allowAdsByGender": "Use your gender for ads"}),
    "ads-beyond-linkedin": (
        "Ads outside of LinkedIn",
        {ADS_KEY: "Ads outside of LinkedIn"},
    ),
    "ads-interactions-with-business": (
        "Interaction with businesses",
        {"allowUseOfThirdPartyData": "Use data you've given to businesses"},
    ),
    "ads-related-actions": (
        "Ad-related actions",
        {"allowConversionTrackings": "Use your data for ad insights"},
    ),
    "ads-inferred-location": (
        "Inferred city location",
        {"allowIpToPersonalizeAds": "Use the city inferred from my IP address for ads"},
    ),
    "interest-categories": (
        "Interests and traits",
        {
            "showInterestInTravel": "Travel",  # own
            "adsPrivacyAllowInterestsAndBehaviors": "Interests and traits",
            "showInterestInSport": "Sport",  # own
            "showInterestInMusic": "Music",  # own
        },
    ),
    "member-cookies": ("Cookies", {COOKIE_ID: "Allow cookies that are not essential"}),
    # All switches below are our own. No rule names them, so they must never change.
    "general-preferences": (
        "General preferences",
        {
            "autoplayVideos": "Autoplay videos",
            "soundEffects": "Sound effects",
            "showProfilePhotos": "Show profile photos",
            "notificationsByEmail": "Notifications by e-mail",
        },
    ),
    "two-factor-authentication": (
        "Two-step verification",
        {"twoFactorAuthentication": "Ask for a code when I sign in"},
    ),
    "sign-in-devices": (
        "Where you are signed in",
        {
            "rememberThisDevice": "Remember this device",
            "alertOfNewSignIns": "Tell me of new sign-ins",
        },
    ),
    "visibility-of-profile": (
        "Visibility of your profile",
        {
            "showPublicProfile": "Show my profile to people who are not signed in",
            "showEmailAddress": "Show my e-mail address",
            "showConnections": "Show my connections",
            "showLastName": "Show my last name",
            "showActiveStatus": "Show when I am active",
        },
    ),
    "messaging-experience": (
        "Messaging",
        {
            "sendReadReceipts": "Send read receipts",
            "showTyping": "Show when I am typing",
            "suggestReplies": "Suggest replies",
            "receiveInMail": "Let others write to me",
            "detectHarmfulMessages": "Hide harmful messages",
        },
    ),
    "notifications-posts": (
        "Posts",
        {
            "notifyOfComments": "Comments",
            "notifyOfReactions": "Reactions",
            "notifyOfMentions": "Mentions",
            "notifyOfReposts": "Reposts",
            "notifyOfNewsletters": "Newsletters",
            "notifyOfEvents": "Events",
        },
    ),
    "notifications-network": (
        "Your network",
        {
            "notifyOfInvitations": "Invitations",
            "notifyOfBirthdays": "Birthdays",
            "notifyOfAnniversaries": "Work anniversaries",
            "notifyOfNewJobs": "New jobs of people you know",
            "notifyOfFollowers": "Followers",
        },
    ),
    "notifications-jobs": (
        "Searching for a job",
        {
            "notifyOfJobAlerts": "Job alerts",
            "notifyOfApplications": "Your applications",
            "notifyOfRecruiters": "Recruiters",
            "notifyOfDeadlines": "Deadlines",
        },
    ),
    "notifications-groups": (
        "Groups",
        {
            "notifyOfGroupPosts": "New posts",
            "notifyOfGroupMembers": "New members",
            "notifyOfGroupMessages": "Messages",
        },
    ),
}

# Sources print these as /mypreferences/d/<slug>, never with /settings/ in between.
OUTSIDE_SETTINGS = {"interest-categories", "member-cookies"}

LABELS: dict[str, str] = {
    SIMILAR_KEY: "Use my data for training content recommendation AI models",
    MICROSOFT_KEY: "Share my data with Microsoft for training content creation AI models",
    **{key: label for _, switches in SETTINGS.values() for key, label in switches.items()},
}

CATEGORIES: dict[str, str] = {
    "account": "Account preferences",
    "sign-in-and-security": "Sign in & security",
    "profile-visibility": "Visibility",
    "privacy": "Data privacy",
    "ads": "Advertising data",
    "notifications": "Notifications",
}
