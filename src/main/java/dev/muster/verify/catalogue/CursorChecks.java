package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Check.should;
import static dev.muster.verify.Feature.CURSOR;
import static dev.muster.verify.Feature.FILTER;
import static dev.muster.verify.Trial.encoded;

import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Trial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Pages by cursor (RFC 9865 section 2).
final class CursorChecks {

    private CursorChecks() {}

    static List<Check> checks() {
        return Stream.of(
                        must(
                                        "CUR-01",
                                        "ServiceProviderConfig says of both ways of paging whether they are there",
                                        "RFC 9865 section 4")
                                .reading(t -> t.offer()
                                        .config()
                                        .holds(
                                                t.offer()
                                                        .config()
                                                        .at("/pagination/index")
                                                        .isBoolean(),
                                                "pagination.index as true or false")),
                        must("CUR-03", "An empty cursor begins a walk", "RFC 9865 section 2")
                                .needs(FILTER)
                                .writing(t -> {
                                    Exchange page = page(t, "", 1);
                                    page.has("/nextCursor")
                                            .holds(page.resources().size() == 1, "one of Resources");
                                }),
                        must(
                                        "CUR-04",
                                        "A walk meets everybody once, and its last page has no nextCursor",
                                        "RFC 9865 section 2")
                                .needs(FILTER)
                                .writing(CursorChecks::walks),
                        must("CUR-05", "The first page has no previousCursor", "RFC 9865 section 2")
                                .needs(FILTER)
                                .writing(t -> page(t, "", 1).hasNo("/previousCursor")),
                        must("CUR-06", "A cursor needs no encoding in an address", "RFC 9865 section 2")
                                .needs(FILTER)
                                .writing(t -> {
                                    Exchange page = page(t, "", 1).has("/nextCursor");
                                    page.holds(
                                            page.text("/nextCursor").matches("[A-Za-z0-9._~-]+"),
                                            "a nextCursor of unreserved characters only");
                                }),
                        must("CUR-07", "count 0 brings no Resources", "RFC 9865 section 2")
                                .needs(FILTER)
                                .writing(t -> {
                                    Exchange page = page(t, "", 0);
                                    page.holds(page.resources().isEmpty(), "no Resources");
                                }),
                        should(
                                        "CUR-08",
                                        "A cursor that the server never gave is 400 with invalidCursor",
                                        "RFC 9865 section 2.1")
                                .reading(t -> t.get(t.users() + "?cursor=musterVerify")
                                        .is(400)
                                        .says("invalidCursor")),
                        should("CUR-09", "A count that is no number is 400 with invalidCount", "RFC 9865 section 2.1")
                                .reading(t -> t.get(t.users() + "?cursor=&count=many")
                                        .is(400)
                                        .says("invalidCount")),
                        should("CUR-10", "Another filter under the same cursor is 400", "RFC 9865 section 2")
                                .needs(FILTER)
                                .writing(t -> {
                                    String cursor =
                                            page(t, "", 1).has("/nextCursor").text("/nextCursor");
                                    t.list("userName pr", "count=1&cursor=" + encoded(cursor))
                                            .is(400);
                                }),
                        should("CUR-11", "totalResults, if given, is exact", "RFC 9865 section 2")
                                .needs(FILTER)
                                .writing(t -> {
                                    Exchange page = page(t, "", 1);
                                    page.holds(
                                            page.at("/totalResults").isMissingNode() || page.total() == 3,
                                            "totalResults 3, or none");
                                }),
                        must("CUR-13", "A search takes a cursor in its body", "RFC 9865 section 3")
                                .reading(t -> t.post(
                                                t.users() + "/.search",
                                                "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"], \"cursor\": \"musterVerify\", \"count\": 1}")
                                        .is(400)),
                        may("CUR-14", "cursor and startIndex together are refused", "RFC 9865 section 2")
                                .reading(t -> t.get(t.users() + "?cursor=&startIndex=2&count=1")
                                        .is(400)))
                .map(check -> check.needing(CURSOR))
                .toList();
    }

    private static void walks(Trial t) {
        List<String> met = new ArrayList<>();
        Exchange page = page(t, "", 1);
        while (!page.text("/nextCursor").isEmpty() && met.size() < 10) {
            met.addAll(page.ids());
            page = page(t, page.text("/nextCursor"), 1);
        }
        met.addAll(page.ids());
        page.holds(
                met.size() == 3
                        && new HashSet<>(met).equals(Set.copyOf(t.people().ids())),
                "over all pages each of the ids " + t.people().ids() + " once, and not " + met);
    }

    private static Exchange page(Trial t, String cursor, int count) {
        return t.list("userName sw \"" + t.people().prefix() + "\"", "count=" + count + "&cursor=" + encoded(cursor))
                .is(200);
    }
}
