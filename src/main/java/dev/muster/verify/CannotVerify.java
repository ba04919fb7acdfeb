package dev.muster.verify;

/// There is nothing to judge: the address is wrong, nobody answers, or the token opens nothing. The message is one
/// line for the person who typed the command.
public final class CannotVerify extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotVerify(String message) {
        super(message);
    }
}
