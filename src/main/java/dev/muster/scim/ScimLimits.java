package dev.muster.scim;

/// The limits of the SCIM door; those that a client should know are announced in ServiceProviderConfig.
public final class ScimLimits {

    /// Body of a request, in bytes.
    public static final int BODY = 1 << 20;

    /// Body of a PATCH or PUT of a group, in bytes: it may carry thousands of members.
    public static final int GROUP_BODY = 4 << 20;

    /// Body of a Bulk request, in bytes.
    public static final int BULK_BODY = 8 << 20;

    /// Operations in one PATCH or Bulk request.
    public static final int OPERATIONS = 1_000;

    /// Users in one page.
    public static final int USERS_PER_PAGE = 1_000;

    /// Groups in one page: each may bring its members along.
    public static final int GROUPS_PER_PAGE = 100;

    private ScimLimits() {}
}
