package dev.muster.verify;

/// How much a statement binds a server (RFC 7643 section 1.1), and so what it means when it does not hold.
public enum Level {
    /// The text says must, or it follows from such a sentence.
    MUST(Verdict.FAIL),
    /// A good server does it, and may have a reason not to.
    SHOULD(Verdict.WARN),
    /// The text leaves it open or is silent, and reasonable servers differ.
    MAY(Verdict.INFO);

    private final Verdict whenBroken;

    Level(Verdict whenBroken) {
        this.whenBroken = whenBroken;
    }

    Verdict whenBroken() {
        return whenBroken;
    }
}
