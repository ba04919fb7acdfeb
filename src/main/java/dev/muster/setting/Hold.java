package dev.muster.setting;

/// How many people may be made inactive or deleted within an hour (rule H1): the larger of the two.
public record Hold(int people, int percent) {
    public static final Hold DEFAULT = new Hold(20, 10);

    /// How many removals an hour may have.
    ///
    /// @param active how many people were active when it began
    public long limit(long active) {
        return Math.max(people, active * percent / 100);
    }
}
