package dev.muster.setting;

/// How many people may be made inactive or deleted within an hour (rule H1): the larger of the two.
public record Hold(int people, int percent) {
    public static final Hold DEFAULT = new Hold(20, 10);
}
