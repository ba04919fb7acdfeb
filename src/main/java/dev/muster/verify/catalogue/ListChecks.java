package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Check.should;
import static dev.muster.verify.Feature.FILTER;
import static dev.muster.verify.Feature.GROUPS;
import static dev.muster.verify.Feature.SORT;
import static dev.muster.verify.Offer.USER;
import static dev.muster.verify.Trial.encoded;

import dev.muster.verify.Check;
import dev.muster.verify.Crew;
import dev.muster.verify.Exchange;
import dev.muster.verify.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Lists: pages by index, order, and POST .search.
final class ListChecks {

    private static final String SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private ListChecks() {}

    static List<Check> checks() {
        return Stream.of(pages(), orders(), searches()).flatMap(List::stream).toList();
    }

    private static List<Check> pages() {
        return List.of(
                must("PAG-12", "A list is a ListResponse", "RFC 7644 section 3.4.2")
                        .reading(t -> {
                            Exchange list = t.get(t.users() + "?count=1").is(200);
                            list.holds(list.texts("/schemas").equals(List.of(LIST)), "schemas [" + LIST + "]")
                                    .holds(list.at("/totalResults").isIntegralNumber(), "totalResults as an integer");
                        }),
                must("PAG-12b", "Groups are listed too", "RFC 7644 section 3.4.2")
                        .needs(GROUPS)
                        .reading(t -> {
                            Exchange list = t.get(t.groups() + "?count=1").is(200);
                            list.holds(list.texts("/schemas").equals(List.of(LIST)), "schemas [" + LIST + "]");
                        }),
                must("PAG-01", "startIndex 0 is 1", "RFC 7644 section 3.4.2.4")
                        .reading(t -> t.get(t.users() + "?startIndex=0&count=1").is(200)),
                must("PAG-01b", "A negative startIndex is 1", "RFC 7644 section 3.4.2.4")
                        .reading(
                                t -> t.get(t.users() + "?startIndex=-3&count=1").is(200)),
                must("PAG-02", "No more than count come back", "RFC 7644 section 3.4.2.4")
                        .needs(FILTER)
                        .writing(t -> {
                            Exchange page = crew(t, "count=2").is(200);
                            page.holds(page.resources().size() == 2, "two Resources");
                        }),
                must("PAG-02b", "count 0 brings totalResults and no Resources", "RFC 7644 section 3.4.2.4")
                        .needs(FILTER)
                        .writing(t -> {
                            Exchange page = crew(t, "count=0").is(200).has("/totalResults", 3);
                            page.holds(page.resources().isEmpty(), "no Resources");
                        }),
                must("PAG-02c", "A negative count is 0", "RFC 7644 section 3.4.2.4")
                        .reading(t -> {
                            Exchange page = t.get(t.users() + "?count=-1").is(200);
                            page.holds(page.resources().isEmpty(), "no Resources");
                        }),
                must("PAG-03", "totalResults counts all matches, not the page", "RFC 7644 section 3.4.2")
                        .needs(FILTER)
                        .writing(t -> crew(t, "count=1").is(200).has("/totalResults", 3)),
                must("PAG-04", "A page tells its itemsPerPage and startIndex", "RFC 7644 section 3.4.2")
                        .needs(FILTER)
                        .writing(t -> crew(t, "startIndex=2&count=1")
                                .is(200)
                                .has("/itemsPerPage", 1)
                                .has("/startIndex", 2)),
                must("PAG-06", "A startIndex beyond the end is 200 without Resources", "RFC 7644 section 3.4.2.4")
                        .needs(FILTER)
                        .writing(t -> {
                            Exchange page = crew(t, "startIndex=100").is(200).has("/totalResults", 3);
                            page.holds(page.resources().isEmpty(), "no Resources");
                        }),
                must("PAG-08", "A count that is no number is 400", "RFC 7644 section 3.12")
                        .reading(t -> t.get(t.users() + "?count=many").is(400)),
                must("PAG-09", "Pages together hold each resource once", "RFC 7644 section 3.4.2.4")
                        .needs(FILTER)
                        .writing(t -> {
                            List<String> met = new ArrayList<>();
                            Exchange page = crew(t, "startIndex=1&count=1").is(200);
                            for (int start = 2; start <= 3; start++) {
                                met.addAll(page.ids());
                                page = crew(t, "startIndex=" + start + "&count=1")
                                        .is(200);
                            }
                            met.addAll(page.ids());
                            page.holds(
                                    met.size() == 3
                                            && new HashSet<>(met)
                                                    .equals(Set.copyOf(
                                                            t.people().ids())),
                                    "on three pages of one the ids "
                                            + t.people().ids() + ", and not " + met);
                        }),
                may("PAG-11", "GET on the base address searches all types", "RFC 7644 section 3.4.2.1")
                        .reading(t -> t.get("/?count=1").is(200)));
    }

