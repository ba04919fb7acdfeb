package dev.muster.opinion;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Generated patches in a strict setting, against the other implementation; a share of them over HTTP, against what
/// the same patch makes in memory.
class PatchOpinionTest {

    private static final long SEED = Long.getLong("seed", 4711);
    private static final int PATCHES = 800;
    private static final int OVER_HTTP = 60;

    @Test
    void generated_patches_make_the_same_of_a_person_whoever_applies_them() {
        PatchJudges judges = compare(SEED, PATCHES);

        assertThat(judges.seen())
                .as("differences that occur with seed " + SEED)
                .containsExactlyInAnyOrder(PatchDifference.values());
    }

    @Test
    @Tag("long")
    void other_patches_make_the_same_of_a_person_each_time() {
        compare(Long.getLong("seed", System.nanoTime()), PATCHES * 50);
    }

    @Test
    void a_patch_over_http_stores_and_answers_what_it_makes_in_memory() {
        System.out.println("PatchOpinionTest seed " + SEED);
        TestSetting acme = TestCompany.named("Acme").setting("""
                {"dialect": "strict", "rate": {"perSecond": 10000, "burst": 10000}}""");
        GeneratedPatches generated = new GeneratedPatches(new GeneratedUsers(new Random(SEED)));
        for (int number = 0; number < OVER_HTTP; number++) {
            Optional<ObjectNode> person = PatchJudges.stored(generated.person("ada" + number));
            String body = Change.body(generated.changes());
            if (person.isEmpty()) {
                continue; // two primary elements
            }
            String id = acme.scim().post("/Users", person.get().toString()).id();
            Optional<ObjectNode> made = PatchJudges.ours(body, person.get());
            ObjectNode before = (ObjectNode) acme.reading(id).json();

            Answer answer = acme.scim().patch("/Users/" + id, body);

            String at = "seed %d, patch %d: %s on %s".formatted(SEED, number, body, before);
            ObjectNode after = (ObjectNode) acme.reading(id).json();
            if (made.isPresent()) {
                assertThat(answer).hasStatus(200);
                assertThat(answer.json()).as(at).isEqualTo(after);
                assertThat(clients(after)).as(at).isEqualTo(made.get());
            } else {
                assertThat(answer).hasStatus(400);
                assertThat(after).as(at).isEqualTo(before);
            }
        }
    }

    private static PatchJudges compare(long seed, int patches) {
        System.out.println("PatchOpinionTest seed " + seed);
        GeneratedPatches generated = new GeneratedPatches(new GeneratedUsers(new Random(seed)));
        PatchJudges judges = new PatchJudges();
        for (int number = 0; number < patches; number++) {
            Optional<ObjectNode> person = PatchJudges.stored(generated.person("ada" + number));
            List<Change> changes = generated.changes();
            String at = "seed %d, patch %d".formatted(seed, number);
            person.ifPresent(stored -> judges.compare(changes, stored, at));
        }
        // Most patches change something, or nothing would be compared.
        assertThat(judges.percentRefused()).isBetween(5, 50);
        assertThat(judges.percentUnchanged()).isBetween(5, 50);
        return judges;
    }

    /// Without what the server adds.
    private static ObjectNode clients(ObjectNode answered) {
        ObjectNode resource = GeneratedUsers.read(answered);
        resource.remove(List.of("id", "meta"));
        return resource;
    }
}
