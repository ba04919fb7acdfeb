package dev.muster.bench.growth;

import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.town.Setup;
import java.util.List;

/// How far growth is followed.
///
/// @param sizes of the installation in people, ascending; the first is what the others are held against
/// @param companies over which the largest size is spread; smaller ones over fewer, so that a company keeps its size
/// @param groups sizes of SCIM groups, ascending
/// @param requests of each kind in a round, as far as `seconds` reach
/// @param memberships of people who are deleted and were in very many groups
/// @param adds members that are added one by one at the beginning and at the end of the largest group
public record GrowthPlan(
        List<Integer> sizes,
        int companies,
        List<Shape> shapes,
        List<Integer> groups,
        int requests,
        double seconds,
        int repeats,
        int adds,
        int memberships) {

    /// Whether all people are in one company, or in many that are alike.
    public enum Shape {
        ONE("one company"),
        MANY("many companies");

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    public GrowthPlan {
        sizes = sizes.stream().sorted().toList();
        groups = groups.stream().sorted().toList();
        shapes = List.copyOf(shapes);
        check(sizes.size() >= 2, "--sizes must name two numbers of people");
        check(sizes.getLast() <= 50_000_000, "--sizes must be at most 50000000");
        check(companies >= 1 && companies <= 10_000, "--companies must be 1 to 10000");
        check(
                peopleOfACompany(sizes.getLast(), companies) >= 2 * Setup.DEPARTMENTS,
                "--sizes: a company needs " + 2 * Setup.DEPARTMENTS + " people");
        check(sizes.getFirst() >= 2 * Setup.DEPARTMENTS, "--sizes must be at least " + 2 * Setup.DEPARTMENTS);
        check(!groups.isEmpty() && groups.getFirst() >= 1, "--groups must name a size");
        check(
                requests >= 1 && seconds > 0 && repeats >= 1 && adds >= 1 && memberships >= 1,
                "--requests and others must be at least 1");
    }

    /// How many companies there are at a size.
    int companies(Shape shape, int size) {
        return switch (shape) {
            case ONE -> 1;
            case MANY -> Math.max(1, (int) ((long) companies * size / sizes.getLast()));
        };
    }

    int peopleOfACompany(Shape shape, int size) {
        return peopleOfACompany(size, companies(shape, size));
    }

    private static int peopleOfACompany(int size, int companies) {
        return size / companies / Setup.DEPARTMENTS * Setup.DEPARTMENTS;
    }

    private static void check(boolean right, String message) {
        if (!right) {
            throw new BenchFailure.WrongOption(message);
        }
    }
}
