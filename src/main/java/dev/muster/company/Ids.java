package dev.muster.company;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// New ids: UUID version 7, so that rows made together lie together in the indexes. Never given twice, and each after
/// the one before it, within a millisecond too (RFC 9562, section 6.2): a list by id shows what was made in its order,
/// and of two jobs the one decided later is done later.
public final class Ids {

    private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

    public UUID next() {
        return generator.generate();
    }

    public List<UUID> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }
}
