package dev.muster.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.activity.FeedReader;
import dev.muster.activity.Rebuilt;
import dev.muster.testing.TestCompany;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Somebody who follows the change feed through all that happens to the server, and makes a copy from it.
final class Follower {

    private final Rebuilt copy = new Rebuilt();
    private FeedReader reader;

    Follower(TestCompany company) {
        this.reader = new FeedReader(company);
    }

    /// Goes on after the last event, at another address.
    void movesTo(TestCompany company) {
        reader = reader.at(company);
    }

    void reads() {
        reader.next(1000).forEach(copy::apply);
    }

    /// Reads on until the copy is what the company lists, which nobody changes now.
    void catchesUp(TestCompany company, String as) {
        Map<String, Map<String, String>> listed = Rebuilt.listed(company);
        for (int i = 0; i < 300 && !copy.directory().equals(listed); i++) {
            reads();
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(copy.directory()).as(as).isEqualTo(listed);
    }
}
