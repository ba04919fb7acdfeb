package dev.muster.simulator.trial;

/// An identity provider's SCIM client: which requests it sends, in which order and words, for what happens in its
/// directory. Each method throws [Declined] when the server does not grant a request.
interface Client {

    /// What the administrator's click on "test connection" or "activate" sends.
    void testConnection();

    /// Looks the account up and creates it when the server does not know it.
    void creates(Account account);

    /// Sends the manager, for clients that do so only when everybody is there.
    default void sendsManager(Account account) {}

    void changes(Account before, Account after);

    void deactivates(Account account);

    void reactivates(Account account);

    void deletes(Account account);

    void creates(Group group);

    /// The first time that members are sent, right after the group was created.
    void fills(Group group);

    void changesMembers(Group before, Group after);

    void renames(Group before, Group after);

    void deletes(Group group);

    /// The administrator asks for it, or the client starts over.
    void sendsAgain(Group group);
}
