package dev.muster.bench.growth;

import dev.muster.bench.growth.Stage.Whom;
import dev.muster.bench.load.Answer;
import dev.muster.bench.town.Asking;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.PersonBody;
import dev.muster.bench.town.PersonTemplate;
import dev.muster.bench.town.Somebody;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/// Every kind of request whose cost is followed, over SCIM and over the admin API. Those that change something come
/// last.
final class Operations {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NOTHING = 204;

    private Operations() {}

    static List<Operation> all() {
        return List.of(
                of("read", OK, whom -> whom.company().get(path(whom))),
                found("filter userName eq", "userName eq \"%s\"", Whom::userName),
                found("filter externalId eq", "externalId eq \"ext-%s\"", Operations::digits),
                found("filter emails eq", "emails.value eq \"ada.%s@home.example\"", Operations::digits),
                found("filter id eq", "id eq \"%s\"", whom -> PersonTemplate.resourceId(whom.number())),
                some(
                        "filter userName sw",
                        whom -> whom.company()
                                .get(Company.filter("userName sw \"ada."
                                                + digits(whom).substring(0, 8) + "\"") + "&count=10")),
                new Operation(
                        "filter nickName eq (no index)",
                        true,
                        stage -> asking(
                                stage,
                                Stage::anybody,
                                whom -> whom.company()
                                        .get(Company.filter(
                                                "nickName eq \"" + PersonBody.nickName(whom.number()) + "\"")),
                                answer -> answer.status() == OK && answer.contains("\"totalResults\":1"))),
                some("list, first page of 100", whom -> whom.company().get("/Users?count=100")),
                new Operation(
                        "list, page in the middle",
                        true,
                        stage -> asking(
                                stage,
                                Stage::anybody,
                                whom -> whom.company()
                                        .get("/Users?count=100&startIndex=" + Math.max(1, stage.people() / 2)),
                                Operations::hasSome)),
                new Operation("list, page by cursor", false, Walking::new),
                some("total alone", whom -> whom.company().get("/Users?count=0")),
                some(
                        "groups by displayName",
                        whom -> whom.company()
                                .get("/Groups?filter=displayName+eq+%22Followed%22&excludedAttributes=members")),
                admin("people table, first page", whom -> "/target-users"),
                admin("people table, page in the middle", whom -> "/target-users?cursor=" + cursor(whom)),
                admin(
                        "people table, of a setting",
                        whom -> "/target-users?setting=" + whom.company().setting()),
                admin(
                        "people table, in a group of few",
                        whom -> "/target-users?group=" + whom.place().few()),
                admin("people table, of a department", whom -> "/target-users?field.department=Department+3"),
                admin("people table, of a rare department", whom -> "/target-users?field.department=Nobody"),
                admin("people table, inactive", whom -> "/target-users?status=inactive"),
                admin("people table, by address", whom -> "/target-users?field.email=" + whom.userName()),
                new Operation(
                        "people table, search (no index)",
                        true,
                        stage -> asking(
                                stage,
                                Stage::anybody,
                                whom -> whom.company()
                                        .admin("/target-users?search=lovelace-" + PersonBody.digits(whom.number())),
                                answer -> answer.status() == OK && answer.contains("\"id\""))),
                admin("groups table", whom -> "/target-groups"),
                admin(
                        "members of a group",
                        whom -> "/target-groups/" + whom.place().department(whom.number()) + "/members"),
                admin(
                        "events of a person",
                        whom -> "/target-users/" + Somebody.of(whom.number()).id() + "/events"),
                of(
                        "create",
                        CREATED,
                        stage -> new Whom(stage.anybody().place(), stage.fresh().getAndIncrement()),
                        whom -> whom.company().post("/Users", PersonBody.of(whom.number()))),
                of(
                        "update",
                        OK,
                        Stage::anybody,
                        whom -> whom.company()
                                .patch(
                                        path(whom),
                                        PersonBody.update(whom.number() + 1_000_000 + System.nanoTime() % 1_000_000))),
                of(
                        "deactivate",
                        OK,
                        Stage::leaving,
                        whom -> whom.company().patch(path(whom), PersonBody.deactivation())),
                of("delete", NOTHING, Stage::leaving, whom -> whom.company().delete(path(whom))));
    }

    private static Operation of(String name, int status, Function<Whom, byte[]> request) {
        return of(name, status, Stage::anybody, request);
    }

    private static Operation of(String name, int status, Function<Stage, Whom> whom, Function<Whom, byte[]> request) {
        return new Operation(name, false, stage -> asking(stage, whom, request, answer -> answer.status() == status));
    }

    private static Operation found(String name, String filter, Function<Whom, String> value) {
        return new Operation(
                name,
                false,
                stage -> asking(
                        stage,
                        Stage::anybody,
                        whom -> whom.company().get(Company.filter(filter.formatted(value.apply(whom)))),
                        answer -> answer.status() == OK && answer.contains("\"totalResults\":1")));
    }

    private static Operation some(String name, Function<Whom, byte[]> request) {
        return new Operation(
                name, false, stage -> asking(stage, Stage::anybody, request, answer -> answer.status() == OK));
    }

    private static Operation admin(String name, Function<Whom, String> path) {
        return some(name, whom -> whom.company().admin(path.apply(whom)));
    }

    private static Asking asking(
            Stage stage, Function<Stage, Whom> whom, Function<Whom, byte[]> request, Predicate<Answer> right) {
        return new Asking(() -> 0, number -> request.apply(whom.apply(stage)), right::test);
    }

    private static boolean hasSome(Answer answer) {
        return answer.status() == OK && answer.contains("\"Resources\"");
    }

    private static String path(Whom whom) {
        return "/Users/" + PersonTemplate.resourceId(whom.number());
    }

    private static String digits(Whom whom) {
        return PersonBody.digits(whom.number());
    }

    /// As the admin API writes it: the id of the last one before the page.
    private static String cursor(Whom whom) {
        UUID id = UUID.fromString(Somebody.of(whom.number()).id());
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
