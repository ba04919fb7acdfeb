package dev.muster.store;

/// Thrown by work that comes in the way of somebody who has to go first: it is rolled back, and repeated after
/// a pause like what the database could not serialize.
public final class GiveWay extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GiveWay() {
        super("Somebody else goes first", null, false, false);
    }
}
