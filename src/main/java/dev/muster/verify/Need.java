package dev.muster.verify;

/// What a server must offer for a check to mean something.
public sealed interface Need permits Feature, Need.Attribute, Need.Off {

    /// An attribute of users that a client may write; one of an extension bears its URN and a colon.
    record Attribute(String name) implements Need {}

    /// The opposite: a feature that the server says it does not offer.
    record Off(Feature feature) implements Need {}
}
