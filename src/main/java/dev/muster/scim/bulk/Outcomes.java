package dev.muster.scim.bulk;

import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.scim.message.ScimError;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How operations end. A failed one ends as its own request would have, and the others go on.
///
/// @param requestId of the request that carries the bulk
record Outcomes(ScimError errors, String requestId) {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    Response of(Supplier<Response> operation) {
        try {
            return operation.get();
        } catch (Refused refused) {
            return refused(refused.refusal());
        } catch (RuntimeException e) {
            LOG.error("An operation of request {} failed", requestId, e);
            return errors.failed(requestId);
        }
    }

    Response refused(Refusal refusal) {
        return errors.refused(refusal);
    }

    static boolean isFailure(Response answer) {
        return answer.status() >= 400;
    }

    /// Whether the same operation may succeed later: it is not the client's fault.
    static boolean isForNow(Response failure) {
        return failure.status() == 429 || failure.status() >= 500;
    }
}
