package dev.muster.scim;

import java.time.Duration;

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

    /// Resources in one page.
    public static final int PER_PAGE = 1_000;

    /// Resources in one page when groups bring their members along.
    public static final int WITH_MEMBERS_PER_PAGE = 100;

    /// How long a walk by cursor may pause between two pages (RFC 9865 section 4).
    public static final Duration CURSOR_LIFE = Duration.ofHours(1);

    private ScimLimits() {}
}
