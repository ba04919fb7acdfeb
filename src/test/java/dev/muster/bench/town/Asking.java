package dev.muster.bench.town;

import dev.muster.bench.load.Answer;
import dev.muster.bench.load.Client;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A client that asks for one thing again and again, of other people each time.
///
/// @param numbers whom to ask for next; less than 0 when there is nobody left
public record Asking(LongSupplier numbers, LongFunction<byte[]> request, Check check) implements Client {

    /// Whether an answer is right; sees every answer once.
    public interface Check {
        boolean right(Answer answer);
    }

    /// Where a client stands among those who ask the same company.
    public record Place(Company company, int index, int clients) {

        /// Everybody of its share once.
        public LongSupplier once(int people) {
            return new Walk(index, clients, people, false);
        }

        /// Everybody of its share again and again. No two clients have a person in common.
        public LongSupplier round(int people) {
            return new Walk(index, clients, people, true);
        }

        /// Anybody, by a fixed sequence.
        public LongSupplier anybody(int people) {
            java.util.SplittableRandom random = new java.util.SplittableRandom(index + 1L);
            return () -> random.nextInt(people);
        }
    }

    private static final class Walk implements LongSupplier {
        private final int first;
        private final int step;
        private final int people;
        private final boolean again;
        private long next;

        Walk(int first, int step, int people, boolean again) {
            this.first = first;
            this.step = step;
            this.people = people;
            this.again = again;
            this.next = first;
        }

        @Override
        public long getAsLong() {
            if (next >= people) {
                if (!again || first >= people) {
                    return -1;
                }
                next = first;
            }
            long number = next;
            next += step;
            return number;
        }
    }

    public static List<Place> places(List<Company> companies, int connections) {
        int used = Math.min(companies.size(), connections);
        return IntStream.range(0, connections)
                .mapToObj(i -> new Place(
                        companies.get(i % used),
                        i / used,
                        connections / used + (i % used < connections % used ? 1 : 0)))
                .toList();
    }

    @Override
    public byte @Nullable [] next() {
        long number = numbers.getAsLong();
        return number < 0 ? null : request.apply(number);
    }

    @Override
    public boolean answered(Answer answer) {
        return check.right(answer);
    }
}
