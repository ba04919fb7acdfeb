package dev.muster.bench.town;

import dev.muster.bench.load.Answer;
import dev.muster.bench.load.Client;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads its share of what was acknowledged, each resource once.
public final class Reader implements Client {

    private static final int TOLD = 20;

    private final List<Town.Expected> expected;
    private final int step;
    private final List<String> mistakes;
    private int next;
    private int asked;

    public Reader(List<Town.Expected> expected, int first, int step, List<String> mistakes) {
        this.expected = expected;
        this.next = first;
        this.step = step;
        this.mistakes = mistakes;
    }

    @Override
    public byte @Nullable [] next() {
        if (next >= expected.size()) {
            return null;
        }
        asked = next;
        next += step;
        return expected.get(asked).company().get(expected.get(asked).path());
    }

    @Override
    public boolean answered(Answer answer) {
        Town.Expected wanted = expected.get(asked);
        boolean right = answer.status() == 200 && wanted.texts().stream().allMatch(answer::contains);
        if (!right && mistakes.size() < TOLD) {
            mistakes.add(wanted.path() + " was acknowledged with " + wanted.texts() + ", and is answered "
                    + answer.status() + " " + answer.body());
        }
        return right;
    }
}