    private static List<Check> orders() {
        return List.of(
                ordered("SRT-02", "Ascending is the default order", "sortBy=userName", "ada", "grace", "linus"),
                ordered(
                        "SRT-02b",
                        "descending turns the order",
                        "sortBy=userName&sortOrder=descending",
                        "linus",
                        "grace",
                        "ada"),
                ordered(
                        "SRT-05",
                        "A list can be ordered by a part",
                        "sortBy=name.familyName&sortOrder=descending",
                        "linus",
                        "ada",
                        "grace",
                        "name.familyName"),
                ordered(
                        "SRT-05b",
                        "sortBy understands URNs",
                        "sortBy=" + encoded(USER + ":userName") + "&sortOrder=descending",
                        "linus",
                        "grace",
                        "ada"),
                must("SRT-03", "Text that is not case exact is ordered in any case", "RFC 7644 section 3.4.2.3")
                        .needs(SORT, FILTER)
                        .attribute("title")
                        .writing(t -> {
                            Exchange list =
                                    t.list(t.ours("title pr"), "sortBy=title").is(200);
                            isOrdered(t, list, "grace", "ada");
                        }),
                must("SRT-06", "Who has no value comes last ascending", "RFC 7644 section 3.4.2.3")
                        .needs(SORT, FILTER)
                        .attribute("title")
                        .writing(t -> isOrdered(t, crew(t, "sortBy=title").is(200), "grace", "ada", "linus")),
                must("SRT-06b", "Who has no value comes first descending", "RFC 7644 section 3.4.2.3")
                        .needs(SORT, FILTER)
                        .attribute("title")
                        .writing(t -> isOrdered(
                                t, crew(t, "sortBy=title&sortOrder=descending").is(200), "linus", "ada", "grace")),
                must("SRT-09", "The order comes before the pages", "RFC 7644 section 3.4.2")
                        .needs(SORT, FILTER)
                        .writing(t -> isOrdered(
                                t,
                                crew(t, "sortBy=userName&sortOrder=descending&count=1")
                                        .is(200),
                                "linus")),
                may("SRT-08", "An unknown sortBy is 400", "RFC 7644 section 3.4.2.3")
                        .needs(SORT)
                        .reading(t -> t.get(t.users() + "?count=1&sortBy=musterVerify")
                                .is(400)),
                may("SRT-02c", "An unknown sortOrder is 400", "RFC 7644 section 3.4.2.3")
                        .needs(SORT)
                        .reading(t -> t.get(t.users() + "?count=1&sortBy=userName&sortOrder=sideways")
                                .is(400)));
    }

