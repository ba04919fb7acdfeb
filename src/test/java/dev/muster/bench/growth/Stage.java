package dev.muster.bench.growth;

import dev.muster.bench.growth.GrowthPlan.Shape;
import dev.muster.bench.machine.Database;
import dev.muster.bench.machine.ServerProcess;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.PersonBody;
import dev.muster.bench.town.Setup;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/// An installation of one size, with a database and a Muster of its own. All sizes stand beside each other, and
/// are asked by turns, so that whatever else the machine does reaches all of them.
///
/// @param people in each company, numbered from 0
/// @param fresh numbers that nobody has; `gone` counts those who were deleted
record Stage(
        Shape shape,
        int size,
        Database database,
        ServerProcess server,
        Setup setup,
        List<Place> places,
        int people,
        SplittableRandom random,
        AtomicLong fresh,
        AtomicLong gone) {

    private static final long FIRST_FRESH = 100_000_000;

    Stage(Shape shape, int size, Database database, ServerProcess server, Setup setup, List<Place> places, int people) {
        this(
                shape,
                size,
                database,
                server,
                setup,
                places,
                people,
                new SplittableRandom(size),
                new AtomicLong(FIRST_FRESH),
                new AtomicLong());
    }

    /// Somebody who stays.
    ///
    /// @param number less than half of the people of the company
    record Whom(Place place, long number) {

        Company company() {
            return place.company();
        }

        String userName() {
            return PersonBody.userName(number);
        }
    }

    Whom anybody() {
        return new Whom(places.get(random.nextInt(places.size())), random.nextInt(people / 2));
    }

    /// Somebody who will be missed by nobody: of the other half, each once.
    Whom leaving() {
        long count = gone.getAndIncrement();
        int company = (int) (count % places.size());
        return new Whom(places.get(company), people - 1 - count / places.size());
    }
}
