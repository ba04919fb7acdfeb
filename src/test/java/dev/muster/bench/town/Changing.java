package dev.muster.bench.town;

import dev.muster.bench.load.Answer;
import dev.muster.bench.load.Client;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Changes one person after the other, and remembers what was acknowledged.
public final class Changing implements Client {

    private final Asking.Place place;
    private final LongSupplier numbers;
    private final Town town;
    private final LongFunction<Change> changes;
    private String path = "";
    private List<String> texts = List.of();

    /// @param texts what the person's resource holds afterwards
    public record Change(String body, List<String> texts) {}

    public Changing(Asking.Place place, LongSupplier numbers, Town town, LongFunction<Change> changes) {
        this.place = place;
        this.numbers = numbers;
        this.town = town;
        this.changes = changes;
    }

    @Override
    public byte @Nullable [] next() {
        long number = numbers.getAsLong();
        if (number < 0) {
            return null;
        }
        Change change = changes.apply(number);
        path = "/Users/" + PersonTemplate.resourceId(number);
        texts = change.texts();
        return place.company().patch(path, change.body());
    }

    @Override
    public boolean answered(Answer answer) {
        if (answer.status() != 200) {
            return false;
        }
        town.acknowledge(place.company(), path, texts);
        return true;
    }
}
