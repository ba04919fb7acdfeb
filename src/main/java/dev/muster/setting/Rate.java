package dev.muster.setting;

/// How many requests a setting may make: `perSecond` on average, `burst` at once.
public record Rate(int perSecond, int burst) {
    public static final Rate DEFAULT = new Rate(50, 200);
}
