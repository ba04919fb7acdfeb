package dev.muster.scim.patch;

import static dev.muster.scim.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.message.ResourceReader;
import dev.muster.setting.Dialect;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/// Whatever a client sends, what comes out of a patch is a resource that a PUT could have brought.
class RandomPatchTest {

    private static final UUID ID = UUID.fromString("0190a0a0-0000-7000-8000-000000000001");
    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final int PATCHES = 20_000;

    private static final List<String> NAMES = List.of(
            "title",
            "TITLE",
            "userName",
            "active",
            "name",
            "name.givenName",
            "Name.FamilyName",
            "emails",
            "emails.value",
            "emails[type eq `work`]",
            "emails[type eq `work`].value",
            "emails[type eq `home` and primary eq true].display",
            "emails[value co `x`].primary",
            "emails[not (primary eq true)]",
            "emails[type pr or value eq `a@x`].type",
            "roles[primary eq `True`].value",
            "roles",
            "addresses[type eq `work`].country",
            "addresses",
            "photos",
            "x509Certificates",
            "externalId",
            "password",
            "schemas",
            "id",
            "meta",
            "groups",
            ENT,
            ENT + ":department",
            ENT + ":manager",
            ENT + ":manager.value",
            ENT + ":manager.displayName",
            "manager",
            "department",
            "managerId",
            "urn:acme:1.0:User",
            "urn:acme:1.0:User:size",
            "urn:acme:1.0:User:size.of",
            "shoeSize",
            "emails[",
            "..",
            "",
            "urn:ietf:params:scim:schemas:core:2.0:User:nickName",
            "title[type eq `x`]",
            "locale",
            "timezone");

    private static final List<String> VALUES = List.of(
            "null",
            "[]",
            "{}",
            "''",
            "'x'",
            "'a@x'",
            "'True'",
            "true",
            "false",
            "5",
            "1.50",
            "['x']",
            "[null]",
            "[{}]",
            "{'value':'a@x'}",
            "{'value':''}",
            "{'type':'work','value':'a@x','primary':true}",
            "{'primary':true}",
            "[{'type':'work','value':'a@x','primary':true},{'type':'home','value':'b@x'}]",
            "[{'value':'a@x','primary':true},{'value':'c@x','primary':true}]",
            "[{'value':'a@x'},{'Value':'A@X'}]",
            "{'givenName':'Ada','familyName':null}",
            "{'formatted':'','x':{}}",
            "{'department':'d','manager':{'value':'m'}}",
            "{'title':'t','name.givenName':'G','emails':[{'value':'z@x','primary':true}]}",
            "{'" + ENT + "':{'division':'v','manager':null}}",
            "{'size':{'of':[1,null,{'a':null}]}}",
            "{'country':'NL','locality':'Delft'}",
            "'{`id`:`1`,`displayName`:`Admin`}'",
            "[{'value':'{`value`:`v`}'}]");

    @ParameterizedTest
    @EnumSource
    void a_patch_never_spoils_the_shape_of_a_resource(Dialect.Reading reading) {
        Dialect dialect = new Dialect(reading, Set.of());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Habits habits = Habits.of(dialect);
        ResourceReader reader = ResourceReader.of(ResourceType.USER, habits);
        ObjectNode user =
                reader.user(json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'ada'}"));
        int applied = 0;
        for (int i = 0; i < PATCHES; i++) {
            String body = body(random);
            try {
                ObjectNode before = user.deepCopy();
                ObjectNode after = Patches.of(ResourceType.USER, habits, ID)
                        .user(json(body))
                        .apply(user);
                assertThat(user).isEqualTo(before);
                assertThat(reader.user(after.deepCopy()).toString()).isEqualTo(after.toString());
                assertThat(Patches.of(ResourceType.USER, habits, ID)
                                .user(json(noChange()))
                                .apply(after))
                        .isEqualTo(after);
                user = after;
                applied++;
            } catch (Refused refused) {
                assertThat(refused.refusal()).isNotNull();
            } catch (RuntimeException | AssertionError e) {
                fail("seed %d, patch %d: %s on %s".formatted(seed, i, body, user), e);
            }
        }
        assertThat(applied).as("seed " + seed).isGreaterThan(PATCHES / 20);
    }

    private static String body(Random random) {
        String operations = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> operation(random))
                .collect(Collectors.joining(","));
        return "{'schemas':['" + PatchMessage.URN + "'],'Operations':[" + operations + "]}";
    }

    private static String operation(Random random) {
        String op = pick(random, List.of("add", "add", "replace", "Replace", "remove"));
        String path = random.nextInt(8) == 0 ? "" : ",'path':'" + pick(random, NAMES) + "'";
        String value = op.equals("remove") && random.nextInt(4) > 0 ? "" : ",'value':" + pick(random, VALUES);
        return "{'op':'" + op + "'" + path + value + "}";
    }

    private static String noChange() {
        return "{'schemas':['" + PatchMessage.URN + "'],'Operations':[{'op':'remove','path':'photos[value eq `no`]'}]}";
    }

    private static String pick(Random random, List<String> among) {
        return among.get(random.nextInt(among.size()));
    }
}
