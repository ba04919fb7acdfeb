package dev.muster.refusal;

/// Carries a [Refusal] up to the door and rolls the transaction back on its way. Not a fault: never logged as
/// one. Whoever has to remember a refusal beside the transaction throws one of its own kind.
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // refusals never leave the process
    private final Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.getClass().getSimpleName(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
