package dev.muster.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a request counts as: always `request`; a successful one that changes something `change`, and what it made
/// `created User` or `created Group`; a refused one its status and error code, such as `409 uniqueness`. There
/// are no more of these than Muster has answers, whatever clients send.
final class Counted {

    static final String REQUEST = "request";
    static final String CHANGE = "change";
    static final String CREATED = "created ";

    private static final int REFUSED = 400;
    private static final int NOT_FOUND = 404;
    private static final int CREATED_STATUS = 201;

    private Counted() {}

    static List<String> of(ObservedRequest request) {
        List<String> counted = new ArrayList<>(List.of(REQUEST));
        if (request.status() >= REFUSED) {
            refusal(request).ifPresent(counted::add);
        } else if (isChange(request)) {
            counted.add(CHANGE);
            if (request.status() == CREATED_STATUS) {
                counted.add(CREATED + request.resourceType());
            }
        }
        return counted;
    }

    static boolean isRefusal(String counted) {
        return Character.isDigit(counted.charAt(0));
    }

    /// Looking whether somebody is there is no mistake.
    private static Optional<String> refusal(ObservedRequest request) {
        boolean looked = request.method().equals("GET") || request.method().equals("HEAD");
        if (looked && request.status() == NOT_FOUND) {
            return Optional.empty();
        }
        @Nullable String scimType = request.scimType();
        return Optional.of(request.status() + (scimType == null ? "" : " " + scimType));
    }

    private static boolean isChange(ObservedRequest request) {
        return switch (request.method()) {
            // A search is a POST as well, but makes nothing.
            case "POST" -> request.status() == CREATED_STATUS || "Bulk".equals(request.resourceType());
            case "PUT", "PATCH", "DELETE" -> true;
            default -> false;
        };
    }
}
