package dev.muster.directory.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.filter.Filter;
import dev.muster.filter.FilterParser;
import dev.muster.filter.Tolerance;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import dev.muster.store.Transaction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Filters that look at everybody (RFC 7644 section 3.4.2.1).
class CostlyFilterTest {

    @Test
    void FLT_43_a_filter_that_takes_too_long_is_too_much() {
        try (QueryDatabase acme = new QueryDatabase()) {
            Refused refused = catchThrowableOfType(
                    Refused.class,
                    () -> acme.inCompany(handle -> {
                        handle.createUpdate("""
                                insert into target_user (
                                    company_id, setting_id, id, resource_id, user_name_key, version, rules_version, origin,
                                    status, custom, own, search_key, created_at, updated_at, resource, folded)
                                select ?, ?, gen_random_uuid(), gen_random_uuid(), 'user' || n, 1, 1, 'scim', 'active',
                                    '{}', '{}', '', now(), now(), '{}', jsonb_build_object('title', repeat('x', 1000))
                                from generate_series(1, 3000) as n
                                """)
                                .bind(0, acme.company)
                                .bind(1, acme.setting)
                                .execute();
                        handle.execute("set local statement_timeout = '1ms'");
                        return new ResourceListing(new Transaction(acme.company, handle, company -> {}), acme.setting)
                                .page(asking("title co \"y\""));
                    }));

            assertThat(refused.refusal()).isInstanceOf(Refusal.TooMany.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            userName eq "ada"                                             | true
            emails eq "ada@x" and title co "x"                            | true
            emails[type eq "work" and value eq "ada@x"]                   | true
            id eq "1" or externalId eq "2"                                | true
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "1" | true
            id eq "1" or title eq "x"                                     | false
            emails[value eq "a" or type eq "b"]                           | false
            not (userName eq "ada")                                       | false
            userName co "ada"                                             | false
            displayName eq "Ada"                                          | false
            title pr                                                      | false
            """)
    void FLT_43_what_an_index_serves_is_never_too_much(String filter, boolean served) {
        assertThat(IndexedTerms.serve(ResourceKind.USERS, parsed(filter))).isEqualTo(served);
    }

    private static ResourceQuery asking(String filter) {
        ResourceQuery.Wanted users =
                new ResourceQuery.Wanted(ResourceKind.USERS, ResourceType.USER, parsed(filter), null);
        return new ResourceQuery(List.of(users), false, new Start.Index(1), 10, true, QueryDatabase.BASE);
    }

    private static Filter parsed(String filter) {
        return FilterParser.parse(ResourceType.USER, Tolerance.NONE, filter);
    }
}
