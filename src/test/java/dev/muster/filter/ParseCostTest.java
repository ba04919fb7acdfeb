package dev.muster.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// What the costliest filters cost. The work is measured in bytes allocated, which are the same on every
/// machine; the time is printed, for whoever asks (`bin/fuzz cost`).
class ParseCostTest {

    private static final int LONGEST = 4096;

    /// Bytes that a character of a filter may cost: it is copied a few times, and the names are resolved.
    private static final int BYTES_PER_CHARACTER = 100;

    private static final int WARM_UP = 500;
    private static final int TIMES = 101;

    @Test
    void FLT_42_the_work_of_parsing_grows_with_the_length_only() {
        shapes().forEach((name, shape) -> {
            String half = shape.apply(LONGEST / 2);
            String whole = shape.apply(LONGEST);
            warmUp(half);
            warmUp(whole);

            assertThat(allocated(whole)).as(name).isLessThan(LONGEST * BYTES_PER_CHARACTER);
            assertThat(allocated(whole)).as(name).isLessThan(3 * allocated(half) + 4_096);
        });
    }

    @Test
    void the_time_of_the_costliest_filter_is_told() {
        String worst = "";
        long longest = 0;
        for (Map.Entry<String, IntFunction<String>> shape : shapes().entrySet()) {
            String filter = shape.getValue().apply(LONGEST);
            warmUp(filter);
            long median = median(filter);
            System.out.printf("parse %-28s %,8d ns%n", shape.getKey(), median);
            worst = median > longest ? shape.getKey() : worst;
            longest = Math.max(longest, median);
        }

        System.out.printf("parse: the costliest filter of 4 KB is '%s', with %,d ns in the median%n", worst, longest);
        assertThat(worst).isNotEmpty();
    }

    private static Map<String, IntFunction<String>> shapes() {
        Map<String, IntFunction<String>> shapes = new LinkedHashMap<>();
        shapes.put("one long value", length -> "title eq \"" + filled("x", length - 11) + "\"");
        shapes.put("a value of escapes", length -> "title eq \"" + filled("\\u00e9", length - 11) + "\"");
        shapes.put("a value of emoji", length -> "userName eq \"" + filled("\uD83D\uDE80", length - 14) + "\"");
        shapes.put("many terms", length -> repeated("title pr", " or ", length));
        shapes.put(
                "many comparisons", length -> repeated("emails.type ne \"" + "é".repeat(30) + "\"", " and ", length));
        shapes.put("many value paths", length -> repeated("emails[type eq \"w\" and value co \"x\"]", " or ", length));
        shapes.put("after brackets", length -> repeated("emails[type eq \"w\"].value eq \"x\"", " or ", length));
        shapes.put("brackets", length -> filled("(", length));
        shapes.put(
                "closed brackets", length -> filled("(", 39) + filled(" ", length - 90) + "title pr" + filled(")", 39));
        shapes.put("square brackets", length -> filled("emails[", length));
        shapes.put("not upon not", length -> filled("not ", length));
        shapes.put("not in not", length -> filled("not (", length));
        shapes.put("a long URN", length -> "urn:" + filled("a:", length - 10) + "b pr");
        shapes.put("a URN of dots", length -> "urn:a:" + filled("b.", length - 10) + " pr");
        shapes.put("long URNs", length -> repeated("urn:" + "acme:".repeat(12) + "User:x.y pr", " or ", length));
        shapes.put(
                "URN of the enterprise",
                length -> repeated(
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value pr", " or ", length));
        shapes.put("a long name", length -> filled("x", length - 3) + " pr");
        shapes.put("a long number", length -> "urn:acme:User:size eq " + filled("1", length - 22));
        shapes.put("numbers", length -> repeated("urn:a:b:c eq -1.5e-99", " or ", length));
        shapes.put(
                "a long time", length -> "meta.created gt \"2026-01-01T00:00:00." + filled("9", length - 39) + "Z\"");
        shapes.put("times", length -> repeated("meta.created gt \"2026-01-01T00:00:00.5+01:00\"", " or ", length));
        shapes.put("blanks", length -> filled(" ", length - 8) + "title pr");
        shapes.put("quotes", length -> filled("\"", length));
        shapes.put("unknown names", length -> repeated("titel pr", " or ", length));
        return shapes;
    }

    private static String filled(String with, int length) {
        return with.repeat(Math.max(0, length) / with.length());
    }

    /// Also more terms than are taken: how far the parser reads is part of the cost.
    private static String repeated(String term, String conjunction, int length) {
        return filled(term + conjunction, length - term.length()) + term;
    }

    private static long median(String filter) {
        long[] times = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            parse(filter);
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[TIMES / 2];
    }

    private static void warmUp(String filter) {
        for (int i = 0; i < WARM_UP; i++) {
            parse(filter);
        }
    }

    /// The least of some times, since others may make the machine allocate.
    private static long allocated(String filter) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            parse(filter);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static void parse(String filter) {
        try {
            FilterParser.parse(ResourceType.USER, Tolerance.ALL, filter);
        } catch (Refused refused) {
            // what it cost to refuse it counts as well
        }
    }
}
