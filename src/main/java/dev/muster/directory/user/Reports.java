package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.schema.UserSchema;
import dev.muster.setting.ScimSetting;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The people who report to somebody. When that one is deleted, nobody will ever have its id again, so they report to
/// nobody (RFC 7643 section 2.3.7; docs/decisions/a-deleted-manager-is-nobodys-manager.md).
record Reports(Change change, ScimSetting setting) {

    private static final String URN = UserSchema.ENTERPRISE.urn();

    private static final int BATCH = 500;

    /// Each of them is a new version with an event, as if the client had removed its manager. The cost follows how many
    /// they are.
    void leave(UUID manager) {
        PeopleBatches batches = new PeopleBatches(change.transaction(), BATCH);
        PersonUpdate update = new PersonUpdate(change, setting);
        Optional<Reprojection.Place> last = Optional.of(Reprojection.Place.START);
        while (last.isPresent()) {
            PeopleBatches.Batch batch = batches.reportingTo(setting.id(), manager, last.get());
            batch.people()
                    .forEach(person ->
                            update.apply(person, withoutManager(person.scim().json())));
            last = batch.last();
        }
    }

    private static ObjectNode withoutManager(ObjectNode resource) {
        ObjectNode without = resource.deepCopy();
        if (without.get(URN) instanceof ObjectNode enterprise) {
            enterprise.remove("manager");
            if (enterprise.isEmpty()) {
                without.remove(URN);
                without.set("schemas", withoutEnterprise(without.path("schemas")));
            }
        }
        return without;
    }

    private static ArrayNode withoutEnterprise(JsonNode schemas) {
        ArrayNode others = (ArrayNode) schemas.deepCopy();
        others.removeIf(urn -> urn.asString().equals(URN));
        return others;
    }
}