    private static List<Check> searches() {
        return List.of(
                must("SEA-01", "POST to .search of users finds what GET finds", "RFC 7644 section 3.4.3")
                        .needs(FILTER)
                        .writing(t -> {
                            Crew.People people = t.people();
                            search(
                                            t,
                                            t.users(),
                                            "userName eq \\\"" + people.ada().userName() + "\\\"",
                                            "")
                                    .is(200)
                                    .has("/totalResults", 1)
                                    .finds(people.ada().id());
                        }),
                must(
                                "SEA-01b",
                                "POST to .search at the base address finds resources of all types",
                                "RFC 7644 section 3.4.3")
                        .needs(FILTER)
                        .writing(t -> {
                            Crew.People people = t.people();
                            search(t, "", "userName eq \\\"" + people.ada().userName() + "\\\"", "")
                                    .is(200, 501, 403);
                        }),
                must("SEA-02", "A body that is no SearchRequest is 400", "RFC 7644 section 3.4.3")
                        .reading(t -> t.post(t.users() + "/.search", "[]").is(400)),
                must("SEA-03", "count and startIndex work in a search", "RFC 7644 section 3.4.3")
                        .needs(FILTER)
                        .writing(t -> {
                            Exchange page = search(t, t.users(), crewFilter(t), ", \"startIndex\": 2, \"count\": 1")
                                    .is(200)
                                    .has("/totalResults", 3);
                            page.holds(page.resources().size() == 1, "one of Resources");
                        }),
                must("SEA-03b", "attributes works in a search", "RFC 7644 section 3.4.3")
                        .needs(FILTER)
                        .attribute("displayName")
                        .writing(t -> search(t, t.users(), crewFilter(t), ", \"attributes\": [\"userName\"]")
                                .is(200)
                                .has("/Resources/0/userName")
                                .hasNo("/Resources/0/displayName")),
                must("SEA-03c", "sortBy and sortOrder work in a search", "RFC 7644 section 3.4.3")
                        .needs(FILTER, SORT)
                        .writing(t -> isOrdered(
                                t,
                                search(
                                                t,
                                                t.users(),
                                                crewFilter(t),
                                                ", \"sortBy\": \"userName\", \"sortOrder\": \"descending\"")
                                        .is(200),
                                "linus",
                                "grace",
                                "ada")),
                must("SEA-04", "A search answers a ListResponse", "RFC 7644 section 3.4.3")
                        .reading(t -> {
                            Exchange list = t.post(
                                            t.users() + "/.search", "{\"schemas\": [\"" + SEARCH + "\"], \"count\": 1}")
                                    .is(200);
                            list.holds(list.texts("/schemas").equals(List.of(LIST)), "schemas [" + LIST + "]");
                        }),
                must("FLT-40", "A broken filter in a search is 400 with invalidFilter", "RFC 7644 section 3.4.3")
                        .needs(FILTER)
                        .reading(t ->
                                search(t, t.users(), "userName is", "").is(400).says("invalidFilter")),
                should("SEA-08", "GET on .search is no list", "RFC 7644 section 3.4.3")
                        .reading(t -> t.get(t.users() + "/.search").is(405, 404, 501)));
    }

    private static Check ordered(
            String id, String title, String query, String first, String second, String third, String... attributes) {
        return must(id, title, "RFC 7644 section 3.4.2.3")
                .needs(SORT, FILTER)
                .attribute(attributes)
                .writing(t -> isOrdered(t, crew(t, query).is(200), first, second, third));
    }

    private static void isOrdered(Trial t, Exchange list, String... words) {
        List<String> ids = Arrays.stream(words).map(word -> id(t, word)).toList();
        list.holds(list.ids().equals(ids), "in this order: " + ids);
    }

    private static String id(Trial t, String word) {
        return switch (word) {
            case "ada" -> t.people().ada().id();
            case "grace" -> t.people().grace().id();
            default -> t.people().linus().id();
        };
    }

    private static Exchange crew(Trial t, String parameters) {
        return t.list("userName sw \"" + t.people().prefix() + "\"", parameters);
    }

    private static String crewFilter(Trial t) {
        return "userName sw \\\"" + t.people().prefix() + "\\\"";
    }

    private static Exchange search(Trial t, String endpoint, String filter, String more) {
        return t.post(
                endpoint + "/.search",
                "{\"schemas\": [\"" + SEARCH + "\"], \"filter\": \"" + filter + "\"" + more + "}");
    }
}
