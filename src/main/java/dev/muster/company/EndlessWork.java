package dev.muster.company;

import org.slf4j.Logger;

/// Work in the background that goes on for as long as the process does. Whatever one turn throws, an error of the JVM
/// too, is told, and the next turn comes: else its thread would be gone without a word, and the work not done until
/// somebody starts the process again.
///
/// The process is not ended for it. It goes on answering requests, of which one that meets such an error is answered
/// 500; and an error that one person's data leads to would end it again after each start. A heap that is full does end
/// it, by a switch of the JVM that `bin/muster` sets: then nothing can be relied on.
public final class EndlessWork {

    private EndlessWork() {}

    /// @param what is done, for the log
    public static void turn(Logger log, String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            tell(log, what, e);
        }
    }

    private static void tell(Logger log, String what, Throwable reason) {
        try {
            log.error("A turn of the work {} failed, the next comes", what, reason);
        } catch (RuntimeException | Error e) {
            // There is nothing left to tell it with; the next turn may have.
        }
    }
}
