package dev.muster.console.connect;

import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.setting.IdentityProvider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A SCIM setting on its way through the wizard. Nothing of it is stored: all that was chosen and typed travels
/// in the addresses and forms of the pages, so that every step can be reloaded, gone back to and kept.
public final class Draft {

    /// An address has its limits; further mappings are added when the setting is there.
    public static final int MOST_ROWS = 30;

    static final String PROVIDER = "provider";
    static final String NAME = "name";
    static final String GROUPING = "grouping";
    static final String TARGET = "target";
    static final String GROUP = "group";
    static final String NEW_GROUP = "newGroup";
    static final String ID = "id";

    private static final List<String> PAGE_ONE = List.of(PROVIDER, NAME);
    private static final List<String> PAGE_TWO = List.of(TARGET, GROUP, NEW_GROUP, GROUPING, ID);
    private static final List<String> PARTS = List.of("attribute", "field", "newName", "newType");

    private final FilledForm form;
    private final Map<String, String> values;
    private final int rows;

    private Draft(Page page, Map<String, String> values, int rows) {
        this.values = values;
        this.rows = rows;
        this.form = FilledForm.carried(page, values);
    }

    /// What a page sent, without rows that were left empty.
    static Draft of(Page page, Map<String, List<String>> sent) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : PAGE_ONE) {
            take(sent, name, name, values);
        }
        int rows = 0;
        Map<String, String> moved = new HashMap<>();
        for (int i = 0; i < MOST_ROWS; i++) {
            if (!isEmpty(sent, i)) {
                for (String part : PARTS) {
                    take(sent, place(i, part), place(rows, part), values);
                }
                moved.put(DraftReading.ROW + i, DraftReading.ROW + rows);
                rows++;
            }
        }
        for (String name : PAGE_TWO) {
            take(sent, name, name, values);
        }
        follow(moved, values);
        return new Draft(page, values, rows);
    }

    /// Group By stays with its mapping when one before that is taken away, and goes with it.
    private static void follow(Map<String, String> moved, Map<String, String> values) {
        String grouping = values.getOrDefault(GROUPING, "");
        if (grouping.startsWith(DraftReading.ROW)) {
            values.put(GROUPING, moved.getOrDefault(grouping, DraftReading.NONE));
        }
    }

    /// A row that says nothing: its select and its type always send something.
    private static boolean isEmpty(Map<String, List<String>> sent, int row) {
        return List.of("attribute", "field", "newName").stream()
                .allMatch(part -> value(sent, place(row, part)).isBlank());
    }

    private static void take(Map<String, List<String>> sent, String from, String to, Map<String, String> values) {
        String value = value(sent, from);
        if (!value.isEmpty()) {
            values.put(to, value);
        }
    }

    private static String value(Map<String, List<String>> sent, String name) {
        return sent.getOrDefault(name, List.of("")).getLast();
    }

    private static String place(int row, String part) {
        return "mappings[" + row + "]." + part;
    }

    /// The same before anything was read and found wrong.
    Draft copy(Page page) {
        return new Draft(page, values, rows);
    }

    /// Whether something of the first page is wrong.
    boolean isWrongBefore() {
        return form.errors().stream()
                .anyMatch(error ->
                        PAGE_ONE.contains(error.field()) || error.field().startsWith("mappings"));
    }

    public FilledForm form() {
        return form;
    }

    /// How many mappings there are.
    public int rows() {
        return rows;
    }

    /// The name of a field of a row.
    public String name(int row, String part) {
        return place(row, part);
    }

    public @Nullable IdentityProvider provider() {
        return IdentityProvider.of(form.typed(PROVIDER)).orElse(null);
    }

    /// The id that the setting will have, so that a form that is sent twice makes one setting.
    @Nullable
    UUID id() {
        String text = form.typed(ID);
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) && id.version() == 7 ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// What the page for groups carries along of the page before.
    public Map<String, String> pageOne() {
        return values.entrySet().stream()
                .filter(value -> !PAGE_TWO.contains(value.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }

    /// What the first page carries along of the page for groups.
    public Map<String, String> pageTwo() {
        return values.entrySet().stream()
                .filter(value -> PAGE_TWO.contains(value.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }

    /// All of it for an address.
    String query() {
        return values.entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    List<Integer> places() {
        return IntStream.range(0, rows).boxed().toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
