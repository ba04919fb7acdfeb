package dev.muster.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The tables as the migrations make them.
public final class Tables {

    /// Those that belong to no company. Whoever adds one thinks twice, and then writes it here; this is the only
    /// place.
    public static final Set<String> WITHOUT_COMPANY = Set.of(
            "account",
            "account_role",
            "api_key",
            "audit",
            "audit_head",
            "company",
            "flyway_schema_history",
            "installation_key",
            "invitation",
            "password_link",
            "session",
            "sign_in_attempt");

    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db");
    private static final Pattern CREATED = Pattern.compile("create table (\\w+)");

    private Tables() {}

    /// All others: each of their rows belongs to a company.
    public static Set<String> ofCompanies() {
        Set<String> tables = new TreeSet<>();
        for (Path migration : migrations()) {
            Matcher created = CREATED.matcher(Source.page(migration.toString()));
            while (created.find()) {
                tables.add(created.group(1));
            }
        }
        tables.removeAll(WITHOUT_COMPANY);
        return tables;
    }

    static List<Path> migrations() {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
