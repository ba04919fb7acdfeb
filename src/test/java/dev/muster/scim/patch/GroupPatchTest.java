package dev.muster.scim.patch;

import static dev.muster.scim.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.directory.group.MemberChange;
import dev.muster.directory.group.MemberChange.Add;
import dev.muster.directory.group.MemberChange.Clear;
import dev.muster.directory.group.MemberChange.Remove;
import dev.muster.directory.group.MemberChange.RemoveMatching;
import dev.muster.directory.group.MemberChange.SetAll;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.Habits;
import dev.muster.setting.Dialect;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupPatchTest {

    private static final UUID ID = UUID.fromString("0190a0a0-0000-7000-8000-000000000001");
    private static final UUID ADA = UUID.fromString("0190a0a0-0000-7000-8000-00000000000a");
    private static final UUID LINUS = UUID.fromString("0190a0a0-0000-7000-8000-00000000000b");
    private static final Habits STRICT = Habits.of(Dialect.STRICT);
    private static final Habits TOLERANT = Habits.of(Dialect.TOLERANT);

    @Test
    void M1_PAT_44_remove_with_a_value_removes_only_those_listed() {
        assertThat(members("{'op':'Remove','path':'members','value':[{'$ref':null,'value':'ADA'}]}"))
                .containsExactly(new Remove(List.of(ADA)));
        assertThat(members("{'op':'remove','path':'members','value':[]}")).containsExactly(new Remove(List.of()));
    }

    @Test
    void M2_remove_with_a_filter_removes_the_one_it_names() {
        assertThat(members("{'op':'remove','path':'members[value eq `ADA`]'}"))
                .containsExactly(new Remove(List.of(ADA)));
        assertThat(members("{'op':'remove','path':'MEMBERS[Value Eq `ADA` or value eq `LINUS`]'}"))
                .containsExactly(new Remove(List.of(ADA, LINUS)));
        assertThat(members(
                        "{'op':'remove','path':'urn:ietf:params:scim:schemas:core:2.0:Group:members[value eq `ADA`]'}"))
                .containsExactly(new Remove(List.of(ADA)));
    }

    @Test
    void M3_PAT_37_remove_without_value_empties_the_group() {
        assertThat(members("{'op':'remove','path':'members'}")).containsExactly(new Clear());
    }

    @Test
    void M4_replace_with_an_empty_list_empties_the_group() {
        assertThat(members("{'op':'replace','path':'members','value':[]}")).containsExactly(new Clear());
        assertThat(members("{'op':'replace','value':{'members':[],'id':'ID','displayName':'Navy'}}"))
                .containsExactly(new Clear());
    }

    @Test
    void M4_replace_without_a_list_changes_nothing() {
        for (Habits habits : List.of(STRICT, TOLERANT)) {
            assertThat(refusal(habits, "{'op':'replace','path':'members'}")).isInstanceOf(Refusal.InvalidValue.class);
            assertThat(refusal(habits, "{'op':'replace','path':'members','value':''}"))
                    .isInstanceOf(Refusal.InvalidValue.class);
            assertThat(refusal(habits, "{'op':'replace','path':'members','value':{'value':'ADA'}}"))
                    .isInstanceOf(Refusal.InvalidValue.class);
        }
    }

    @Test
    void M7_M8_changes_come_out_in_order() {
        assertThat(members("{'op':'remove','path':'members[value eq `ADA`]'},"
                        + "{'op':'add','path':'members','value':[{'value':'LINUS','display':'l'},{'value':'LINUS'}]},"
                        + "{'op':'replace','path':'members','value':[{'value':'ADA','type':'User'}]}"))
                .containsExactly(new Remove(List.of(ADA)), new Add(List.of(LINUS)), new SetAll(List.of(ADA)));
    }

    @Test
    void M9_a_member_may_lack_its_type_and_come_alone() {
        assertThat(members("{'op':'add','path':'members','value':{'Value':'ADA','$ref':null}}"))
                .containsExactly(new Add(List.of(ADA)));
    }

    @Test
    void M10_what_is_no_id_is_skipped_or_refused() {
        String operation = "{'op':'add','path':'members','value':[{'value':'nobody'},{'value':'ADA'}]}";

        assertThat(patch(TOLERANT, operation).members()).containsExactly(new Add(List.of(ADA)));
        assertThat(refusal(STRICT, operation)).isInstanceOf(Refusal.InvalidValue.class);
    }

    @Test
    void PAT_33_add_with_a_filter_adds_the_one_it_names() {
        assertThat(members("{'op':'add','path':'members[value eq `ADA`]','value':{'type':'User'}}"))
                .containsExactly(new Add(List.of(ADA)));
    }

    @Test
    void PAT_59_a_member_is_never_changed_in_place() {
        assertThat(refusal(TOLERANT, "{'op':'replace','path':'members[value eq `ADA`].value','value':'LINUS'}"))
                .isInstanceOf(Refusal.Mutability.class);
        assertThat(refusal(TOLERANT, "{'op':'replace','path':'members[value eq `ADA`]','value':{'value':'LINUS'}}"))
                .isInstanceOf(Refusal.Mutability.class);
        assertThat(refusal(TOLERANT, "{'op':'add','path':'members.display','value':'x'}"))
                .isInstanceOf(Refusal.Mutability.class);
    }

    @Test
    void PAT_38_PAT_56_any_other_filter_is_left_to_the_database() {
        assertThat(members("{'op':'remove','path':'members[type eq `User`]'}"))
                .hasOnlyElementsOfType(RemoveMatching.class)
                .hasSize(1);
        assertThat(members("{'op':'remove','path':'members[value eq `ADA` and type eq `User`]'}"))
                .hasOnlyElementsOfType(RemoveMatching.class)
                .hasSize(1);
    }

    @Test
    void a_member_to_be_added_is_named_by_its_id() {
        assertThat(refusal(TOLERANT, "{'op':'add','path':'members[type eq `User`]','value':{}}"))
                .isInstanceOf(Refusal.InvalidFilter.class);
    }

    @Test
    void members_and_attributes_are_parted() {
        GroupPatch both = patch(
                STRICT,
                "{'op':'replace','value':{'displayName':'Navy','members':[{'value':'ADA'}]}},"
                        + "{'op':'add','path':'externalId','value':'e'}");
        GroupPatch membersOnly = patch(STRICT, "{'op':'remove','path':'members'}");

        assertThat(both.members()).containsExactly(new SetAll(List.of(ADA)));
        assertThat(both.touchesAttributes()).isTrue();
        assertThat(both.attributes().apply(json("{'displayName':'Army'}")))
                .isEqualTo(json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],"
                        + "'displayName':'Navy','externalId':'e'}"));
        assertThat(membersOnly.touchesAttributes()).isFalse();
    }

    @Test
    void a_group_keeps_its_name() {
        assertThat(refusal(TOLERANT, "{'op':'remove','path':'displayName'}")).isInstanceOf(Refusal.Mutability.class);
    }

    @Test
    void a_request_names_ten_thousand_members_at_most() {
        assertThat(patch(STRICT, add(10_000)).members()).hasSize(1);
        assertThat(refusal(STRICT, add(10_001))).isInstanceOf(Refusal.InvalidValue.class);
    }

    private static String add(int members) {
        return IntStream.range(0, members)
                .mapToObj(i -> "{'value':'" + new UUID(7, i) + "'}")
                .collect(Collectors.joining(",", "{'op':'add','path':'members','value':[", "]}"));
    }

    private static List<MemberChange> members(String operations) {
        List<MemberChange> tolerant = patch(TOLERANT, operations).members();
        if (!operations.contains("'id'")) {
            assertThat(patch(STRICT, operations).members()).isEqualTo(tolerant);
        }
        return tolerant;
    }

    private static Refusal refusal(Habits habits, String operations) {
        Refused refused = catchThrowableOfType(Refused.class, () -> patch(habits, operations));
        assertThat(refused).isNotNull();
        return refused.refusal();
    }

    private static GroupPatch patch(Habits habits, String operations) {
        String body = "{'schemas':['" + PatchMessage.URN + "'],'Operations':[" + operations + "]}";
        return Patches.of(ResourceType.GROUP, habits, ID)
                .group(
                        json(body.replace("ADA", ADA.toString())
                                .replace("LINUS", LINUS.toString())
                                .replace("'ID'", "'" + ID + "'")),
                        "https://muster.example/scim/v2");
    }
}
