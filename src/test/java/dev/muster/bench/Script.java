package dev.muster.bench;

import dev.muster.bench.town.Company;
import dev.muster.bench.town.MemberTemplate;
import dev.muster.bench.town.PersonTemplate;
import dev.muster.bench.town.RowTemplate;
import dev.muster.bench.town.Setup;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the database alone is asked to do for the same outcome, in the language of pgbench: one statement for
/// what Muster does in a request, on the same tables with the same indexes.
///
/// @param perDepartment the same for each department; pgbench takes one after the other by chance
record Script(List<String> perDepartment) {

    private static final String SEEDED = "(:n::bigint % :people::bigint)";

    static Script of(Company company, Function<PersonTemplate, String> body) {
        return new Script(company.templates().stream()
                .map(template -> next(template.department()) + body.apply(template))
                .toList());
    }

    /// Looks for a name that nobody has, and then gives it to somebody.
    static Script sync(Company company) {
        return of(company, template -> lookUp(company, ":r::bigint") + created(company, template));
    }

    static Script creation(Company company) {
        return of(company, template -> created(company, template));
    }

    static Script lookUp(Company company) {
        return of(company, template -> lookUp(company, SEEDED));
    }

    static Script read(Company company) {
        return of(
                company, template -> found(company) + "resource_id = " + PersonTemplate.resource(SEEDED) + "::uuid;\n");
    }

    static Script list(Company company) {
        return of(
                company,
                template -> found(company) + "resource_id >= " + PersonTemplate.resource(SEEDED)
                        + "::uuid and resource_id is not null order by resource_id limit 100;\n");
    }

    static Script filter(Company company) {
        return of(
                company,
                template -> found(company) + "resource_id is not null and folded->>'nickName' = 'nick-' || "
                        + nine(SEEDED) + ";\n");
    }

    static Script update(Company company) {
        return of(
                company,
                template -> over(
                        SEEDED,
                        List.of(changed(company, template.updated())),
                        template.updatedEvent().insert()));
    }

    static Script deactivation(Company company) {
        return of(
                company,
                template -> over(
                        SEEDED,
                        List.of(
                                changed(company, template.inactive()),
                                "update removal_hour set removals = removals + 1 where company_id = '" + company.id()
                                        + "' and setting_id = '" + company.setting() + "'",
                                template.removal().insert()),
                        template.inactiveEvent().insert()));
    }

    static Script membership(Company company, MemberTemplate template, String group) {
        String version = "update scim_group set version = version + 1, updated_at = now() where company_id = '"
                + company.id() + "' and id = '" + group + "'";
        String statement = over(
                ":r::bigint",
                List.of(version, template.member().insert()),
                template.event().insert());
        return of(company, any -> statement.replace(MemberTemplate.GROUP, "'" + group + "'"));
    }

    /// `k` counts the transactions of a client; `n` is the next number, `r` the same where nobody has been.
    private static String next(int department) {
        return """
                \\set k :k + 1
                \\set n (:k * :clients + :client_id) * %d + %d
                \\set r :base + :n
                """.formatted(Setup.DEPARTMENTS, department);
    }

    private static String lookUp(Company company, String number) {
        return found(company) + "user_name_key = 'ada.' || " + nine(number)
                + " || '@acme.example' and resource_id is not null;\n";
    }

    private static String created(Company company, PersonTemplate template) {
        String counted =
                "insert into scim_user_count (company_id, setting_id, id, users) values ('%s', '%s', gen_random_uuid(), 1)"
                        .formatted(company.id(), company.setting());
        List<String> inserts = Stream.concat(
                        Stream.of(counted), template.created().stream().map(RowTemplate::insert))
                .toList();
        return over(":r::bigint", inserts.subList(0, inserts.size() - 1), inserts.getLast());
    }

    private static String changed(Company company, RowTemplate person) {
        return "update target_user set "
                + person.assignments(
                        "resource",
                        "folded",
                        "resource_updated_at",
                        "status",
                        "phone_number",
                        "custom",
                        "search_key",
                        "updated_at")
                + ", version = version + 1 from g where target_user.company_id = '" + company.id()
                + "' and target_user.setting_id = '" + company.setting()
                + "' and target_user.resource_id = g.resource";
    }

    private static String found(Company company) {
        return "select resource_id, resource, version, resource_created_at, resource_updated_at from target_user"
                + " where company_id = '" + company.id() + "' and setting_id = '" + company.setting() + "' and ";
    }

    private static String nine(String number) {
        return "lpad((" + number + ")::text, 9, '0')";
    }

    /// One statement of several parts that all see the same number.
    private static String over(String number, List<String> parts, String last) {
        StringBuilder statement = new StringBuilder("with g as materialized (")
                .append(PersonTemplate.numbers("(select " + number + " as n, :r::bigint as r) as one"))
                .append(")");

        for (int i = 0; i < parts.size(); i++) {
            statement
                    .append(", part")
                    .append(i)
                    .append(" as (")
                    .append(parts.get(i))
                    .append(")");
        }
        return statement.append(" ").append(last).append(";\n").toString();
    }
}
