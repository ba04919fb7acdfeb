package dev.muster.bench.town;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The companies of a run, who lives in them, and what was acknowledged and must be found again.
///
/// @param people in each company, numbered from 0
public record Town(
        Setup setup, List<Company> companies, int people, AtomicLong numbers, Map<String, Expected> acknowledged) {

    private static final long FIRST_NUMBER = 100_000_000;

    /// What a request is to be answered with from now on.
    ///
    /// @param texts all of them stand in the answer
    public record Expected(Company company, String path, List<String> texts) {}

    public Town(Setup setup, List<Company> companies, int people) {
        this(setup, companies, people, new AtomicLong(FIRST_NUMBER), new LinkedHashMap<>());
    }

    /// A number that nobody has.
    public long fresh() {
        return numbers.getAndIncrement();
    }

    /// Whatever was acknowledged of the same resource before holds no longer.
    public void acknowledge(Company company, String path, List<String> texts) {
        acknowledged.put(company.id() + path, new Expected(company, path, texts));
    }
}
