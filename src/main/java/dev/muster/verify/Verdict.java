package dev.muster.verify;

/// How a check ended.
public enum Verdict {
    PASS("as stated"),
    FAIL("a MUST is broken"),
    WARN("a SHOULD is broken, or a MUST in a way that known clients ask for"),
    INFO("differs where the standard leaves a choice"),
    SKIP("not checked, with the reason");

    private final String meaning;

    Verdict(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
