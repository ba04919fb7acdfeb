package dev.muster.scim.patch;

import static dev.muster.scim.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.message.ResourceReader;
import dev.muster.setting.Dialect;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/// Area PAT: what each statement does to a user in a strict setting.
class UserPatchTest {

    static final UUID ID = UUID.fromString("0190a0a0-0000-7000-8000-000000000001");
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final Habits STRICT = Habits.of(Dialect.STRICT);

    @TestFactory
    Stream<DynamicTest> a_patch_gives() {
        return PatchCases.ALL.stream()
                .map(one -> DynamicTest.dynamicTest(one.fact(), () -> {
                    ObjectNode before = user(one.before());
                    ObjectNode untouched = before.deepCopy();

                    ObjectNode after = patch(one.operations(), before);

                    assertThat(after).isEqualTo(user(one.after()));
                    assertThat(before).isEqualTo(untouched);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_patch_is_refused() {
        return PatchRefusals.ALL.stream()
                .map(one -> DynamicTest.dynamicTest(one.fact(), () -> {
                    ObjectNode before = user(one.before());
                    ObjectNode untouched = before.deepCopy();

                    Refused refused = catchThrowableOfType(Refused.class, () -> patch(one.operations(), before));

                    assertThat(refused).isNotNull();
                    assertThat(refused.refusal()).isInstanceOf(one.refusal());
                    assertThat(before).isEqualTo(untouched);
                }));
    }

    @Test
    void PAT_02_a_body_without_the_message_urn_is_refused() {
        assertThat(refusal("{'Operations':[{'op':'remove','path':'title'}]}"))
                .isInstanceOf(Refusal.InvalidSyntax.class);
    }

    @Test
    void PAT_03_operations_must_be_an_array_with_something_in_it() {
        String urn = "'schemas':['" + PatchMessage.URN + "']";

        assertThat(refusal("{" + urn + "}")).isInstanceOf(Refusal.InvalidSyntax.class);
        assertThat(refusal("{" + urn + ",'Operations':[]}")).isInstanceOf(Refusal.InvalidSyntax.class);
        assertThat(refusal("{" + urn + ",'Operations':{'op':'remove','path':'title'}}"))
                .isInstanceOf(Refusal.InvalidSyntax.class);
    }

    @Test
    void a_patch_has_a_thousand_operations_at_most() {
        String one = "{'op':'remove','path':'title'}";

        assertThat(patch(String.join(",", Collections.nCopies(1000, one)), user("")))
                .isEqualTo(user(""));
        assertThat(refusal(message(String.join(",", Collections.nCopies(1001, one)))))
                .isInstanceOf(Refusal.InvalidValue.class);
    }

    private static Refusal refusal(String body) {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> Patches.of(ResourceType.USER, STRICT, ID).user(json(body)));
        assertThat(refused).isNotNull();
        return refused.refusal();
    }

    private static ObjectNode patch(String operations, ObjectNode resource) {
        return Patches.of(ResourceType.USER, STRICT, ID)
                .user(json(message(operations)))
                .apply(resource);
    }

    private static String message(String operations) {
        return "{'schemas':['" + PatchMessage.URN + "'],'Operations':[" + operations + "]}";
    }

    /// A stored user with these members beside the name.
    private static ObjectNode user(String members) {
        String body = "{'schemas':['" + CORE + "'],'userName':'ada'" + (members.isEmpty() ? "" : ",") + members + "}";
        return ResourceReader.of(ResourceType.USER, STRICT).user(json(body));
    }
}
