package dev.muster.fuzz;

import dev.muster.filter.Filter;
import dev.muster.filter.FilterParser;
import dev.muster.filter.Tolerance;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import java.nio.charset.StandardCharsets;

/// A parser with a fault that bytes thrown at random would not find in years, and a search that is led by what
/// the code does finds at once.
public final class HiddenFault {

    static final String FAULT = "the hidden fault";

    private HiddenFault() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            String text = new String(input, StandardCharsets.UTF_8);
            Filter filter = FilterParser.parse(ResourceType.USER, Tolerance.NONE, text);
            if (filter instanceof Filter.Present) {
                throw new IllegalStateException(FAULT);
            }
        } catch (Refused refused) {
            // not yet
        }
    }
}
