package dev.muster.verify.catalogue;

import dev.muster.verify.Check;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Every check, in the order in which they are carried out.
public final class Catalogue {

    /// What others stand on comes first.
    private static final List<String> ORDER = List.of(
            "DSC", "SCH", "SEC", "MED", "ERR", "MEE", "COM", "CRE", "GET", "PUT", "DEL", "TYP", "NUL", "RES", "PAT",
            "FLT", "SRT", "PAG", "CUR", "SEA", "ETG", "BLK");

    private Catalogue() {}

    public static List<Check> all() {
        return Stream.of(
                        DiscoveryChecks.checks(),
                        SchemaChecks.checks(),
                        DoorChecks.checks(),
                        CommonChecks.checks(),
                        CreateChecks.checks(),
                        GetChecks.checks(),
                        PutChecks.checks(),
                        ValueChecks.checks(),
                        ResourceChecks.checks(),
                        PatchMessageChecks.checks(),
                        PatchChecks.checks(),
                        MemberChecks.checks(),
                        FilterChecks.checks(),
                        ListChecks.checks(),
                        CursorChecks.checks(),
                        VersionChecks.checks(),
                        BulkChecks.checks())
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt((Check check) -> ORDER.indexOf(check.area()))
                        .thenComparing(Check::id))
                .toList();
    }
}
