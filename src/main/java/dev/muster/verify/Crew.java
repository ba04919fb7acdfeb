package dev.muster.verify;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The people whom checks that only look share: made when the first asks, removed at the end of the run.
public final class Crew {

    private final ReentrantLock lock = new ReentrantLock();
    private final Template template;
    private @Nullable Trial trial;
    private @Nullable People people;
    private @Nullable Blocked blocked;

    Crew(Template template) {
        this.template = template;
    }

    /// @param prefix begins the userName of all three, and of nobody else
    /// @param mark stands in their titles
    public record People(String prefix, String mark, Resource ada, Resource grace, Resource linus) {

        public List<String> ids() {
            return List.of(ada.id(), grace.id(), linus.id());
        }
    }

    void makes(Trial shared) {
        trial = shared;
    }

    People people() {
        lock.lock();
        try {
            Blocked before = blocked;
            if (before != null) {
                throw before;
            }
            People made = people;
            if (made == null) {
                made = make(Optional.ofNullable(trial).orElseThrow());
                people = made;
            }
            return made;
        } catch (Blocked e) {
            blocked = e;
            throw e;
        } finally {
            lock.unlock();
        }
    }

    // Whom filters and orders can tell apart: Ada has two addresses and a manager's title, Grace another title in
    // another case, Linus has neither and is not active.
    private People make(Trial maker) {
        String prefix = template.names().next("crew");
        String mark = template.names().next("title");
        ObjectNode ada = person(prefix, "ada", "Ada", "Lovelace");
        put(ada, "title", mark + " Engineer");
        put(ada, "externalId", mark + "-Ada");
        ObjectNode home = addresses(ada).addObject();
        home.put("value", prefix + "-ada@home.example").put("type", "home");
        ObjectNode grace = person(prefix, "grace", "Grace", "Hopper");
        put(grace, "title", mark.toUpperCase(java.util.Locale.ROOT) + " ADMIRAL");
        put(grace, "externalId", mark + "-Grace");
        ObjectNode linus = person(prefix, "linus", "Linus", "Torvalds");
        linus.put("active", false);
        return new People(prefix, mark, maker.user(ada), maker.user(grace), maker.user(linus));
    }

    private ObjectNode person(String prefix, String word, String givenName, String familyName) {
        ObjectNode body = template.user(word);
        String address = prefix + "-" + word + "@verify.example";
        body.put("userName", address);
        if (body.has("name")) {
            body.putObject("name").put("givenName", givenName).put("familyName", familyName);
        }
        if (body.has("emails")) {
            ObjectNode email = body.putArray("emails").addObject();
            email.put("value", address).put("type", "work").put("primary", true);
        }
        return body;
    }

    private static ArrayNode addresses(ObjectNode body) {
        return body.path("emails").isArray() ? (ArrayNode) body.path("emails") : body.arrayNode();
    }

    private void put(ObjectNode body, String attribute, String value) {
        boolean common = attribute.equals("externalId");
        if (common || template.offer().lacks(new Need.Attribute(attribute)).isEmpty()) {
            body.put(attribute, value);
        }
    }
}
