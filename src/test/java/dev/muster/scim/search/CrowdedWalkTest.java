package dev.muster.scim.search;

import static dev.muster.scim.search.Lists.each;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A walk by cursor while another client deletes and creates people: it meets everybody who stays, once.
class CrowdedWalkTest {

    private static final int PEOPLE = 90;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @ParameterizedTest
    @CsvSource({"'', ascending", "userName, descending", "title, ascending", "title, descending"})
    void CUR_12_a_walk_loses_nobody_and_repeats_nobody(String sortBy, String order)
            throws ExecutionException, InterruptedException {
        System.out.println("CrowdedWalkTest: -Dseed=" + SEED);
        Random random = new Random(SEED);
        Lists acme = Lists.of(TestCompany.named("Acme"));
        List<String> staying = new ArrayList<>();
        List<String> leaving = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String title = "\"" + (char) ('a' + random.nextInt(4)) + "\"";
            String name = "user" + random.nextInt(1000) + "-" + i;
            String id = acme.setting()
                    .creates(random.nextInt(4) == 0 ? user(name) : user(name).with("title", title));
            (random.nextBoolean() ? staying : leaving).add(id);
        }

        AtomicBoolean ended = new AtomicBoolean();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> crowd = others.submit(() -> comeAndGo(acme, leaving, ended, random));
            List<Answer> walk;
            try {
                walk = acme.walk("/Users", "sortBy", sortBy, "sortOrder", order, "count", "3");
            } finally {
                ended.set(true);
            }

            assertThat(crowd.get()).as("people who left").isPositive();
            assertThat(walk).hasSizeGreaterThan(staying.size() / 3);
            assertThat(each(walk, "/id"))
                    .as("seed %s", SEED)
                    .doesNotHaveDuplicates()
                    .containsAll(staying);
        }
    }

    private static int comeAndGo(Lists acme, List<String> leaving, AtomicBoolean ended, Random random) {
        int left = 0;
        while (!ended.get() && left < leaving.size()) {
            acme.setting().deletes(leaving.get(left));
            acme.setting().creates(user("new" + random.nextInt(1000) + "-" + left));
            left++;
        }
        return left;
    }
}
