package dev.muster.opinion;

/// What somebody says about a filter and a resource.
enum Verdict {
    YES,
    NO,
    REFUSED;

    static Verdict of(boolean matches) {
        return matches ? YES : NO;
    }
}
