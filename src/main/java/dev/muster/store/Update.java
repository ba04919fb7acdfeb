package dev.muster.store;

/// A statement that writes.
public final class Update extends Bound<Update> {

    Update(Handle handle, SqlText text) {
        super(handle, text);
    }

    @Override
    Update self() {
        return this;
    }

    /// @return how many rows were written
    public int execute() {
        return later().get();
    }

    /// As [#execute()], written with whatever is asked next, at the latest with the commit. For what cannot be
    /// refused: nobody would be there to catch it.
    public Later<Integer> later() {
        return handle.later(text, taken(), (rows, count) -> count);
    }
}
