package dev.muster.simulator;

/// An identity provider that synchronises an organisation to a SCIM server the way the real one does. Each real
/// one gets an implementation of its own, since they differ in what they look up, in which order, and how they
/// write a change.
public interface IdentityProvider {

    /// As its maker calls it.
    String name();

    /// Sends everybody and every group to a server that may know some of them already.
    ///
    /// @throws InterruptedException when the thread is told to stop; what was sent stays
    Summary firstSynchronisation(Organisation organisation, Progress progress) throws InterruptedException;
}
