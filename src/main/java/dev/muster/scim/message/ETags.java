package dev.muster.scim.message;

import dev.muster.directory.Precondition;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Versions as weak entity tags, `W/"7"` (RFC 7644 section 3.14). They compare as weak ones in If-Match too,
/// where RFC 9110 section 13.1.1 wants strong ones: the examples of RFC 7644 send nothing else.
public final class ETags {

    private static final Pattern LIST = Pattern.compile("\\s*(?:W/)?\"[^\"]*\"\\s*(?:,\\s*(?:W/)?\"[^\"]*\"\\s*)*");
    private static final Pattern TAG = Pattern.compile("\"([^\"]*)\"");

    private ETags() {}

    /// The tag of a version, for the ETag header and `meta.version`.
    public static String of(long version) {
        return "W/\"" + version + "\"";
    }

    /// What a change demands. If-Match goes first; a header that is malformed matches nothing.
    public static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch != null) {
            return new Precondition.Match(versions(ifMatch), isAny(ifMatch));
        }
        if (ifNoneMatch != null) {
            return new Precondition.NoMatch(versions(ifNoneMatch), isAny(ifNoneMatch));
        }
        return new Precondition.None();
    }

    /// Whether the client of a GET already has this version, so that the answer is 304 (RFC 9110 section
    /// 13.1.2).
    public static boolean isKnown(@Nullable String ifNoneMatch, long version) {
        return ifNoneMatch != null
                && (isAny(ifNoneMatch) || versions(ifNoneMatch).contains(version));
    }

    private static boolean isAny(String header) {
        return header.strip().equals("*");
    }

    private static Set<Long> versions(String header) {
        Set<Long> versions = new HashSet<>();
        if (LIST.matcher(header).matches()) {
            Matcher tags = TAG.matcher(header);
            while (tags.find()) {
                version(tags.group(1)).ifPresent(versions::add);
            }
        }
        return versions;
    }

    /// Tags that we never gave out are no version of ours.
    private static OptionalLong version(String tag) {
        try {
            long version = Long.parseLong(tag);
            return Long.toString(version).equals(tag) ? OptionalLong.of(version) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
