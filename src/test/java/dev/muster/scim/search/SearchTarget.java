package dev.muster.scim.search;

import dev.muster.directory.query.Position;
import dev.muster.directory.query.ResourceKind;
import dev.muster.fuzz.Fuzzed;
import dev.muster.fuzz.Invariant;
import dev.muster.fuzz.Lines;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.message.AttributeSelection;
import dev.muster.scim.message.JsonBody;
import dev.muster.setting.Dialect;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The body of a search becomes a question and a page of it. A cursor that is not byte for byte ours is no
/// cursor.
///
/// A line is `name|value`, with the value as JSON; an input without a line is a cursor.
public final class SearchTarget implements Fuzzed {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final Cursors CURSORS = new Cursors(new byte[32], CLOCK, new SecureRandom());
    private static final Walk WALK = new Walk("acme/entra", "[]");
    private static final Cursor CURSOR =
            new Cursor(Instant.EPOCH, 2, new Position(Arrays.asList("ada", null), new UUID(1, 1)));
    private static final String SEALED = CURSORS.seal(CURSOR, WALK);
    private static final Map<ResourceKind, ResourceType> TYPES =
            Map.of(ResourceKind.USERS, ResourceType.USER, ResourceKind.GROUPS, ResourceType.GROUP);

    @Override
    public void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (text.indexOf('|') < 0 && !text.startsWith("{")) {
            cursor(text);
            cursor(changed(input));
            return;
        }
        byte[] body = Lines.body(
                input,
                members -> "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"]," + members + "}",
                SearchTarget::member);
        for (Dialect dialect : List.of(Dialect.TOLERANT, Dialect.STRICT)) {
            search(Habits.of(dialect), body);
        }
    }

    private static String member(String line) {
        String[] words = line.split("\\|", 2);
        return Lines.quoted(words[0]) + ":" + (words.length > 1 ? words[1] : "null");
    }

    /// Each part is judged by itself: a wrong filter does not hide what the page is.
    private static void search(Habits habits, byte[] body) {
        Search search = SearchRequest.read(JsonBody.read(body, null), habits);
        PageRequest page = page(search);
        Invariant.holds(0 <= page.count() && page.count() <= 100, "a page is within its limit");
        for (ResourceType type : TYPES.values()) {
            AttributeSelection.named(type, search.attributes(), search.excludedAttributes());
        }
        Questions.of(TYPES, search, habits.tolerance(), page, true, "https://muster.example/scim/v2");
    }

    private static PageRequest page(Search search) {
        try {
            return PageRequest.of(search, WALK, CURSORS, 100);
        } catch (Refused refused) {
            Search first = new Search(List.of(), List.of(), null, null, null, null, null, null);
            return PageRequest.of(first, WALK, CURSORS, 100);
        }
    }

    private static void cursor(String text) {
        try {
            Invariant.same(CURSOR, CURSORS.open(text, WALK));
        } catch (Refused refused) {
            Invariant.holds(refused.refusal() instanceof Refusal.UnusableCursor, "it is about the cursor");
            Invariant.holds(!text.equals(SEALED), "our own is ours");
        }
    }

    /// A real cursor with some characters replaced by others.
    private static String changed(byte[] input) {
        byte[] bytes = SEALED.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < input.length; i++) {
            bytes[i % bytes.length] ^= input[i];
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
