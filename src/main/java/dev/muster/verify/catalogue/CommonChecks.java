package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Check.should;
import static dev.muster.verify.Feature.ETAG;
import static dev.muster.verify.Feature.FILTER;
import static dev.muster.verify.Feature.GROUPS;
import static dev.muster.verify.Feature.PATCH;
import static dev.muster.verify.Offer.ENTERPRISE;
import static dev.muster.verify.Offer.USER;
import static dev.muster.verify.Trial.encoded;

import dev.muster.verify.Blocked;
import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// What every resource has: id, externalId, meta, schemas.
final class CommonChecks {

    private CommonChecks() {}

    static List<Check> checks() {
        return Stream.of(ids(), meta(), schemas()).flatMap(List::stream).toList();
    }

    private static List<Check> ids() {
        return List.of(
                must("COM-01", "A new resource has an id", "RFC 7643 section 3.1")
                        .writing(t ->
                                t.post(t.users(), t.userBody()).isGoodAnswer().has("/id")),
                must("COM-01b", "Every resource in a list has an id", "RFC 7643 section 3.1")
                        .reading(t -> {
                            Exchange list = t.get(t.users() + "?count=10").is(200);
                            list.resources()
                                    .forEach(each -> list.holds(
                                            !each.path("id").asString("").isEmpty(), "an id in each resource"));
                        }),
                must("COM-02", "An id stays the same", "RFC 7643 section 3.1").writing(t -> {
                    Resource user = t.user();
                    t.read(user).has("/id", user.id());
                }),
                must("COM-02b", "Two resources never have the same id", "RFC 7643 section 3.1")
                        .writing(t -> {
                            Resource first = t.user();
                            Resource second = t.user();
                            second.made().holds(!first.id().equals(second.id()), "another id than " + first.id());
                        }),
                must("COM-03", "An id that a client sends with POST is ignored", "RFC 7643 section 3.1")
                        .writing(t -> {
                            String mine = t.unknownId();
                            Exchange answer = t.post(t.users(), t.userBody("id", "\"" + mine + "\""))
                                    .is(201);
                            answer.holds(!answer.text("/id").equals(mine), "an id of the server's own");
                        }),
                must("COM-03b", "Another id in the body of a PUT changes nothing", "RFC 7644 section 3.5.1")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            Resource user = t.user(body);
                            t.put(user.path(), body.put("id", t.unknownId()))
                                    .is(200)
                                    .has("/id", user.id());
                        }),
                must("COM-04", "No id contains the word bulkId", "RFC 7643 section 3.1")
                        .writing(t -> {
                            Resource user = t.user();
                            user.made().holds(!user.id().contains("bulkId"), "an id without the word bulkId");
                        }),
                should("COM-05", "An id is compared exactly", "RFC 7643 section 3.1")
                        .writing(t -> {
                            Resource user = t.user();
                            String other = user.id().toUpperCase(Locale.ROOT);
                            if (other.equals(user.id())) {
                                throw new Blocked("the server's ids have no letters in lower case");
                            }
                            t.get(t.users() + "/" + encoded(other)).is(404);
                        }),
                must("COM-06", "externalId is kept as it was sent", "RFC 7643 section 3.1")
                        .writing(t -> {
                            String mine = t.unique("External");
                            t.read(t.userWith("externalId", "\"" + mine + "\"")).has("/externalId", mine);
                        }),
                must("COM-06b", "The server makes up no externalId", "RFC 7643 section 3.1")
                        .writing(t -> t.read(t.user()).hasNo("/externalId")),
                may("COM-06c", "Two users may have the same externalId", "RFC 7643 section 3.1")
                        .writing(t -> {
                            String mine = t.unique("external");
                            t.userWith("externalId", "\"" + mine + "\"");
                            t.post(t.users(), t.userBody("externalId", "\"" + mine + "\""))
                                    .is(201);
                        }));
    }

    private static List<Check> meta() {
        return List.of(
                must("COM-07", "meta that a client sends is ignored", "RFC 7643 section 3.1")
                        .writing(t -> {
                            ObjectNode body = t.userBody(
                                    "meta", "{\"resourceType\": \"Muster\", \"created\": \"2001-01-01T00:00:00Z\"}");
                            Exchange answer = t.post(t.users(), body).is(201);
                            answer.holds(
                                            !answer.text("/meta/created").startsWith("2001"),
                                            "meta.created of the server's own")
                                    .has("/meta/resourceType", "User");
                        }),
                must("COM-08", "meta.resourceType of a user is User", "RFC 7644 section 3.3.1")
                        .writing(t -> t.read(t.user()).has("/meta/resourceType", "User")),
                must("COM-08b", "meta.resourceType of a group is Group", "RFC 7644 section 3.3.1")
                        .needs(GROUPS)
                        .writing(t -> t.read(t.group()).has("/meta/resourceType", "Group")),
                must("COM-09", "meta.created and meta.lastModified are dates with a time", "RFC 7643 section 3.1")
                        .writing(t -> {
                            Exchange user = t.read(t.user());
                            Stream.of("/meta/created", "/meta/lastModified")
                                    .forEach(each -> user.holds(
                                            isTime(user.text(each)),
                                            each.substring(6)
                                                    + " as xsd:dateTime with a zone, like 2026-11-23T21:21:14Z"));
                        }),
                must("COM-09b", "lastModified of a new resource is created", "RFC 7643 section 3.1")
                        .writing(t -> {
                            Exchange user = t.read(t.user()).has("/meta/created");
                            user.has("/meta/lastModified", user.text("/meta/created"));
                        }),
                must("COM-10", "A change moves lastModified", "RFC 7643 section 3.1")
                        .attribute("displayName")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            Resource user = t.user(body);
                            pause();
                            Exchange changed = t.put(user.path(), body.put("displayName", t.unique("changed")))
                                    .is(200);
                            changed.has("/meta/lastModified")
                                    .holds(
                                            !changed.text("/meta/lastModified")
                                                    .equals(user.made().text("/meta/lastModified")),
                                            "a later lastModified than "
                                                    + user.made().text("/meta/lastModified"));
                        }),
                must("COM-10b", "A change leaves created", "RFC 7643 section 3.1")
                        .attribute("displayName")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            Resource user = t.user(body);
                            t.put(user.path(), body.put("displayName", t.unique("changed")))
                                    .is(200)
                                    .has("/meta/created", user.made().text("/meta/created"));
                        }),
                must("COM-11", "meta.location is an absolute address", "RFC 7643 section 3.1")
                        .writing(t -> {
                            Resource user = t.user();
                            user.made()
                                    .holds(
                                            user.made()
                                                    .text("/meta/location")
                                                    .matches("https?://.+" + java.util.regex.Pattern.quote(user.id())),
                                            "meta.location as an absolute URI that ends with the id");
                        }),
                must("COM-11b", "meta.location is the same in every answer", "RFC 7643 section 3.1")
                        .needs(FILTER)
                        .writing(t -> {
                            Resource user = t.user();
                            String location = user.made().has("/meta/location").text("/meta/location");
                            t.read(user).has("/meta/location", location);
                            t.find("userName eq \"" + user.userName() + "\"")
                                    .has("/Resources/0/meta/location", location);
                        }),
                must("COM-11c", "meta.location leads to the resource", "RFC 7643 section 3.1")
                        .writing(t -> {
                            Resource user = t.user();
                            t.get(ValueChecks.relative(
                                            t, user.made().has("/meta/location").text("/meta/location")))
                                    .is(200)
                                    .has("/id", user.id());
                        }),
                must("COM-12", "Content-Location, if sent, is meta.location", "RFC 7643 section 3.1")
                        .writing(t -> {
                            Exchange user = t.read(t.user());
                            user.header("Content-Location")
                                    .ifPresent(sent -> user.holds(
                                            sent.equals(user.text("/meta/location")),
                                            "Content-Location equal to meta.location"));
                        }),
                must("COM-13", "meta.version is the ETag, byte for byte", "RFC 7644 section 3.14")
                        .needs(ETAG)
                        .writing(t -> {
                            Exchange user = t.read(t.user());
                            user.has("/meta/version", user.header("ETag").orElse("(no ETag)"));
                        }));
    }

    private static List<Check> schemas() {
        return List.of(
                must("COM-15", "schemas names the schema of the resource, once", "RFC 7643 section 3")
                        .writing(t -> {
                            Exchange user = t.read(t.user());
                            List<String> schemas = user.texts("/schemas");
                            user.holds(
                                    schemas.contains(USER) && new HashSet<>(schemas).size() == schemas.size(),
                                    "schemas with " + USER + " and nothing twice");
                        }),
                must("COM-15b", "Every resource in a list has schemas", "RFC 7643 section 3")
                        .reading(t -> {
                            Exchange list = t.get(t.users() + "?count=10").is(200);
                            list.resources()
                                    .forEach(each ->
                                            list.holds(!each.path("schemas").isEmpty(), "schemas in each resource"));
                        }),
                must("COM-16", "schemas names the extension whose values a user has", "RFC 7643 section 3")
                        .attribute(ENTERPRISE + ":department")
                        .writing(t -> {
                            Exchange user = t.read(t.userInDepartment("Research"));
                            user.holds(user.texts("/schemas").contains(ENTERPRISE), "schemas with " + ENTERPRISE);
                        }),
                must("COM-17", "The order of schemas changes nothing", "RFC 7643 section 3")
                        .attribute(ENTERPRISE + ":department")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            t.enterprise(body).put("department", "Research");
                            body.putArray("schemas").add(ENTERPRISE).add(USER);
                            t.read(t.user(body)).has("/" + ENTERPRISE + "/department", "Research");
                        }),
                may("COM-18", "A body without schemas is refused", "RFC 7643 section 3")
                        .writing(t -> t.post(t.users(), t.userBody().without("schemas"))
                                .is(400)),
                must("COM-19", "An attribute of an extension lives under its URN only", "RFC 7643 section 3.3")
                        .attribute(ENTERPRISE + ":department")
                        .writing(t -> t.read(t.userInDepartment("Research"))
                                .has("/" + ENTERPRISE + "/department", "Research")
                                .hasNo("/department")),
                must(
                                "COM-20",
                                "A PATCH that gives an extension its first value adds its URN to schemas",
                                "RFC 7644 section 3.5.2")
                        .needs(PATCH)
                        .attribute(ENTERPRISE + ":department")
                        .writing(t -> {
                            Resource user = t.user();
                            t.patch(
                                            user,
                                            "{\"op\": \"add\", \"path\": \"" + ENTERPRISE
                                                    + ":department\", \"value\": \"Research\"}")
                                    .is(200, 204);
                            Exchange now = t.read(user);
                            now.holds(now.texts("/schemas").contains(ENTERPRISE), "schemas with " + ENTERPRISE);
                        }));
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /// The same instant as a clock five hours to the east shows it; unchanged when it is no time.
    static String elsewhere(String time) {
        return isTime(time)
                ? java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        OffsetDateTime.parse(time).withOffsetSameInstant(java.time.ZoneOffset.ofHours(5)))
                : time;
    }

    /// So that a server whose clock ticks in whole seconds has another time to give.
    static void pause() {
        try {
            Thread.sleep(1100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Blocked("stopped");
        }
    }
}
